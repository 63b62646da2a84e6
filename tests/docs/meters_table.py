"""The tables of docs/meters.md, from the library. `python -m tests.docs.meters_table` writes them anew."""

from collections.abc import Iterator
from pathlib import Path

from mittari.definitions.library import CHECKOUT, Library
from mittari.definitions.meter import Meter
from mittari.definitions.unverified import unverified

PAGE = Path(__file__).parents[2] / "docs/meters.md"
START, END = "<!-- tables: python -m tests.docs.meters_table -->\n", "<!-- end of tables -->\n"
LEVELS = {"individual": "a person", "group": "groups", "population": "populations"}
WORDING = {"shipped": "here", "operator": "operator", "none": "none: results only"}


def tables() -> str:
    """Both tables in Markdown: every meter, and every source that nobody has held against the publisher's document."""
    library = Library(CHECKOUT)
    meters = [library.meter(name) for name in library.meter_ids()]
    lines = [
        "| meter | name | items | scores | read for | wording | terms of it | key |",
        "|---|---|---|---|---|---|---|---|",
    ]
    lines += [_row(meter) for meter in meters]
    lines += ["", "## Not verified", "| meter | what | from where |", "|---|---|---|"]
    lines += [line for meter in meters for line in _sources(meter)]
    return "\n".join(lines) + "\n"


def page(text: str) -> str:
    """The page with its tables made anew."""
    before, _, rest = text.partition(START)
    return before + START + "\n" + tables() + "\n" + END + rest.partition(END)[2]


def _row(meter: Meter) -> str:
    structure, licence = meter.structure, meter.structure.licence
    level = LEVELS[structure.use_level]
    cells = (
        f"`{meter.id}` {meter.version}{' (draft)' if structure.status == 'draft' else ''}",
        _name(meter),
        len(meter.items),
        len(meter.scores),
        f"{level}, at least {structure.minimum_group}" if structure.use_level != "individual" else level,
        WORDING[licence.text] + ("" if structure.offered else "; off until switched on"),
        f"{licence.permission}, {licence.modification}{'' if licence.uses.commercial else ', not commercial'}",
        _key(meter),
    )
    return f"| {' | '.join(map(str, cells))} |"


def _name(meter: Meter) -> str:
    changes = CHECKOUT / "meters" / meter.id / "CHANGES.md"
    return changes.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")


def _key(meter: Meter) -> str:
    if not any(score.evidence for score in meter.structure.scores):
        return "see its file"
    open_ones = [name for name, score in meter.scores.items() if unverified(meter.structure, score)]
    if not open_ones:
        return "verified"
    return "not verified" if len(open_ones) == len(meter.scores) else f"{len(open_ones)} scores not verified"


def _sources(meter: Meter) -> Iterator[str]:
    structure = meter.structure
    names = dict.fromkeys(name for score in structure.scores for name in unverified(structure, score))
    kinds = (structure.evidence, structure.tables, structure.value_sets, structure.norm_tables)
    for name in names:
        source = next(kind[name].source for kind in kinds if name in kind)
        yield f"| `{meter.id}` | {name} | {source.replace('|', '/')} |"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
