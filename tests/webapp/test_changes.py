"""One person's change, against numbers worked by hand."""

from dataclasses import replace
from uuid import UUID, uuid4

import pandas as pd
import pytest

from mittari.change import Reason, Verdict
from mittari.definitions.library import library_at
from mittari.definitions.meter import Meter
from mittari.definitions.norms import Norms
from mittari.definitions.structure import UseLevel
from mittari.store.client_path import ClientPath
from tests.webapp.conftest import LIBRARY
from webapp.changes import ScoreChange, score_changes

METER = library_at(LIBRARY).meter("tiny")
NOBODY = pd.DataFrame(columns=["episode", "organisation", "unit", "provider", "service", "start", "end"])


def path(
    *days: str, home: tuple[float, ...], versions: tuple[str, ...] = (), episodes: pd.DataFrame = NOBODY
) -> ClientPath:
    """A path with one measurement a day."""
    ids = [uuid4() for _ in days]
    version = versions or ("1.0.0",) * len(days)
    measurements = pd.DataFrame(
        {"measurement": ids, "instrument": "tiny", "version": version, "date": pd.to_datetime(list(days)),
         "respondent": "client", "rater": None, "content_hash": METER.content_hash}
    )  # fmt: skip
    scores = pd.concat([score(ids, "home", home), score(ids, "strength", (5.0,) * len(days))], ignore_index=True)
    return ClientPath(episodes, pd.DataFrame(), measurements, scores)


def score(ids: list[UUID], name: str, values: tuple[float, ...]) -> pd.DataFrame:
    pin = {"scoring_version": 1, "content_hash": METER.content_hash}
    return pd.DataFrame({"measurement": ids, "score": name, "value": values, **pin})


def home(seen: ClientPath, meter: Meter = METER) -> ScoreChange:
    return next(change for change in score_changes(seen, {"tiny": meter}) if change.score.id == "home")


# The SEM is 10: a change must exceed 1.959964 * sqrt(2) * 10 = 27.718 points.
@pytest.mark.parametrize(
    ("before", "after", "verdict", "reason"),
    [
        (50.0, 77.0, Verdict.NO_RELIABLE_CHANGE, None),
        (50.0, 78.0, Verdict.IMPROVED, None),
        (50.0, 22.0, Verdict.WORSE, None),
        (0.0, 90.0, Verdict.CANNOT_TELL, Reason.AT_FLOOR),
        (100.0, 10.0, Verdict.CANNOT_TELL, Reason.AT_CEILING),
        (float("nan"), 50.0, Verdict.CANNOT_TELL, Reason.NO_FIRST),
        (50.0, float("nan"), Verdict.CANNOT_TELL, Reason.NO_LAST),
    ],
)
def test_a_change_is_judged_by_the_meters_sem(
    before: float, after: float, verdict: Verdict, reason: Reason | None
) -> None:
    change = home(path("2026-01-01", "2026-06-01", home=(before, after)))
    assert (change.verdict, change.reason) == (verdict, reason)
    assert change.margin == pytest.approx(27.7180765, abs=1e-6)


def test_first_and_latest_count_and_not_what_lies_between() -> None:
    change = home(path("2026-01-01", "2026-03-01", "2026-06-01", home=(40, 90, 50)))
    assert (change.before, change.after, change.change) == (40, 50, 10)
    assert (str(change.first), str(change.last)) == ("2026-01-01", "2026-06-01")


def test_a_missing_latest_value_is_never_taken_from_an_earlier_day() -> None:
    change = home(path("2026-01-01", "2026-03-01", "2026-06-01", home=(40, 90, float("nan"))))
    assert (change.after, change.reason) == (None, Reason.NO_LAST)


def test_two_measurements_of_one_day_are_in_the_order_they_came() -> None:
    assert home(path("2026-01-01", "2026-01-01", home=(40, 80))).after == 80


def test_one_measurement_tells_nothing_about_change() -> None:
    change = home(path("2026-01-01", home=(40,)))
    assert (change.before, change.after, change.last, change.reason) == (40, None, None, Reason.ONE_MEASUREMENT)


def test_another_version_is_not_compared() -> None:
    change = home(path("2026-01-01", "2026-06-01", home=(40, 90), versions=("0.9.0", "1.0.0")))
    assert (change.before, change.reason) == (90, Reason.OTHER_VERSION)


def test_other_content_of_the_same_version_is_not_compared() -> None:
    seen = path("2026-01-01", "2026-06-01", home=(40, 90))
    first = seen.measurements["measurement"].iloc[0]
    for frame in (seen.measurements, seen.scores):
        frame.loc[frame["measurement"] == first, "content_hash"] = "0" * 64
    assert (home(seen).before, home(seen).reason) == (90, Reason.OTHER_VERSION)


def across_versions(*carried: str) -> ClientPath:
    """Measured by 0.9.0 and then by 1.0.0; the scores named were carried forward by a crosswalk, as 30."""
    seen = path("2026-01-01", "2026-06-01", home=(3, 90), versions=("0.9.0", "1.0.0"))
    first = seen.measurements["measurement"].iloc[0]
    for frame in (seen.measurements, seen.scores):
        frame.loc[frame["measurement"] == first, "content_hash"] = "0" * 64
    rows = [score([first], name, (30.0,)) for name in carried]
    return replace(seen, scores=pd.concat([seen.scores, *rows], ignore_index=True))


