"""Whether a link found in all people holds in parts of them: women and men, languages, ages."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from mittari.errors import InputError, Problem
from mittari.psychometrics.linking.sample import Sample
from mittari.psychometrics.linking.table import Scales

LEAST = 100
DRAWS = 200


@dataclass(frozen=True)
class Subgroups:
    """How far the links of subgroups lie from that of all, in SDs of Y.

    `rmsd` (K,) at each point of X, `remsd` over all people; `by_chance` is the 95th percentile of remsd where groups
    are drawn by chance; `half_step` is half a score of Y, below which nobody would see it. `table` has one row a group:
    people (on the scale that fewer answered), remsd, bias (mean difference in points of Y).
    """

    rmsd: np.ndarray
    remsd: float
    by_chance: float
    half_step: float
    table: pd.DataFrame
    too_small: tuple[str, ...]

    @property
    def differ(self) -> bool:
        """Whether the groups lie further apart than chance explains, by more than half a score."""
        return self.remsd > max(self.by_chance, self.half_step)

    def words(self) -> list[str]:
        """What it means for the link."""
        said = (
            f"Links of {', '.join(map(str, self.table.index))} lie {self.remsd:.3f} SD from that of all (RMSD; "
            f"{self.by_chance:.3f} by chance, half a score is {self.half_step:.3f})"
        )
        verdict = (
            "WARNING: the link is not the same for them: do not use it" if self.differ else "no sign that they differ"
        )
        small = f"; too few to be looked at: {', '.join(self.too_small)}" if self.too_small else ""
        return [f"{said}: {verdict}{small}."]


def subgroups(sample: Sample, scales: Scales, equivalents: np.ndarray, seed: int = 1) -> Subgroups:
    """The root mean square difference of subgroups' links from that of all: sqrt(sum of w_g (e_g - e)^2) / s_Y.

    w_g is a group's share of people; remsd takes the mean over people of X before the root. What chance gives is found
    by shuffling the groups 200 times. Groups with fewer than 100 people on either scale are left out. Raises
    InputError where fewer than two are left. Checked: a plain loop. Source: Dorans & Holland 2000.
    """
    if sample.x_group is None or sample.y_group is None:
        raise InputError([Problem("scores", "group", "there are no groups", "name the column with the group")])
    names, small = _groups(sample.x_group, sample.y_group)
    if len(names) < 2:
        reason = f"fewer than two groups have {LEAST} people on both scales"
        raise InputError([Problem("scores", "group", reason, "leave the check out, or take wider groups")])
    labels = (sample.x_group, sample.y_group)
    counts = _counts(sample, scales, labels, names, np.random.default_rng(seed))
    apart = scales.equivalents(*counts) - equivalents
    people = np.minimum(*(each[0].sum(axis=-1) for each in counts))
    weights, shares = people / people.sum(), _shares(scales.xs.counts(sample.x))
    spread = float(sample.y.std())
    over_people = np.sqrt((weights @ apart**2) @ shares) / spread
    return Subgroups(
        rmsd=np.sqrt(weights @ apart[0] ** 2) / spread,
        remsd=float(over_people[0]),
        by_chance=float(np.quantile(over_people[1:], 0.95)),
        half_step=float(np.diff(scales.ys.values).min()) / 2 / spread,
        table=_table(names, people, apart[0], shares, spread),
        too_small=small,
    )


def _groups(x_group: np.ndarray, y_group: np.ndarray) -> tuple[list[str], tuple[str, ...]]:
    both = [dict(zip(*np.unique(labels, return_counts=True), strict=True)) for labels in (x_group, y_group)]
    names = sorted(set(both[0]) | set(both[1]))
    enough = [name for name in names if min(one.get(name, 0) for one in both) >= LEAST]
    return enough, tuple(str(name) for name in names if name not in enough)


def _counts(
    sample: Sample, scales: Scales, labels: tuple[np.ndarray, np.ndarray], names: list[str], rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Counts (1 + DRAWS, groups, K) on both scales: the groups as they are, then shuffled."""
    x_codes, y_codes = (pd.Index(names).get_indexer(pd.Index(one)) for one in labels)
    x_places, y_places = scales.xs.places(sample.x), scales.ys.places(sample.y)
    k_x, k_y, count = len(scales.xs.values), len(scales.ys.values), len(names)
    # What is drawn may not hang on the order of a file.
    x_order = np.lexsort((y_places, x_codes, x_places) if sample.paired else (x_codes, x_places))
    y_order = x_order if sample.paired else np.lexsort((y_codes, y_places))
    x_codes, x_places, y_codes, y_places = x_codes[x_order], x_places[x_order], y_codes[y_order], y_places[y_order]
    x, y = np.empty((1 + DRAWS, count, k_x)), np.empty((1 + DRAWS, count, k_y))
    for draw in range(1 + DRAWS):
        x[draw], y[draw] = _by_group(x_codes, x_places, count, k_x), _by_group(y_codes, y_places, count, k_y)
        # People who answered both scales stay one person.
        order = rng.permutation(len(x_codes))
        x_codes = x_codes[order]
        y_codes = y_codes[order] if sample.paired else rng.permutation(y_codes)
    return x, y


def _by_group(codes: np.ndarray, places: np.ndarray, groups: int, width: int) -> np.ndarray:
    kept = codes >= 0
    return np.bincount(codes[kept] * width + places[kept], minlength=groups * width).reshape(groups, width)


def _shares(counts: np.ndarray) -> np.ndarray:
    return counts / counts.sum()


def _table(names: list[str], people: np.ndarray, apart: np.ndarray, shares: np.ndarray, spread: float) -> pd.DataFrame:
    columns = {"people": people.astype(int), "remsd": np.sqrt(apart**2 @ shares) / spread, "bias": apart @ shares}
    return pd.DataFrame(columns, index=pd.Index(names, name="group"))
