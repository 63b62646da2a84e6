"""One option of several; the answer is the option's code."""

from mittari.answers.number_text import whole_number
from mittari.definitions.item import Coding, Item


def parse(item: Item, coding: Coding | None, text: str) -> int:
    """The code in a text; raises ValueError with the codes there are."""
    codes = coding.codes if coding else ()
    code = whole_number(text)
    if code not in codes:
        raise ValueError(f"not one of the codes {_listed(codes)}")
    return code


def _listed(codes: tuple[int, ...]) -> str:
    consecutive = codes == tuple(range(codes[0], codes[0] + len(codes))) if codes else False
    return f"{codes[0]}-{codes[-1]}" if consecutive else ", ".join(map(str, codes))