def test_versions_are_compared_where_a_crosswalk_carried_the_first_forward() -> None:
    changes = {change.score.id: change for change in score_changes(across_versions("home"), {"tiny": METER})}
    change = changes["home"]
    assert (change.before, change.after, change.verdict) == (30, 90, Verdict.IMPROVED)
    assert (str(change.first), str(change.last)) == ("2026-01-01", "2026-06-01")
    left = changes["strength"]
    assert (left.before, left.last, left.reason) == (5, None, Reason.OTHER_VERSION)
    assert str(left.first) == "2026-06-01"


def test_without_a_crosswalk_only_the_last_version_is_shown() -> None:
    change = home(across_versions())
    assert (change.before, change.after, change.reason) == (90, None, Reason.OTHER_VERSION)


def test_who_answered_an_earlier_version_alone_is_read_by_that_one() -> None:
    newer = replace(METER, content_hash="1" * 64, norms=Norms(), earlier=(METER,))
    change = home(path("2026-01-01", "2026-06-01", home=(50, 90)), newer)
    assert (change.verdict, change.meter) == (Verdict.IMPROVED, METER)


def test_scores_by_other_rules_are_not_compared() -> None:
    seen = path("2026-01-01", "2026-06-01", home=(40, 90))
    seen.scores.loc[seen.scores["measurement"] == seen.measurements["measurement"].iloc[1], "scoring_version"] = 2
    assert (home(seen).before, home(seen).reason) == (90, Reason.OTHER_VERSION)


def test_without_an_sem_nobody_gets_a_verdict() -> None:
    bare = replace(METER, norms=Norms())
    change = home(path("2026-01-01", "2026-06-01", home=(40, 90)), bare)
    assert (change.verdict, change.reason, change.change) == (Verdict.CANNOT_TELL, Reason.NO_SEM, 50)


def test_a_group_meter_shows_a_person_neither_verdict_nor_value() -> None:
    structure = METER.structure.model_copy(update={"use_level": UseLevel.GROUP})
    change = home(path("2026-01-01", "2026-06-01", home=(40, 90)), replace(METER, structure=structure))
    assert (change.verdict, change.reason) == (Verdict.CANNOT_TELL, Reason.GROUP_ONLY)
    assert (change.before, change.after, change.change) == (None, None, None)


def test_only_the_latest_path_counts() -> None:
    episodes = pd.DataFrame(
        {"start": pd.to_datetime(["2024-01-01", "2026-01-10"]), "end": pd.to_datetime(["2024-06-01", "NaT"])}
    ).reindex(columns=NOBODY.columns)
    episodes = episodes.astype({"start": "datetime64[s]", "end": "datetime64[s]"})
    change = home(path("2024-01-02", "2026-01-05", "2026-06-01", home=(10, 50, 60), episodes=episodes))
    assert (change.before, change.after) == (50, 60)


def going_on(start: str) -> pd.DataFrame:
    """One service without an end."""
    episodes = pd.DataFrame({"start": pd.to_datetime([start]), "end": pd.to_datetime(["NaT"])})
    return episodes.reindex(columns=NOBODY.columns).astype({"start": "datetime64[s]", "end": "datetime64[s]"})


def test_without_an_entry_the_first_on_the_path_counts() -> None:
    change = home(path("2026-03-12", "2026-06-01", home=(50, 60), episodes=going_on("2026-01-10")))
    assert (change.before, change.after) == (50, 60)


def test_the_first_is_the_entry_that_the_report_takes_too() -> None:
    change = home(path("2025-12-20", "2026-01-12", "2026-06-01", home=(10, 50, 60), episodes=going_on("2026-01-10")))
    assert (change.before, change.after, str(change.first)) == (50, 60, "2026-01-12")


@pytest.mark.parametrize(("after", "asked"), [(39.0, True), (41.0, False), (80.0, False)])
def test_a_clear_fall_is_worth_a_question_even_where_nobody_can_tell(after: float, asked: bool) -> None:
    bare = replace(METER, norms=Norms())
    assert home(path("2026-01-01", "2026-06-01", home=(50, after)), bare).fell is asked


# The SEM is 10 (see above), so 50 -> 78 is reliable and 50 -> 77 is not.
@pytest.mark.parametrize(
    ("before", "after", "cut", "significant"),
    [(50, 78, 60, True), (50, 78, 80, False), (50, 77, 60, False), (78, 50, 60, True), (50, 78, None, False)],
)
def test_a_reliable_change_over_the_cut_is_significant(
    before: float, after: float, cut: float | None, significant: bool
) -> None:
    norms = tuple(norm.model_copy(update={"cut": cut}) for norm in METER.norms.norms)
    meter = replace(METER, norms=Norms(norms=norms))
    assert home(path("2026-01-01", "2026-06-01", home=(before, after)), meter).significant == significant
