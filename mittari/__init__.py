"""mittari shows what changed in people's lives over their whole service path.

import mittari
instrument = mittari.load("mittari-path")
scores = instrument.score(answers)
changes = mittari.reliable_change(before, after, sem=6.0, better="higher")
"""

from mittari.change.reliable import reliable_change
from mittari.scoring.instrument import Instrument, load

__all__ = ["Instrument", "load", "reliable_change"]
