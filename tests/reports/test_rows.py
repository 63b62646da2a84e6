"""Rows for programs: no naked figure, and nothing small."""

from mittari.reports.rows import about_rows, figure_rows
from tests.reports.made_up import PERIOD, report

ALWAYS = ["indicator", "definition_version", "figure", "kind", "period", "scope", "simulated"]


def test_every_row_says_what_it_is() -> None:
    rows = figure_rows(report())
    assert rows[ALWAYS].notna().all(axis=None)
    assert set(rows["period"]) == {PERIOD}
    assert set(rows["simulated"]) == {True}
    told = rows[rows["suppressed"] == ""]
    assert told[["n", "eligible", "value"]].notna().all(axis=None)
    assert told.loc[told["kind"] != "count", ["low", "high"]].notna().all(axis=None)


def test_a_hidden_row_has_no_value_and_says_why() -> None:
    rows = figure_rows(report(60))
    hidden = rows[rows["suppressed"] == "small_group"]
    assert len(hidden) > 5
    assert hidden[["value", "low", "high"]].isna().all(axis=None)


def test_no_count_is_between_one_and_four() -> None:
    for clients in (25, 60, 320):
        rows = figure_rows(report(clients))
        for name in ("count", "n", "eligible"):
            assert not rows[name].dropna().between(1, 4).any()


def test_about_says_how() -> None:
    about = about_rows(report()).set_index("key")["value"]
    assert about["smallest_group"] == "5"
    assert about["simulated"] == "True"
    assert about["indicator change"] == "1.0.0"
