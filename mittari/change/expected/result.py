"""People now beside the course of those who started alike before: tables, and words that say what they can't."""

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import pandas as pd

from mittari.change.expected.course import ExpectedCourse, NoTrack, Plan, Track
from mittari.change.expected.earlier_only import earlier_only
from mittari.change.expected.held_out import HeldOut, held_out
from mittari.change.expected.since import Since
from mittari.change.expected.strata import most_strata
from mittari.change.growth import how_it_went
from mittari.change.repeated import repeated
from mittari.errors import InputError, Problem
from mittari.statistics.minimum import refuse_if_small
from mittari.statistics.summary import Summary

LEAST_CLIENTS = 50
BANDS = (0.8, 0.85, 0.9)
POINTS = 13
WHY = {
    NoTrack.OTHER_START: "start where nobody of the earlier cohort did",
    NoTrack.TOO_LATE: "are later than the curve reaches",
    NoTrack.END_OF_SCALE: "lie at the scale's end, where the band ends too",
}
SAYS = (
    "Assumes that people come to the service as the earlier ones did, and that within a stratum courses are {shape} "
    "with normal errors.\n"
    "A score below the band is a reason to talk, not a verdict: it can't say why, nor that the service failed."
)
SHAPE_WORDS = {"line": "straight lines in time", "log": "straight lines in log(1 + time)"}


@dataclass(frozen=True)
class Followed:
    """People's later scores beside their expected course.

    `scores`: one row a later score (see ExpectedCourse.follow); `clients`: one row a client with first, scores,
    last_since, not_on_track (count), alert_since (the first time below the band) and track (at the last score);
    `curve`: what is expected of who starts in the middle of each stratum, with bands of 80, 85 and 90 %. `check` is
    None where there were too few to hold any out; `left_out` earlier clients were also among those followed. `earlier`
    says how many earlier clients with a later score each stratum has, `would_do` how many strata would have 50 each
    where these have fewer (0: none).
    """

    course: ExpectedCourse
    scores: pd.DataFrame
    clients: pd.DataFrame
    curve: pd.DataFrame
    check: HeldOut | None
    earlier: tuple[int, ...]
    left_out: int
    would_do: int

    @property
    def below_minimum(self) -> tuple[str, ...]:
        """What there is too little of for the course to be told, in words; empty where there is enough."""
        if min(self.earlier) >= LEAST_CLIENTS:
            return ()
        if len(self.earlier) == 1:
            return (f"{self.earlier[0]} earlier clients with a later score, {LEAST_CLIENTS} are needed",)
        *most, last = map(str, self.earlier)
        who = f"{', '.join(most)} and {last} earlier clients with a later score in the {len(self.earlier)} strata"
        instead = f"--strata {self.would_do} would do" if self.would_do else "no other --strata would do"
        return (f"{who} of the first score, {LEAST_CLIENTS} are needed in each; {instead}",)

    def summary(self, even_if_small: bool = False) -> Summary:
        """The course in words. Raises InputError below 50 earlier clients in a stratum."""
        small = refuse_if_small(self.below_minimum, even_if_small)
        plan, own = self.course.plan, [curve.own_slopes for curve in self.course.curves]
        lines = [
            f"Curves from {sum(self.earlier)} earlier clients in {len(self.earlier)} strata of the first score"
            + (f"; {self.left_out} of the people followed were among them and left out" if self.left_out else ""),
            *self._tracks(),
            *self._clipped(),
            *self._checked(),
            *dict.fromkeys(line for curve in self.course.curves for line in how_it_went(curve.fit)),
            "" if all(own) else "With so few later scores a client, clients differ in level only, not in slope.",
            *small,
            SAYS.format(shape=SHAPE_WORDS[plan.shape]),
        ]
        return Summary.of(lines)

    def _tracks(self) -> list[str]:
        counts = self.clients["track"].value_counts()
        told = ", ".join(f"{counts.get(track, 0)} {track.replace('_', ' ')}" for track in Track)
        ever = int((self.clients["not_on_track"] > 0).sum())
        reasons = self.scores["reason"].value_counts()
        return [
            f"{len(self.clients)} people followed, by their last score: {told}; {ever} were below the "
            f"{self.course.plan.band:.0%} band at least once",
            *(f"  {reasons[reason]} scores {words}" for reason, words in WHY.items() if reason in reasons),
        ]

    def _clipped(self) -> list[str]:
        count = int(self.scores["clipped"].sum())
        said = f"At {count} scores the course or its band would leave the scale and was kept at its end."
        return [said] if count else []

    def _checked(self) -> list[str]:
        if self.check is None:
            return ["NOT CHECKED: the earlier cohort is too small to hold any of it out."]
        row, (early, back) = self.check.shares.iloc[0], self.check.late
        late = (
            f"Of {early} earlier clients below the band before their last score, {back} were not at their last one: "
            "late responders, and low scores by chance."
        )
        return [
            f"Checked on earlier clients held out: {row['below']:.1%} of their scores were below the band "
            f"({row['low']:.1%} to {row['high']:.1%}); it should be near {self.check.nominal:.1%}.",
            *self.check.uncalibrated,
            late if early else "",
        ]


