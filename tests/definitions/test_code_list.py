"""A code list knows its codes and names them in the reader's language, or in the next best."""

import pytest

from mittari.definitions.code_list import CodeList

STATUSES = CodeList.model_validate(
    {
        "id": "statuses",
        "version": "1",
        "codes": [{"id": "employed", "names": {"fi": "Työssä", "sv": "I arbete"}}],
    }
)


@pytest.mark.parametrize(("language", "name"), [("sv", "I arbete"), ("fi-x-selko", "Työssä"), ("ar", "Työssä")])
def test_names_a_code(language: str, name: str) -> None:
    assert STATUSES.name("employed", language) == name


def test_holds_its_codes_only() -> None:
    assert "employed" in STATUSES
    assert "other" not in STATUSES
