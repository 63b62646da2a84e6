"""The page about services along a path is true: its commands run, and they find what its made-up people hold."""

import json
from pathlib import Path

import pytest

from mittari.cli import PANELS
from tests.docs.walk import DOCS, in_python, rows, walk

PAGE = (DOCS / "effects.md").read_text(encoding="utf-8")
ABOUT = PANELS["What goes along with services on the path"]


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """The folder after the walk, and what each command said."""
    folder = tmp_path_factory.mktemp("effects")
    return folder, walk("effects.md", folder)


def test_each_command_is_run_and_is_in_the_first_table(walked: tuple[Path, dict[str, str]]) -> None:
    run_ones = {line.split()[1] for line in walked[1] if line.startswith("mittari")}
    assert run_ones == set(ABOUT)
    for name in ABOUT:
        assert f"| `mittari {name}` |" in PAGE


def test_services_lie_where_they_were_put(walked: tuple[Path, dict[str, str]]) -> None:
    found = rows(walked[0] / "dose/services.csv")
    within = [float(row["low"]) < number / 10 < float(row["high"]) for number, row in enumerate(found)]
    assert (len(within), sum(within)) >= (12, 10)


def test_the_weighted_figure_is_near_the_truth_and_the_crude_one_is_not(walked: tuple[Path, dict[str, str]]) -> None:
    told = json.loads((walked[0] / "msm/msm.json").read_text(encoding="utf-8"))
    assert all(abs(value - 2) < 2 * told["se"][period] for period, value in told["effects"].items())
    assert all(abs(value) < 0.5 for value in told["crude"]["effects"].values())
    assert set(told["weights"]) == {"mean", "max", "effective_sample_size"}


def test_the_series_holds_its_step_and_least_squares_is_surer(walked: tuple[Path, dict[str, str]]) -> None:
    level = {row["effect"]: row for row in rows(walked[0] / "series/estimates.csv")}["level"]
    assert float(level["low"]) < 15 < float(level["high"])
    assert float(level["ols_se"]) < float(level["se"])


def test_units_stand_in_order_of_name(walked: tuple[Path, dict[str, str]]) -> None:
    names = [row["unit"] for row in rows(walked[0] / "providers/providers.csv")]
    assert names == sorted(names)
    assert len(names) == 16


def test_the_share_in_a_job_is_that_of_a_plain_loop(walked: tuple[Path, dict[str, str]]) -> None:
    """Until month 3 few are out of sight: shares of those still seen are within a percentage point."""
    seen: dict[str, list[tuple[int, str]]] = {}
    for row in rows(walked[0] / "statuses.csv"):
        seen.setdefault(row["id"], []).append((int(row["month"]), row["status"]))
    now = [[status for month, status in mine if month <= 3][-1] for mine in seen.values() if mine[-1][0] >= 3]
    told = {(row["time"], row["status"]): row for row in rows(walked[0] / "transitions/occupancy_at.csv")}
    plain = now.count("job") / (len(now) - now.count(""))
    assert float(told["3.0", "job"]["share"]) == pytest.approx(plain, abs=0.02)


def test_the_cost_of_an_improvement_is_one_sum_over_the_other(walked: tuple[Path, dict[str, str]]) -> None:
    clients = [row for row in rows(walked[0] / "costs.csv") if row["way"] == "support"]
    ratio = sum(float(row["euros"]) for row in clients) / sum(row["improved"] == "1" for row in clients)
    told = {row["group"]: row for row in rows(walked[0] / "cost/groups.csv")}
    assert float(told["support"]["ratio"]) == pytest.approx(ratio)


def test_files_it_names_are_there(walked: tuple[Path, dict[str, str]]) -> None:
    made = {file.name for file in walked[0].rglob("*") if file.is_file()}
    named = {"balance.csv", "positivity.csv", "weights.csv", "course.csv", "series.svg", "funnel.svg", "flows.csv"}
    assert named | {"acceptability.csv", "increments.csv", "occupancy.svg", "summary.txt"} <= made
    assert all(name in PAGE for name in named)


def test_python_gives_what_the_commands_wrote(
    walked: tuple[Path, dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = in_python(PAGE, walked[0], monkeypatch)["found"]
    written = [float(row["effect"]) for row in rows(walked[0] / "dose/services.csv")]
    assert found.services["effect"].tolist() == pytest.approx(written)
