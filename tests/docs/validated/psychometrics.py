"""mittari psychometrics beside R's psych."""

import json
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import yaml

from tests.docs.validated.table import Row, Validated, one, r_figures, run
from tests.psychometrics.answers import CALM, TURNED_BIG_FIVE
from tests.shared_files import DATA, ORACLE
from tests.small_meter import INSTRUMENT, write_meter

HEAD = INSTRUMENT[: INSTRUMENT.index("codings:")]
BIG_FIVE = {name[0].upper(): name for name in ("agree", "conscientious", "extraversion", "neuroticism", "openness")}
STEPS = ("configural", "metric", "scalar")
SAYS = (
    "R: psych 2.2.9, on 3,032 people with 20 items (`psychtools_sai_time1.csv`) and 2,800 with 25 "
    "(`psychtools_bfi.csv`), as they stand but for points in names of columns. The meters hold nothing but the items' "
    "names, which are reversed, and that scores are means of what was answered. Alpha and omega are those of the 2,931 "
    "who answered all 20 items; lavaan 0.6-14 has the same one-factor model of women and men."
)


def sections(folder: Path) -> Iterator[Validated]:
    """Two questionnaires: their scores, and how the first one hangs together."""
    commands = [_ran(folder, "anxiety", *_anxiety()), _ran(folder, "big-five", *_five(), group="gender")]
    yield Validated("mittari psychometrics", SAYS, tuple(commands), tuple(_rows(folder)))


def _rows(folder: Path) -> Iterator[Row]:
    expected = json.loads((ORACLE / "psychometrics.json").read_text())
    found = _figures(folder, "anxiety")
    of_all, complete = expected["sai_time1"], expected["sai_time1_omega"]
    answered = r_figures("consistency")
    for ours, r in (("mean", of_all["mean"]["sai"]), ("sd", of_all["sd"]["sai"]), ("alpha", answered["alpha"])):
        yield one(f"20 items: {ours}", found["whole", ours], r, 1e-9)
    rests = tuple(value for (_, name), value in found.items() if name.startswith("item-rest"))
    yield Row("20 items: item-rest correlations", rests, tuple(answered["item_rest"]), 1e-9)
    yield one("20 items: omega total, three factors", found["whole", "omega total"], complete["omega_tot"], 1e-3)
    yield one("20 items: omega hierarchical", found["whole", "omega hierarchical"], complete["omega_h"], 1e-3)
    five = _figures(folder, "big-five")
    for name in BIG_FIVE.values():
        for figure in ("mean", "sd"):
            yield one(f"{name}: {figure}", five[name, figure], expected["bfi"][figure][name], 1e-9)
    for figure, of_r in zip(("CFI", "RMSEA"), r_figures("same_meaning"), strict=True):
        steps = tuple(five["agree", f"{figure}, {step} over groups"] for step in STEPS)
        yield Row(f"agree, women and men: {figure}, {', '.join(STEPS)}", steps, tuple(of_r), 1e-3)


def _anxiety() -> tuple[pd.DataFrame, dict[str, list[str]], set[str], int]:
    answers = pd.read_csv(DATA / "psychtools_sai_time1.csv").iloc[:, 3:].rename(columns=_plain)
    return answers, {"whole": answers.columns.tolist()}, {_plain(name) for name in CALM}, 4


def _five() -> tuple[pd.DataFrame, dict[str, list[str]], set[str], int]:
    answers = pd.read_csv(DATA / "psychtools_bfi.csv")
    scales = {name: [f"{letter}{number}" for number in range(1, 6)] for letter, name in BIG_FIVE.items()}
    columns = [*(item for items in scales.values() for item in items), "gender"]
    return answers[columns], scales, TURNED_BIG_FIVE, 6


def _plain(name: str) -> str:
    return name.replace(".", "_")


def _ran(
    folder: Path,
    name: str,
    answers: pd.DataFrame,
    scales: dict[str, list[str]],
    turned: set[str],
    top: int,
    group: str = "",
) -> str:
    """Write a meter and its answers, and run the command on them; the command as it stands on the page."""
    items = [item for own in scales.values() for item in own]
    rule = {"rule": "mean", "minimum_answered": 1, "direction": "none", "model": "reflective"}
    tree = {
        "codings": {"step": {"codes": list(range(1, top + 1))}},
        "items": [{"id": item, "kind": "choice", "coding": "step", "reverse": item in turned} for item in items],
        "scores": [{"id": score, "items": own, "range": [1, top]} | rule for score, own in scales.items()],
    }
    write_meter(folder / name, {"instrument.yaml": HEAD + yaml.safe_dump(tree)}).rename(folder / f"{name}-meter")
    answers.astype("Int64").to_csv(folder / f"{name}.csv", index=False)
    by = f" --group {group}" if group else ""
    command = f"mittari psychometrics {name}-meter {name}.csv{by} -o {name}-evidence"
    run(command, folder)
    return command


def _figures(folder: Path, name: str) -> dict[tuple[str, str], float]:
    """Each score's figures by name; of two omegas the one of three factors, which comes later."""
    table = pd.read_csv(folder / f"{name}-evidence" / "evidence.csv").dropna(subset="figure")
    return dict(zip(zip(table["score"], table["figure"], strict=True), table["value"], strict=True))
