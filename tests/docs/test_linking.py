"""The page about measuring and linking is true: its commands run and find what its made-up people hold."""

import statistics
from pathlib import Path
from typing import get_args

import pytest

from mittari.definitions.yaml_reader import read_yaml
from mittari.psychometrics.linking.declaration import Declaration, ReferenceGroup, Side
from mittari.psychometrics.linking.table import Method
from tests.docs.walk import DOCS, in_python, rows, walk

PAGE = (DOCS / "linking.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """The folder after the walk, and what each command said."""
    folder = tmp_path_factory.mktemp("linking")
    return folder, walk("linking.md", folder)


def test_the_retest_gives_the_noise_of_a_plain_loop(walked: tuple[Path, dict[str, str]]) -> None:
    folder = walked[0]

    def days(row: dict[str, str]) -> float:
        codes = [4 - int(row[name]) if name == "worried" else int(row[name]) for name in list(row)[2:]]
        return 25 * statistics.mean(codes)

    first = {row["id"]: days(row) for row in rows(folder / "first.csv")}
    pairs = [(first[row["id"]], days(row)) for row in rows(folder / "again.csv") if row["same"] == "yes"]
    within = statistics.mean((one - other) ** 2 / 2 for one, other in pairs)
    norms = read_yaml(folder / "evidence/norms.yaml").tree["norms"]
    assert len(pairs) == 90
    assert float(norms[0]["sem"]) == pytest.approx(within**0.5, abs=1e-5)


def test_it_names_the_question_that_is_answered_otherwise_in_swedish(walked: tuple[Path, dict[str, str]]) -> None:
    text = (walked[0] / "evidence/evidence.txt").read_text(encoding="utf-8")
    assert "Answered differently at the same score: worried (" in text
    assert "scalar invariance over groups does not hold" in text
    assert all(step in text for step in ("configural", "metric", "scalar"))


def test_the_link_turns_the_scale_and_every_row_has_its_error(walked: tuple[Path, dict[str, str]]) -> None:
    table = rows(walked[0] / "link/table.csv")
    equivalents = [float(row["to"]) for row in table]
    assert len(table) == 31
    assert equivalents == sorted(equivalents, reverse=True)
    assert all(float(row["se"]) > 0 for row in table)


def test_services_stand_side_by_side_with_the_error_of_the_link(walked: tuple[Path, dict[str, str]]) -> None:
    told = {
        row["service"]: {name: float(row[name]) for name in row if name != "service"}
        for row in rows(walked[0] / "domain/domain.csv")
    }
    scores = [float(row["new"]) for row in rows(walked[0] / "services.csv") if row["new"]]
    assert told["workshop"]["t"] == pytest.approx(50 + 10 * (statistics.mean(scores) - 48) / 20)
    assert told["workshop"]["linking_se"] == 0 < told["coaching"]["linking_se"]
    # Moods of coaching lie around .5, where the new meter's mean is 50 + 5 * 4 * .5.
    assert told["coaching"]["points"] == pytest.approx(60, abs=3 * told["coaching"]["se"] * 2)


def test_every_key_and_method_is_named() -> None:
    keys = {field.alias or name for name, field in Declaration.model_fields.items()}
    for key in keys | set(Side.model_fields) | {"reference"}:
        assert f"`{key}`" in PAGE
    assert all(f"{name}:" in PAGE for name in ReferenceGroup.model_fields)
    for method in get_args(Method):
        assert f"| `{method}` |" in PAGE


def test_python_gives_what_the_commands_wrote(
    walked: tuple[Path, dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    means = in_python(PAGE, walked[0], monkeypatch)["means"]
    written = [float(row["t"]) for row in rows(walked[0] / "domain/domain.csv")]
    assert means.table["t"].tolist() == pytest.approx(written)
