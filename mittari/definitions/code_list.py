"""codes/*.yaml: the shared lists of domains, services and statuses, with their names in each language."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from mittari.definitions.model import Definition, Id, Language, Text


class Code(Definition):
    """One entry: its code, its names, and (for a status) whether it is a job in the open labour market."""

    id: Id
    names: Annotated[dict[Language, Text], Field(min_length=1)]
    group: Id | None = None
    open_labour_market: bool = False


class CodeList(Definition):
    """A closed list; what is not on it is refused where it comes in."""

    id: Id
    version: Text
    codes: Annotated[tuple[Code, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _has_each_code_once(self) -> Self:
        ids = [entry.id for entry in self.codes]
        if twice := sorted({name for name in ids if ids.count(name) > 1}):
            raise ValueError(f"here twice: {', '.join(twice)}")
        return self

    def name(self, code: str, language: str) -> str:
        """The name of a code in a language; in its own order of languages where that one is not there."""
        names = next(entry.names for entry in self.codes if entry.id == code)
        return names.get(language) or names.get(language.split("-")[0]) or next(iter(names.values()))

    def __contains__(self, code: object) -> bool:
        return any(entry.id == code for entry in self.codes)
