"""Who was served: numbers that stand out, and everybody in each chart."""

from mittari.reports.blocks.served import content
from mittari.reports.words import Words
from tests.reports.made_up import report


def test_tiles_and_charts() -> None:
    built = report()
    found = content(built, built.indicators[0], Words("en"))
    assert found["tiles"][0] == ("clients", "320")
    for _, rows in found["charts_by"]:
        assert sum(int(row.count) for row in rows) == 320
