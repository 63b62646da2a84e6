"""Service paths: which episodes make one path, and what was measured, received and reached along it."""

from mittari.paths.exposure import exposure
from mittari.paths.path import build_paths, known_on, number_paths
from mittari.paths.points import Point, PointRules, assign_points
from mittari.paths.status import UNKNOWN, status_at

__all__ = [
    "UNKNOWN",
    "Point",
    "PointRules",
    "assign_points",
    "build_paths",
    "exposure",
    "known_on",
    "number_paths",
    "status_at",
]
