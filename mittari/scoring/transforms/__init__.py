"""From a raw score to the scale it is read on: one transform a file."""

from mittari.scoring.transforms import linear, lookup

TRANSFORMS = {"linear": linear.transform, "lookup": lookup.transform}
