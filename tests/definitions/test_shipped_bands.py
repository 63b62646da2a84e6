"""The bands of every shipped meter hold the values that its publisher, or the copy it names, puts into them.

Edges as published (the sources stand in each meter's evidence): both sides of each, in whole steps of the score.
"""

from itertools import chain

import numpy as np
import pytest

from mittari.scoring.bands import bands_of
from tests.definitions.test_shipped_meters import LOADED

WITHIN: dict[tuple[str, str], dict[str, tuple[float, float]]] = {
    ("who-5", "who5_raw"): {"poor": (0, 12), "not_poor": (13, 25)},
    ("who-5", "who5_percent"): {"very_poor": (0, 28), "poor": (32, 48), "not_poor": (52, 100)},
    ("phq-9", "phq9_total"): {
        "minimal": (0, 4), "mild": (5, 9), "moderate": (10, 14), "moderately_severe": (15, 19), "severe": (20, 27)
    },
    ("gad-7", "gad7_total"): {"minimal": (0, 4), "mild": (5, 9), "moderate": (10, 14), "severe": (15, 21)},
    ("k6", "k6_total"): {"below_cut": (0, 12), "at_cut": (13, 24)},
    ("k10", "k10_total"): {"low": (10, 15), "moderate": (16, 21), "high": (22, 29), "very_high": (30, 50)},
    ("core-10", "core10_total"): {"under_10": (0, 9), "from_10": (10, 19), "from_20": (20, 29), "from_30": (30, 40)},
    ("wai", "wai_total"): {"poor": (7, 27), "moderate": (28, 36), "good": (37, 43), "excellent": (44, 49)},
    ("was", "was_score"): {"poor": (0, 5), "moderate": (6, 7), "good": (8, 10)},
    ("wsas", "wsas_total"): {"under_10": (0, 9), "from_10": (10, 20), "over_20": (21, 40)},
    ("ucla-3", "ucla3_total"): {"below_cut": (3, 5), "at_cut": (6, 9)},
    ("swls", "swls_total"): {
        "extremely_dissatisfied": (5, 9), "dissatisfied": (10, 14), "slightly_dissatisfied": (15, 19),
        "neutral": (20, 20), "slightly_satisfied": (21, 25), "satisfied": (26, 30), "extremely_satisfied": (31, 35),
    },
    ("rses", "rses_total"): {"low": (0, 14), "normal": (15, 25), "high": (26, 30)},
    ("promis-short-forms", "promis_depression"): {
        "below_55": (41, 53.9), "from_55": (55.7, 58.9), "from_60": (60.5, 63.9), "from_65": (65.7, 69.4),
        "from_70": (71.2, 79.4),
    },
    ("sovari", "sovari_quality"): {"below": (1, 4), "well": (4.1, 5)},
}  # fmt: skip
BANDED = {(name, score.id) for name, meter in LOADED.items() for score in meter.structure.scores if score.bands}


def test_every_meter_with_published_bands_is_here() -> None:
    assert set(WITHIN) >= {(name, score) for name, score in BANDED if not name.startswith("mittari-")}


@pytest.mark.parametrize(("name", "score"), WITHIN)
def test_both_ends_of_each_band_lie_in_it(name: str, score: str) -> None:
    ends = np.array(list(chain(*WITHIN[name, score].values())), dtype=float)
    named = list(chain(*([band, band] for band in WITHIN[name, score])))
    assert bands_of(LOADED[name].scores[score], ends).tolist() == named
