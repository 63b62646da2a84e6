"""The slip: a pattern that a camera reads as the address, in the client's language."""

import pytest
import segno

from webapp.coach.slip import pattern, slip_of

ADDRESS = "https://mittari.example/l/" + "x" * 43


def test_the_pattern_is_the_address_with_room_around_it() -> None:
    modules = segno.make(ADDRESS, micro=False, error="m").symbol_size(border=0)[0]
    svg = str(pattern(ADDRESS))
    assert f'viewBox="0 0 {modules + 8} {modules + 8}"' in svg
    assert 'aria-hidden="true"' in svg
    assert "style" not in svg


@pytest.mark.parametrize(
    ("client", "slip", "title"),
    [("fi", "fi", "Sinun linkkisi"), ("fi-x-selko", "fi-x-selko", "Sinun linkkisi"), ("sv", "sv", "Din länk"),
     ("en", "en", "Your link"), ("xx", "fi", "Sinun linkkisi")],
)  # fmt: skip
def test_the_slip_speaks_the_clients_language(client: str, slip: str, title: str) -> None:
    found = slip_of(ADDRESS, client)
    assert (found.language, found.direction, found.say("slip.title")) == (slip, "ltr", title)