def expected_course(
    earlier: pd.DataFrame,
    measurements: pd.DataFrame,
    plan: Plan,
    *,
    client: str = "client",
    time: str = "time",
    score: str = "score",
    seed: int = 1,
    sources: tuple[str, str] = ("earlier", "measurements"),
) -> Followed:
    """Each later score in `measurements` beside what was seen of earlier clients who started alike.

    Both frames have one row a client and time; times count from each client's first score. Within a stratum of the
    first score: score = b0 + b1 s + b2 first + u0_i + u1_i s + e, with s = t or log(1 + t), by REML; the band is
    x'b -/+ z sqrt(z'Gz + sigma^2 + x'Cov(b)x), and where the plan says `before`, x'b moves on by the person's own
    later scores (z'G Z'V^-1 (y - Xb)). A score beyond its worse edge is not on track. A person's own scores are never
    in the curve: earlier clients who are also followed are left out of it. `seed` draws who is held out in the check.
    Raises InputError for bad rows (named by line) and for an earlier cohort that is too small for the curves.
    Checked: predictions against the whole covariance matrix; 10 % of held-out scores below in made-up cohorts.
    Source: Finch, Lambert & Schaalje 2001; Laird & Ware 1982.
    """
    names = {"client": client, "time": time, "score": score}
    now = _since(measurements, names, sources[1], plan)
    everybody = _since(earlier, names, sources[0], plan)
    before, left_out = earlier_only(everybody, now, sources[0])
    course = ExpectedCourse.of(before, plan, source=sources[0])
    scores = course.follow(now)
    first = before.first[before.followed]
    return Followed(
        course=course,
        scores=scores,
        clients=_clients(scores, now, client),
        curve=_curve(course, before),
        check=held_out(before, course, seed),
        earlier=tuple(np.bincount(course.stratum(first), minlength=len(course.curves)).tolist()),
        left_out=left_out,
        would_do=most_strata(first, LEAST_CLIENTS, len(course.curves)),
    )


def _since(frame: pd.DataFrame, names: dict[str, str], source: str, plan: Plan) -> Since:
    client, time, score = names["client"], names["time"], names["score"]
    rows = repeated(frame, client=client, time=time, score=score, source=source, ends=(plan.low, plan.high))
    if not len(rows.score):
        raise InputError([Problem(source, score, "there is no score", "name the column with the scores")])
    return Since.of(rows)


def _clients(scores: pd.DataFrame, now: Since, client: str) -> pd.DataFrame:
    """One row a client followed, in the order of their first row."""
    by = scores.groupby("client", sort=False)
    below = scores[scores["track"] == Track.NOT_ON_TRACK].groupby("client")
    table = pd.DataFrame({"first": now.first}, index=pd.Index(now.names, name=client))
    table["scores"] = 1 + by.size().reindex(table.index, fill_value=0)
    table["last_since"] = by["since"].last().reindex(table.index)
    table["not_on_track"] = below.size().reindex(table.index, fill_value=0)
    table["alert_since"] = below["since"].first().reindex(table.index)
    return table.assign(track=by["track"].last().reindex(table.index).fillna(Track.CANNOT_TELL.value))


def _curve(course: ExpectedCourse, before: Since) -> pd.DataFrame:
    """Each stratum's expected course from its middle first score, at even times, with the bands."""
    strata, tables = course.stratum(before.first), []
    for number, curve in enumerate(course.curves):
        times = np.linspace(0, curve.longest, POINTS)[1:]
        start = float(np.median(before.first[strata == number]))
        size = len(times)
        one = Since(pd.RangeIndex(size), np.full(size, start), np.arange(size), times, np.zeros(size))
        expected, error = curve.predict(one)
        table = {"stratum": number + 1, "first": start, "since": times, "expected": expected}
        for band in BANDS:
            half = NormalDist().inv_cdf((1 + band) / 2) * error
            table |= {f"low_{band:.0%}".rstrip("%"): expected - half, f"high_{band:.0%}".rstrip("%"): expected + half}
        tables.append(pd.DataFrame(table))
    whole = pd.concat(tables, ignore_index=True)
    values = whole.columns[3:]
    return whole.assign(**{name: whole[name].clip(course.plan.low, course.plan.high) for name in values})
