"""What every definition shares: frozen, no unknown keys, and names in one spelling."""

import datetime
import re
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

ID = r"^[a-z][a-z0-9]*([-_][a-z0-9]+)*$"
ITEM_ID = r"^[A-Za-z][A-Za-z0-9_]*$"
VERSION = r"^(0|[1-9][0-9]{0,5})(\.(0|[1-9][0-9]{0,5})){2}$"
LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$"
Id = Annotated[str, StringConstraints(pattern=ID, max_length=64)]
ItemId = Annotated[str, StringConstraints(pattern=ITEM_ID, max_length=64)]
Version = Annotated[str, StringConstraints(pattern=VERSION)]
Language = Annotated[str, StringConstraints(pattern=LANGUAGE)]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Source = Annotated[str, StringConstraints(min_length=3, strip_whitespace=True)]


def _written(pattern: str, wanted: str) -> BeforeValidator:
    def check(value: Any) -> Any:
        if isinstance(value, str) and not re.fullmatch(pattern, value):
            raise ValueError(f"not {wanted}")
        return value

    return BeforeValidator(check)


def _share() -> BeforeValidator:
    def read(value: Any) -> Any:
        if isinstance(value, str):
            if not re.fullmatch(r"(100|[1-9]?\d)%", value):
                raise ValueError("not a share like 20%")
            return int(value.removesuffix("%")) / 100
        return value

    return BeforeValidator(read)


# One spelling each: two keys that differ as text (1 and 01, 2 and 2.0) must not become the same number.
WholeNumber = Annotated[int, _written(r"0|-?[1-9]\d{0,8}", "a whole number like 3 or -1, of nine digits at most")]
Number = Annotated[float, _written(r"-?(0|[1-9]\d{0,8})(\.\d{0,12}[1-9])?", "a number like 3 or 0.25")]
Share = Annotated[float, _share(), Field(gt=0, le=1)]
Day = Annotated[datetime.date, _written(r"\d{4}-\d\d-\d\d", "a date like 2026-03-31")]
Recall = Annotated[str, _written(r"now|lifetime|P[1-9]\d*[DWMY]", "a time like P2W (two weeks), now or lifetime")]


def version_order(version: str) -> tuple[int, ...]:
    """A version as numbers, so that 10.0.0 comes after 9.0.0."""
    return tuple(int(part) for part in version.split("."))


class Definition(BaseModel):
    """A frozen piece of a definition; a key it does not know is an error, not a comment."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, allow_inf_nan=False)
