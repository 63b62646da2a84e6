"""Levels by area equal a plain loop over forms, whatever the parts and the engine."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest

from mittari.definitions.meter import Meter
from mittari.indicators.level import level_sums, levels
from mittari.scoring import score_one
from mittari.store.snapshot import Snapshot
from tests.indicators.answered import measurements, write_answered
from tests.small_meter import small_meter

AREAS = {"091": "capital", "049": "capital", "837": "inland"}
LIVES = {
    "a": [("091", "2020-01-01"), ("837", "2025-06-02")],
    "b": [("049", "2020-01-01")],
    "c": [("999", "2020-01-01")],
    "d": [("837", "2025-12-31")],
    "e": [],
}
DAYS = ["2025-06-01", "2025-06-02", "2026-01-01"]


@pytest.fixture(scope="module")
def meter(tmp_path_factory: pytest.TempPathFactory) -> Meter:
    return small_meter(tmp_path_factory.mktemp("level"))


def write(folder: Path, meter: Meter, parts: int) -> tuple[Snapshot, list[tuple[str, str, dict[str, float]]]]:
    clients = [client for client in LIVES for _ in DAYS]
    days = DAYS * len(LIVES)
    rng = np.random.default_rng(3)
    codes = {item.id: rng.choice([-128, 0, 1, 1, 1, 2, 3], len(days)) for item in meter.needed}
    lived = [(client, place, start) for client, homes in LIVES.items() for place, start in homes]
    homes = pd.DataFrame(lived, columns=["client", "municipality", "start"]).astype({"start": "datetime64[s]"})
    tables = {
        "clients": pd.DataFrame({"client": list(LIVES), "birth_year": 1980, "gender": "x"}),
        "residences": homes,
        "measurements": measurements(meter, clients, np.array(days, dtype="datetime64[s]")),
    }
    forms = [
        (client, day, {name: float(column[row]) for name, column in codes.items()})
        for row, (client, day) in enumerate(zip(clients, days, strict=True))
    ]
    return write_answered(folder, meter, tables, codes, parts), forms


def lived_in(client: str, day: str) -> str:
    homes = [place for place, start in LIVES[client] if start <= day]
    return AREAS.get(homes[-1], "") if homes else ""


@pytest.mark.parametrize(("parts", "engine"), [(1, "local"), (3, "local"), (3, "threads")])
def test_equal_a_plain_loop(tmp_path: Path, meter: Meter, parts: int, engine: str) -> None:
    snapshot, forms = write(tmp_path / "s", meter, parts)
    found = levels(snapshot.partitions(), meter, AREAS, engine).set_index(["score", "area"])
    values: dict[tuple[str, str], list[float]] = {}
    for client, day, answers in forms:
        for score, (value, _) in score_one(meter, answers).items():
            if value is not None:
                values.setdefault((score, lived_in(client, day)), []).append(value)
    assert set(found.index) == set(values)
    for key, own in values.items():
        assert found.loc[key, "forms"] == len(own)
        assert found.loc[key, "mean"] == pytest.approx(np.mean(own))
        spread = np.std(own, ddof=1) if len(own) > 1 else np.nan
        assert found.loc[key, "sd"] == pytest.approx(spread, abs=1e-9, nan_ok=True)


def test_answers_may_stand_in_another_order_than_measurements(tmp_path: Path, meter: Meter) -> None:
    snapshot, _ = write(tmp_path / "s", meter, 1)
    part = snapshot.partitions()[0]
    before = level_sums(part, meter, AREAS).cells
    file = f"answers/{meter.id}@{meter.version}.parquet"
    turned = pq.read_table(part.file(file)).to_pandas().iloc[::-1]
    turned.to_parquet(part.file(file), index=False)
    name = f"{part.name}/{file}"
    entry = replace(part.manifest.files[name], sha256=sha256(part.file(file).read_bytes()).hexdigest())
    part.manifest.files[name] = entry
    assert level_sums(part, meter, AREAS).cells == pytest.approx(before)


def test_a_part_without_answers_by_the_meter_adds_nothing(tmp_path: Path, meter: Meter) -> None:
    snapshot, _ = write(tmp_path / "s", meter, 1)
    other = Meter(meter.structure.model_copy(update={"version": "9.9.9"}), {}, meter.norms, (), "")
    assert level_sums(snapshot.partitions()[0], other, AREAS).cells == {}
