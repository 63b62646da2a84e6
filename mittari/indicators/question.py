"""What is asked of a snapshot."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from mittari.definitions.code_list import CodeList
from mittari.definitions.meter import Meter
from mittari.definitions.model import version_order
from mittari.indicators.period import Period
from mittari.indicators.scope import Scope
from mittari.paths.points import PointRules


@dataclass(frozen=True)
class Question:
    """Scope, period and definitions. `as_of` is the day up to which things are known; None: the period's last.

    `meters` are those a score can be read by, by (id, version); `statuses` is the code list, which says what counts as
    the open labour market.
    """

    scope: Scope
    period: Period
    meters: Mapping[tuple[str, str], Meter] = field(default_factory=dict)
    statuses: CodeList | None = None
    as_of: date | None = None
    gap_days: int = 90
    rules: PointRules = field(default_factory=PointRules)

    @property
    def known_until(self) -> pd.Timestamp:
        """The day after which nothing is known."""
        return pd.Timestamp(self.as_of or self.period.last)

    def meter(self, instrument: str, version: str) -> Meter | None:
        """The meter of that very version, if the library has it."""
        return self.meters.get((instrument, version))

    def current_version(self, instrument: str) -> str:
        """The version the library has of an instrument, "" if none."""
        there = (version for name, version in self.meters if name == instrument)
        return max(there, default="", key=version_order)

    def perspective(self, instrument: str) -> str:
        """Whose answers count for an instrument."""
        meter = self.meter(instrument, self.current_version(instrument))
        return meter.structure.perspective if meter else "client"
