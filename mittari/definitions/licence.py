"""Who may use an instrument for what, and which parts of it travel with mittari."""

from typing import Literal

from mittari.definitions.model import Definition, Source, Text

Part = Literal["shipped", "operator", "none"]


class Uses(Definition):
    """What the licence allows."""

    individual: bool
    group: bool
    commercial: bool


class Licence(Definition):
    """`text: operator` means the holder of a permission installs the wording; until then only imports are scored."""

    text: Part
    key: Part
    modification: Literal["free", "verbatim", "forbidden"]
    permission: Literal["none", "cite", "register", "licence", "contract"]
    uses: Uses
    notice: Text
    evidence: Source
    permission_ref: Text | None = None
