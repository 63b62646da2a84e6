"""The one door out for figures about groups: small groups never leave, and an attack proves it."""

from mittari.disclosure.release import Released, ReleasedFigure, release

__all__ = ["Released", "ReleasedFigure", "release"]
