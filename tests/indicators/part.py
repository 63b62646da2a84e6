"""A small made-up snapshot in memory, and the meters its scores belong to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from mittari.definitions.areas import Area, AreaSystem
from mittari.definitions.code_list import Code, CodeList
from mittari.definitions.indicator import Indicator
from mittari.definitions.meter import Meter
from mittari.definitions.norms import Norms
from mittari.definitions.structure import Structure
from mittari.indicators import Period, Question, Scope

DAY = "datetime64[s]"
FIRST = np.datetime64("2024-06-01", "s")
SERVICES = ["coaching", "work_trial", "rehabilitation", "guidance"]
STATUSES = ["unemployed", "open_job", "studying", "pension"]
PERIOD = Period.read("2025-01-01/2025-12-31")
COLUMNS = {
    "clients": ["client", "birth_year", "gender"],
    "residences": ["client", "municipality", "start"],
    "episodes": ["client", "organisation", "unit", "provider", "service", "start", "end"],
    "statuses": ["client", "status", "start"],
    "measurements": [
        "client",
        "measurement",
        "instrument",
        "version",
        "content_hash",
        "date",
        "language",
        "mode",
        "respondent",
        "rater",
        "organisation",
    ],
    "scores": [
        "client",
        "measurement",
        "instrument",
        "version",
        "content_hash",
        "scoring_version",
        "date",
        "score",
        "value",
        "answered",
    ],
    "plans": ["client", "instrument", "due", "point", "done"],
}


@dataclass(frozen=True, eq=False)
class Part:
    """The tables of one part, as attributes."""

    clients: pd.DataFrame
    residences: pd.DataFrame
    episodes: pd.DataFrame
    statuses: pd.DataFrame
    measurements: pd.DataFrame
    scores: pd.DataFrame
    plans: pd.DataFrame

    def answers(self, instrument: str, version: str) -> pd.DataFrame:
        """Answers to two questions, by the number of the measurement: those to the first are mostly none."""
        rows = self.measurements
        own = rows[(rows["instrument"] == instrument) & (rows["version"] == version)]
        first = [ANSWERS[number % len(ANSWERS)] for number in own["measurement"]]
        return pd.DataFrame({"measurement": own["measurement"], "first": first, "second": 3})


ANSWERS = (-128, 5, -127, 3, -126, -127, 0)
"""Codes, some of which are non-answers (see mittari.answers.non_answer); not one is "not asked"."""


def part_of(rows: dict[str, list[tuple[Any, ...]]]) -> Part:
    """A part from rows of each table; dates are strings or NumPy dates."""
    frames = {}
    for name, columns in COLUMNS.items():
        frame = pd.DataFrame(rows.get(name, []), columns=columns)
        types = dict.fromkeys(["start", "end", "date", "due"], DAY) | {
            "value": "float64",
            "birth_year": "Int32",
            "rater": "Int32",
        }
        frames[name] = frame.astype({column: kind for column, kind in types.items() if column in columns})
    return Part(**frames)


def split(part: Part, pieces: int) -> list[Part]:
    """The same clients in several parts."""
    names = sorted(part.clients["client"])
    groups = [set(names[number::pieces]) for number in range(pieces)]
    tables = {name: getattr(part, name) for name in COLUMNS}
    return [
        Part(**{name: table[table["client"].isin(group)].reset_index(drop=True) for name, table in tables.items()})
        for group in groups
    ]


def simulated(clients: int = 120, seed: int = 7) -> Part:
    """Clients with overlapping and separate episodes, moves, missed and doubled measurements."""
    random = np.random.default_rng(seed)
    rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in COLUMNS}
    for number in range(clients):
        add_client(f"p{number:04d}", random, rows)
    return part_of(rows)


def add_client(client: str, random: np.random.Generator, rows: dict[str, list[tuple[Any, ...]]]) -> None:
    """One client's rows."""
    day = int(random.integers(0, 500))
    gender = random.choice(["woman", "man", "other", ""], p=[0.5, 0.4, 0.05, 0.05]) or None
    rows["clients"].append((client, int(random.choice([0, 1960, 1985, 1995, 2003])) or None, gender))
    if random.random() < 0.95:
        rows["residences"].append((client, random.choice(["153", "405", "999"]), FIRST - 500 * 86400))
    if random.random() < 0.2:
        rows["residences"].append((client, random.choice(["153", "405"]), FIRST + day * 86400))
    add_episodes(client, day, random, rows)
    for _ in range(random.integers(0, 4)):
        rows["statuses"].append((client, random.choice(STATUSES), FIRST + int(random.integers(0, 700)) * 86400))
    for number in range(random.integers(0, 6)):
        add_measurement(client, number, day, random, rows)
    if random.random() < 0.8:
        rows["plans"].append((client, "alpha", FIRST + (day + 10) * 86400, "entry", False))


