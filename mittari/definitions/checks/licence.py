"""Uses of a meter, and wording in its folder, that its own licence block does not allow."""

from collections.abc import Iterator

from mittari.definitions.checks.undecided import TODO
from mittari.definitions.meter import Meter, MeterFiles
from mittari.definitions.structure import UseLevel
from mittari.errors import Problem


def check(meter: Meter, files: MeterFiles) -> Iterator[Problem]:
    """Problems of the licence, each at its line; where its terms are still to be read, only that is asked for."""
    licence = meter.structure.licence
    if meter.structure.use_level is UseLevel.INDIVIDUAL and not licence.uses.individual:
        reason = "use_level is individual, but the licence does not allow that use"
        yield files.structure.problem(
            ("licence", "uses", "individual"), reason, "write use_level: group, or correct it"
        )
    undecided = any(text.startswith(TODO) for text in (licence.notice, licence.evidence))
    if meter.texts and licence.text != "shipped" and not undecided:
        reason = f"wording lies in texts/, but the licence says text: {licence.text}"
        advice = (
            "write shipped if it may travel with the meter, else take it out into a text pack (docs/translating.md)"
        )
        yield files.structure.problem(("licence", "text"), reason, advice)
