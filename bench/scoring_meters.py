"""Which scores of the library's meters are read from a table, and which are left to the definition."""

from typing import Any

from mittari.definitions.library import default_library
from mittari.definitions.meter import Meter
from mittari.scoring.tabulated.plan import plan_of
from mittari.scoring.tabulated.tables import SumTable

FORMS = 1_000_000


def meters_by_path() -> list[dict[str, Any]]:
    """A row a meter: how many scores it reads from a table of sums, of combinations, composes, and the rest's ids."""
    library = default_library()
    return [{"meter": name} | _paths(library.meter(name)) for name in sorted(library.meter_ids())]


def _paths(meter: Meter) -> dict[str, Any]:
    plan = plan_of(meter, FORMS)
    if plan is None:
        return {"sums": 0, "combinations": 0, "composed": 0, "by_definition": list(meter.scores)}
    sums = sum(isinstance(table, SumTable) for table in plan.tables.values())
    composed = [score.id for score in plan.composed]
    left = [name for name in meter.scores if name not in plan.tables and name not in composed]
    combinations = len(plan.tables) - sums
    return {"sums": sums, "combinations": combinations, "composed": len(composed), "by_definition": left}
