"""Services: by name, the most used first, hidden ones last."""

from mittari.reports.blocks.services import content
from mittari.reports.words import Words
from tests.reports.made_up import report


def test_the_most_used_first_and_hidden_last() -> None:
    built = report()
    indicator = next(one for one in built.indicators if one.measure == "services")
    bars = content(built, indicator, Words("en"))["bars"]
    values = [row.value for row in bars if row.value is not None]
    assert values == sorted(values, reverse=True)
    assert [row.value is None for row in bars] == sorted(row.value is None for row in bars)
    assert built.library.services.name(built.library.services.codes[0].id, "en") in [row.label for row in bars]
