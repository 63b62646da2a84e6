"""Every figure against a plain loop over clients, two of them against DuckDB; sums add over any split."""

from collections import Counter

import duckdb
import numpy as np
import pandas as pd
import pytest
from scipy import stats

from mittari.indicators import Figure, Scope, Table, compute
from tests.indicators import plain
from tests.indicators.part import ANSWERS, NORTH, REGION, Part, indicator, question, simulated, split

SCOPES = {"north": NORTH, "region": REGION}
ALL = [indicator(name) for name in ("served", "coverage", "change", "services", "non_answers")] + [
    indicator("exit_status", "ended")
]


@pytest.fixture(scope="module")
def part() -> Part:
    return simulated()


@pytest.fixture(scope="module", params=SCOPES)
def scope(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def table(part: Part, scope: str) -> Table:
    return compute(split(part, 4), question(SCOPES[scope]), ALL)


def find(table: Table, name: str, **breakdown: str) -> Figure:
    found = [one for one in table.figures if one.name == name and breakdown.items() <= dict(one.breakdown).items()]
    assert len(found) == 1, (name, breakdown)
    return found[0]


def numbers(table: Table, figure: Figure) -> tuple[int, int, int]:
    count, n, eligible = (table.cells[key].value if key else -1 for key in (figure.count, figure.n, figure.eligible))
    return count, n, eligible


def counts_by(table: Table, name: str, by: str, **breakdown: str) -> dict[str, int]:
    rows = [one for one in table.figures if one.name == name and by in dict(one.breakdown)]
    kept = [one for one in rows if breakdown.items() <= dict(one.breakdown).items()]
    return {dict(one.breakdown)[by]: numbers(table, one)[0] for one in kept}


def test_served(part: Part, scope: str, table: Table) -> None:
    active = plain.chosen(part, scope, "active")
    assert len(active) > 40
    assert find(table, "clients").value == len(active)
    assert numbers(table, find(table, "started"))[0] == len(plain.chosen(part, scope, "started"))
    assert numbers(table, find(table, "ended"))[0] == len(plain.chosen(part, scope, "ended"))
    gender = dict(zip(part.clients["client"], part.clients["gender"].fillna("unknown"), strict=True))
    expected = Counter(gender[client] for client in active)
    assert counts_by(table, "clients_by", "gender") == expected


def test_ages_are_those_at_the_start_of_the_path(part: Part, scope: str, table: Table) -> None:
    born = dict(zip(part.clients["client"], part.clients["birth_year"], strict=True))
    expected: Counter[str] = Counter()
    for client, path in plain.chosen(part, scope, "active").items():
        age = path["start"].year - (float("nan") if pd.isna(born[client]) else born[client])
        bands = {"unknown": age != age, "under_25": age < 25, "25_34": age < 35, "35_49": age < 50, "50_over": True}
        expected[next(band for band, holds in bands.items() if holds)] += 1
    assert counts_by(table, "clients_by", "age") == expected


def test_services(part: Part, scope: str, table: Table) -> None:
    expected: Counter[str] = Counter()
    for path in plain.chosen(part, scope, "active").values():
        episodes = [row for row in path["episodes"] if plain.touches(row["start"], row["end"])]
        expected.update({row["service"] for row in episodes})
    assert counts_by(table, "clients_in", "service") == expected


def test_coverage(part: Part, scope: str, table: Table) -> None:
    active, ended = plain.chosen(part, scope, "active"), plain.chosen(part, scope, "ended")
    entry = sum(
        bool(plain.entry_of(plain.own_measurements(part, client, path), path)) for client, path in active.items()
    )
    at_exit = sum(plain.has_exit(plain.own_measurements(part, client, path), path) for client, path in ended.items())
    assert numbers(table, find(table, "measured_at_entry")) == (entry, len(active), len(active))
    assert numbers(table, find(table, "measured_at_exit")) == (at_exit, len(ended), len(ended))


def test_non_answers(part: Part, scope: str, table: Table) -> None:
    expected: Counter[int] = Counter()
    for client, path in plain.chosen(part, scope, "active").items():
        entries = plain.entries(part, client, path)
        expected.update({ANSWERS[entry["measurement"] % len(ANSWERS)] for entry in entries})
    codes = {"missing": -128, "refused": -127, "not_applicable": -126, "not_asked": -125}
    assert {name: numbers(table, find(table, name))[0] for name in codes} == {
        name: expected[code] for name, code in codes.items()
    }


def test_status_at_exit(part: Part, scope: str, table: Table) -> None:
    ended = plain.chosen(part, scope, "ended")
    expected = Counter(plain.status_on(part, client, path["end"]) for client, path in ended.items())
    assert counts_by(table, "status", "status", months="0") == expected
    assert numbers(table, find(table, "open_labour_market", months="0"))[0] == expected["open_job"]


SCORES = [("alpha", "1.0.0", "mind"), ("alpha", "1.0.0", "body"), ("alpha", "1.0.0", "strain")]


@pytest.mark.parametrize("key", [*SCORES, ("gamma", "2.0.0", "calm"), ("alpha", "0.9.0", "mind")])
def test_change(part: Part, scope: str, table: Table, key: tuple[str, str, str]) -> None:
    at = dict(zip(("instrument", "version", "score"), key, strict=True))
    expected = plain.change_counts(part, scope, *key)
    if key[1] == "0.9.0":
        expected["verdicts"] = Counter({"cannot_tell": len(expected["changes"])})
    mean = find(table, "mean_change", **at)
    assert numbers(table, mean)[1:] == (len(expected["changes"]), expected["eligible"])
    told = key[2] in plain.SEM and key[1] != "0.9.0"
    for verdict in ("improved", "no_reliable_change", "worse", "cannot_tell")[0 if told else 3 :]:
        assert numbers(table, find(table, verdict, **at))[0] == expected["verdicts"][verdict], verdict
    if len(expected["changes"]) > 1:
        interval = stats.ttest_1samp(expected["changes"], 0).confidence_interval(0.95)
        assert mean.value == pytest.approx(np.mean(expected["changes"]))
        assert (mean.low, mean.high) == pytest.approx((interval.low, interval.high))


def test_the_simulation_has_something_to_tell(table: Table) -> None:
    at = {"instrument": "alpha", "score": "mind", "version": "1.0.0"}
    assert all(numbers(table, find(table, verdict, **at))[0] for verdict in ("improved", "worse", "cannot_tell"))


def test_any_split_gives_the_same_figures(part: Part, scope: str, table: Table) -> None:
    whole = compute([part], question(SCOPES[scope]), ALL)
    assert whole.cells == table.cells
    assert [one.value for one in whole.figures] == pytest.approx([one.value for one in table.figures], nan_ok=True)


def test_the_equations_hold(table: Table) -> None:
    assert table.equations
    for equation in table.equations:
        parts = sum(table.cells[key].value for key in equation.parts)
        assert table.cells[equation.total].value == parts, equation


def test_no_naked_figure(table: Table) -> None:
    for figure in table.figures:
        assert figure.version == "1.0.0"
        assert figure.n in table.cells
        assert figure.eligible in table.cells
        if figure.kind != "count" and figure.value is not None:
            assert figure.low is not None
            assert figure.high is not None


def test_nobody_in_scope_gives_no_figures_and_no_error(part: Part) -> None:
    table = compute(split(part, 2), question(Scope("organisation", "nobody")), ALL)
    assert {one.value for one in table.figures} <= {0, None}


def test_clients_per_service_by_duckdb(part: Part) -> None:
    """Clients with any episode in the region's municipality are found by SQL, for paths that never stop."""
    episodes = part.episodes.assign(end=None).astype({"end": "datetime64[s]"})
    open_part = Part(**{**vars(part), "episodes": episodes})
    residences = part.residences
    query = """
        with began as (select client, min(start) start from episodes group by client having min(start) <= '2025-12-31'),
        home as (select b.client, arg_max(r.municipality, r.start) municipality from began b
                 join residences r on r.client = b.client and r.start <= b.start group by b.client)
        select e.service, count(distinct e.client) n from episodes e join home h using (client)
        where h.municipality in ('153', '405') and e.start <= '2025-12-31' group by e.service
    """
    found = duckdb.connect().execute(query).fetchall()
    assert residences is not None
    assert counts_by(compute([open_part], question(REGION), ALL), "clients_in", "service") == dict(found)


def test_status_at_exit_by_duckdb(part: Part) -> None:
    """The status at the only end that each client has, by an as-of join."""
    first = part.episodes.sort_values("start", kind="stable").drop_duplicates("client")
    single = Part(**{**vars(part), "episodes": first})
    statuses = part.statuses.reset_index(names="row")
    query = """
        with ended as (select * from first where organisation = 'north'
                       and "end" between '2025-01-01' and '2025-12-31'),
        known as (select e.client, arg_max(s.status, (s.start, s.row)) status from ended e
                  join statuses s on s.client = e.client and s.start <= e."end" group by e.client)
        select coalesce(k.status, 'unknown') status, count(*) from ended e left join known k using (client) group by 1
    """
    found = dict(duckdb.connect().execute(query).fetchall())
    assert len(statuses) > 50
    assert counts_by(compute([single], question(), ALL), "status", "status", months="0") == found
