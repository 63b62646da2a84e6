import csv
from pathlib import Path

import pytest

from mittari.demo.folder import DemoFolder
from tests.cli.conftest import Run

PERIOD = ("--period", "2025-01-01/2025-12-31")
IMATRA = ("--for", "organisation:imatran-tyollisyyspalvelut")


def figures(folder: Path) -> list[dict[str, str]]:
    return list(csv.DictReader((folder / "report.csv").read_text(encoding="utf-8-sig").splitlines()))


def test_database_and_snapshot_give_the_same_figures(run: Run, small_demo: DemoFolder, tmp_path: Path) -> None:
    from_db = run("report", "--db", small_demo.database, *IMATRA, *PERIOD, "-o", tmp_path / "a")
    from_snapshot = run("report", "--snapshot", small_demo.snapshot, *IMATRA, *PERIOD, "-o", tmp_path / "b")
    assert (from_db.status, from_snapshot.status) == (0, 0)
    assert figures(tmp_path / "a") == figures(tmp_path / "b")
    assert "Imatran työllisyyspalvelut" in (tmp_path / "a" / "report.html").read_text(encoding="utf-8")


def test_no_figure_is_naked_and_no_small_group_is_shown(run: Run, small_demo: DemoFolder, tmp_path: Path) -> None:
    run("report", "--snapshot", small_demo.snapshot, *IMATRA, *PERIOD, "-o", tmp_path)
    rows = figures(tmp_path)
    assert any(row["suppressed"] for row in rows)
    for row in rows:
        assert row["definition_version"]
        assert row["period"] == "2025-01-01/2025-12-31"
        if row["suppressed"]:
            assert row["value"] == ""
        else:
            assert row["n"] != ""
            assert row["count"] in ("", "0") or int(row["count"]) >= 5
            assert row["kind"] == "count" or row["value"] == "" or row["low"] or row["n"] == "0"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("--for", "area:03", *PERIOD), "either --db URL or --snapshot DIR"),
        (("--snapshot", "SNAPSHOT", "--for", "area:999", *PERIOD), "not in the areas"),
        (("--snapshot", "SNAPSHOT", "--for", "planet:earth", *PERIOD), "is not a scope"),
        (("--snapshot", "SNAPSHOT", "--for", "area:03", "--period", "2025"), "period"),
        (("--snapshot", "SNAPSHOT", "--for", "area:03", *PERIOD, "--kind", "horoscope"), "horoscope"),
        (("--snapshot", "SNAPSHOT", "--for", "organisation:imatran-tyo", *PERIOD), "no organisation 'imatran-tyo'"),
        (("--snapshot", "SNAPSHOT", "--for", "organisation:tyopaja", *PERIOD), "'tyopaja' is a unit or a provider"),
        (
            ("--snapshot", "SNAPSHOT", "--for", "organisation:tyopaja-imatra", *PERIOD),
            "a unit or a provider, not an organisation",
        ),
        (("--snapshot", "SNAPSHOT", "--for", "organisation:zzz", *PERIOD), "saimaanrannan-tyopaja"),
        (("--snapshot", "nowhere", "--for", "area:03", *PERIOD), "nowhere"),
    ],
)
def test_what_can_not_be_reported_is_refused_with_a_reason(
    run: Run, small_demo: DemoFolder, tmp_path: Path, words: tuple[str, ...], reason: str
) -> None:
    named = [str(small_demo.snapshot) if word == "SNAPSHOT" else word for word in words]
    ran = run("report", *named, "-o", tmp_path / "out")
    assert ran.status == 2
    assert reason in ran.err
    assert not (tmp_path / "out").exists()
