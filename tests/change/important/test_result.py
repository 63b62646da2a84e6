"""A MIC in words, and beside the noise."""

import math

from mittari.change.important.result import ImportantChange

FOUND = ImportantChange("ROC (Youden)", 4.5, 2.5, 6.5, 80, 0.95, "Assumes much.", (("Youden", 0.6015),), ("Careful.",))


def test_words() -> None:
    words = FOUND.summary()
    assert words.startswith("MIC 4.50 points (95% interval 2.50 to 6.50) by ROC (Youden), 80 people. Youden 0.602.\n")
    assert "Careful.\nAssumes much. It can't say" in words
    bare = ImportantChange("one SEM", 4.5, math.nan, math.nan, 80, 0.95, "Assumes much.")
    assert "interval" not in bare.summary()


def test_below_the_noise_it_is_for_groups_only() -> None:
    assert "groups only" in FOUND.beside_noise(9.3)
    assert "groups only" not in FOUND.beside_noise(4.5)