def add_episodes(client: str, day: int, random: np.random.Generator, rows: dict[str, list[tuple[Any, ...]]]) -> None:
    """One to four episodes, the last of which may go on."""
    start = day
    for _ in range(random.integers(1, 5)):
        length = int(random.integers(5, 150))
        end = None if random.random() < 0.15 else FIRST + (start + length) * 86400
        place = (random.choice(["north", "south"]), "unit", "provider", random.choice(SERVICES))
        rows["episodes"].append((client, *place, FIRST + start * 86400, end))
        start += int(random.integers(0, 260))


def add_measurement(
    client: str, number: int, day: int, random: np.random.Generator, rows: dict[str, list[tuple[Any, ...]]]
) -> None:
    """One measurement with its scores, some of them missing, some at an end of the scale."""
    date = FIRST + (day + int(random.integers(-40, 45) if number % 2 == 0 else random.integers(20, 400))) * 86400
    instrument = random.choice(["alpha", "gamma"], p=[0.75, 0.25])
    version = "2.0.0" if instrument == "gamma" else random.choice(["1.0.0", "0.9.0"], p=[0.93, 0.07])
    respondent = random.choice(["client", "coach"], p=[0.93, 0.07])
    pin = (instrument, version, "hash")
    number = len(rows["measurements"])
    rows["measurements"].append((client, number, *pin, date, "fi", "self", respondent, None, "north"))
    scores = {"alpha": {"mind": 100, "body": 100, "strain": 20}, "gamma": {"calm": 10}}[instrument]
    for score, top in scores.items():
        value = np.nan if random.random() < 0.1 else float(np.clip(round(random.normal(0.5, 0.3) * top), 0, top))
        rows["scores"].append((client, number, *pin, 1, date, score, value, 4))


def meter(
    meter_id: str,
    version: str,
    use_level: str,
    scores: list[dict[str, Any]],
    norms: list[dict],
    items: Sequence[str] = ("one",),
) -> Meter:
    """A meter with these scores and next to nothing to ask."""
    structure = {
        "id": meter_id,
        "version": version,
        "status": "published",
        "data_class": "ordinary",
        "legal_basis": ["explicit_consent"],
        "retention_years": 1,
        "use_level": use_level,
        "no_total": True,
        "validation": "not_validated",
        "licence": {
            "text": "none",
            "key": "none",
            "modification": "free",
            "permission": "none",
            "uses": {"individual": True, "group": True, "commercial": True},
            "notice": "made up for a test",
            "evidence": "made up for a test",
        },
        "items": [{"id": item, "kind": "rating", "minimum": 0, "maximum": 10} for item in items],
        "scores": [{"rule": "sum", "items": ["one"], **score} for score in scores],
    }
    return Meter(Structure.model_validate(structure), {}, Norms.model_validate({"norms": norms}), (), "hash")


def norm(score: str, sem: float) -> dict[str, Any]:
    """A simulated SEM."""
    source = {"source": "made up", "date": "2026-01-01", "status": "simulated", "method": "simulated"}
    return {"score": score, "population": "all", "sem": sem, **source}


ALPHA = meter(
    "alpha",
    "1.0.0",
    "individual",
    [
        {"id": "mind", "items": ["one"], "range": [0, 100], "direction": "higher"},
        {"id": "body", "items": ["two"], "range": [0, 100], "direction": "higher"},
        {"id": "strain", "items": ["three"], "range": [0, 20], "direction": "lower"},
    ],
    [norm("mind", 6.0), norm("strain", 2.0)],
    ("one", "two", "three"),
)
GAMMA = meter("gamma", "2.0.0", "group", [{"id": "calm", "range": [0, 10], "direction": "higher"}], [norm("calm", 1.0)])
METERS = {(one.id, one.version): one for one in (ALPHA, GAMMA)}
CODES = tuple(Code(id=code, names={"en": code}, open_labour_market=code == "open_job") for code in STATUSES)
STATUS_LIST = CodeList(id="statuses", version="1", codes=CODES)
LAKE = Area("region", "153", {"fi": "Järvi", "en": "Lake"}, ("153", "405"))
AREAS = AreaSystem(
    2026,
    {
        ("municipality", "153"): Area("municipality", "153", {"fi": "Imatra"}, ("153",)),
        ("municipality", "405"): Area("municipality", "405", {"fi": "Lappeenranta"}, ("405",)),
        ("region", "153"): LAKE,
        ("region", "09"): Area("region", "09", {"fi": "Karjala"}, ("153", "405")),
    },
)
NORTH = Scope("organisation", "north")
REGION = Scope("area", "09", "region", {"fi": "Karjala"}, frozenset({"153", "405"}))


def question(scope: Scope = NORTH, **changes: Any) -> Question:
    """A question about the period with everything the simulated parts need."""
    return Question(scope, PERIOD, METERS, STATUS_LIST, **changes)


def indicator(measure: str, population: str = "active") -> Indicator:
    """An indicator's definition."""
    return Indicator.model_validate(
        {
            "id": measure,
            "version": "1.0.0",
            "measure": measure,
            "population": population,
            "names": {"en": measure},
            "why": {"en": "a test"},
            "next_review": "2027-01",
        }
    )
