"""MAP.yaml: how the columns of somebody's file become measurements. It names columns; it holds no answers."""

from pathlib import Path
from typing import Self

from pydantic import Field, model_validator

from mittari.definitions.model import Day, Definition, Id, ItemId, Text
from mittari.definitions.validate import validate
from mittari.definitions.yaml_reader import read_yaml


class EpisodeMap(Definition):
    """One episode a client: in one service, between two columns, or else from the first to the last answer."""

    service: Id
    provider: Id
    provider_name: Text | None = None
    start: Text | None = None
    end: Text | None = None


class AnswerMap(Definition):
    """Where a file holds what.

    `client` is the column with the client's label. Dates stand in the column `date`, or are given for each value of
    the column `time` in `dates`. `items` names the columns of items that are not named by their id; `totals` the
    columns with stored totals, by score id. `coach` is the login of the coach whom the clients get, `coach_column` the
    column with the login of each one's coach; both together: `coach` where the column is empty.
    """

    client: Text
    organisation: Id
    organisation_name: Text | None = None
    time: Text | None = None
    date: Text | None = None
    dates: dict[Text, Day] = Field(default_factory=dict)
    items: dict[ItemId, Text] = Field(default_factory=dict)
    totals: dict[Id, Text] = Field(default_factory=dict)
    municipality: Text | None = None
    coach: Text | None = None
    coach_column: Text | None = None
    episode: EpisodeMap | None = None
    language: Text = "fi"
    mode: Text = "paper"
    label_prefix: str = ""

    @model_validator(mode="after")
    def _has_dates(self) -> Self:
        if (self.date is None) == (not self.dates):
            raise ValueError("give either date (a column) or dates (one for each value of time)")
        if self.dates and self.time is None:
            raise ValueError("dates needs time, the column whose values it names")
        return self

    def columns(self) -> list[str]:
        """The columns the file must have besides those of items."""
        named = [self.client, self.time, self.date, self.municipality, self.coach_column, *self.totals.values()]
        if self.episode:
            named += [self.episode.start, self.episode.end]
        return [name for name in named if name is not None]


def read_answer_map(path: Path) -> AnswerMap:
    """The map in a file; raises DefinitionError with every problem."""
    return validate(AnswerMap, read_yaml(path))
