"""Twelve pairs whose figures R 4.2.2 gave by the published formulas: t.test, pt() with uniroot(), lgamma()."""

import numpy as np

from mittari.change.effect_sizes.paired import Paired

BEFORE = [31.0, 27, 35, 40, 22, 29, 33, 38, 26, 30, 34, 28]
AFTER = [36.0, 30, 33, 47, 29, 30, 41, 40, 27, 39, 36, 27]
TWELVE = Paired(np.array(BEFORE), np.array(AFTER))
RAW = (3.5, 1.19317765315571, 5.80682234684429)
SRM = (0.964007440234559, 0.257885314176834, 1.64126719194289)
GLASS = (0.628606559717897, 0.204851256973881, 1.05236186246191)
AVERAGE = 0.563566081893042
J_11 = 0.929959809975779
