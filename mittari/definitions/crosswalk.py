"""crosswalks/<from>-to-<to>.yaml: how two versions of a meter belong together, item by item and score by score."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from mittari.definitions.model import Definition, Id, ItemId, Text, Version, WholeNumber


class ItemFate(Definition):
    """What became of an item of the older version; `as_` is its id in the newer one where that differs.

    Its answers are carried over as they are if it was kept, or changed in its wording only; if it was recoded, code by
    code.
    """

    is_: Annotated[Literal["kept", "changed", "recoded", "dropped"], Field(alias="is")]
    as_: Annotated[ItemId | None, Field(alias="as")] = None
    codes: dict[WholeNumber, WholeNumber] | None = None
    why: Text | None = None


def _from_word(value: Any) -> Any:
    return {"is": value} if isinstance(value, str) else value


class ScoreFate(Definition):
    """Whether a score of the two versions can be compared, and why that may be said."""

    comparable: Literal["as_it_is", "after_mapping", "no"]
    why: Text


class Crosswalk(Definition):
    """The content of a crosswalk: every item of both versions, and every score of both."""

    from_: Annotated[Version, Field(alias="from")]
    to: Version
    items: Annotated[dict[ItemId, Annotated[ItemFate, BeforeValidator(_from_word)]], Field(min_length=1)]
    new: dict[ItemId, Text] = Field(default_factory=dict)
    scores: dict[Id, ScoreFate] = Field(default_factory=dict)

    @property
    def carried(self) -> dict[str, str]:
        """The items whose answers are carried over: the id in the older version -> the id in the newer one."""
        return {name: fate.as_ or name for name, fate in self.items.items() if fate.is_ != "dropped"}

    @property
    def comparable(self) -> frozenset[str]:
        """The scores that may be compared."""
        return frozenset(name for name, fate in self.scores.items() if fate.comparable != "no")
