"""What `mittari transitions` writes: tables, transitions.json and pictures, of all clients or group by group."""

from typing import Any

import pandas as pd

from mittari.effects.transitions.compare import GroupTransitions
from mittari.effects.transitions.histories import CENSORED
from mittari.effects.transitions.picture import occupancy_svg
from mittari.effects.transitions.result import Transitions


def tables_of(found: Transitions | GroupTransitions) -> dict[str, pd.DataFrame]:
    """The tables by name; of groups one below the other with the group first, and their differences."""
    if isinstance(found, GroupTransitions):
        each = {name: tables_of(one) for name, one in found.groups.items()}
        names = next(iter(each.values()))
        stacked = {
            table: pd.concat({name: one[table] for name, one in each.items()}, names=["group"]) for table in names
        }
        return stacked | {"differences": found.differences}
    curves = {"occupancy": found.occupancy}
    if found.incidence is not None:
        curves["incidence"] = found.incidence
    tables = {name: curve.path for name, curve in curves.items()}
    return tables | {f"{name}_at": curve.at for name, curve in curves.items()} | {"flows": found.flows}


def pictures_of(found: Transitions | GroupTransitions) -> dict[str, str]:
    """The picture by name; of groups one each, numbered in order of name."""
    if isinstance(found, Transitions):
        return {"occupancy": occupancy_svg(found.occupancy)}
    return {
        f"occupancy_{number}": occupancy_svg(one.occupancy, f"Statuses over time: {name}")
        for number, (name, one) in enumerate(found.groups.items(), start=1)
    }


def about(found: Transitions | GroupTransitions) -> dict[str, Any]:
    """What transitions.json says: who is in it, what was asked, and what there is too little of."""
    if isinstance(found, GroupTransitions):
        each = {name: about(one) for name, one in found.groups.items()}
        return {"groups": each, "against": found.against, "below_minimum": list(found.below_minimum)}
    people = found.occupancy.people
    said: dict[str, Any] = {
        "clients": len(people.names),
        "at_start": people.at_start,
        "late": people.late,
        "moves": int((people.to != CENSORED).sum()),
        "start": people.start,
        "last": float(people.exit.max()),
        "statuses": list(people.states),
        "absorbing": [name for name, ends in zip(people.states, people.absorbing, strict=True) if ends],
        "left_out": people.left_out,
        "from": found.since,
        "among": found.among,
        "below_minimum": list(found.below_minimum),
    }
    if found.incidence is not None:
        reached = found.incidence.people
        said |= {"to": list(found.to), "at_risk_of_reaching": len(reached.names), "not_at_risk": reached.left_out}
    return said
