"""reports/<id>.yaml: which indicators a report shows, in which order."""

from typing import Annotated

from pydantic import Field

from mittari.definitions.model import Definition, Id, Language, Text, Version


class ReportDefinition(Definition):
    """One kind of report. `minimum_group` is the least number of people behind any figure."""

    id: Id
    version: Version
    names: Annotated[dict[Language, Text], Field(min_length=1)]
    indicators: Annotated[tuple[Id, ...], Field(min_length=1)]
    minimum_group: Annotated[int, Field(ge=3)] = 5
