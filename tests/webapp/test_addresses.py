import pytest

from webapp.addresses import local_only


@pytest.mark.parametrize("address", ["/", "/my/answer/x?check=1", "/coach/clients#a"])
def test_an_address_of_this_site_stays(address: str) -> None:
    assert local_only(address) == address


@pytest.mark.parametrize(
    "address",
    ["", "x", "//evil.example", "https://evil.example", "/\\evil.example", "\\\\evil", "/a\nb", "/\tb", "javascript:1"],
)
def test_an_address_that_leads_away_is_dropped(address: str) -> None:
    assert local_only(address) == ""
