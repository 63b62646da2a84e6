"""What whoever receives an export must know, in sentences."""

from collections.abc import Iterable, Iterator
from datetime import date
from importlib.metadata import version

from mittari.definitions.meter import Meter
from mittari.definitions.unverified import unverified
from mittari.formats.data.pseudonyms import Pseudonyms
from mittari.formats.data.wanted import Wanted
from mittari.formats.data.wording import Wording
from mittari.store.snapshot import Manifest


def about(
    manifest: Manifest, wanted: Wanted, pseudonyms: Pseudonyms, wording: Wording, today: date, meters: Iterable[Meter]
) -> tuple[str, ...]:
    """The sentences; `meters` are those in the export, whose notices must stay with the data."""
    t = wording.t
    said = [t("about.made", version=version("mittari"), day=today, created=manifest.created.date())]
    if manifest.simulated:
        said.append(t("about.simulated"))
    said += [t("about.personal"), t("about.lasting" if pseudonyms.lasting else "about.fresh")]
    if wanted.period:
        said.append(t("about.period", period=wanted.period))
    if wanted.organisation:
        said.append(t("about.organisation", organisation=manifest.names[wanted.organisation]))
    words = ", ".join(f"{kind.word} ({words})" for kind, words in wording.non_answers().items())
    said += [t("about.non_answers", words=words), t("about.scores")]
    return (*said, *(line for meter in meters for line in _of_meter(meter, wording)))


def _of_meter(meter: Meter, wording: Wording) -> Iterator[str]:
    """The notice, and what about the meter nobody has looked at yet."""
    yield wording.t("about.notice", meter=meter.id, notice=meter.structure.licence.notice)
    scores = [score.id for score in meter.structure.scores if unverified(meter.structure, score)]
    if scores:
        yield wording.t("about.unverified", meter=meter.id, scores=", ".join(scores))
    texts = wording.texts(meter)
    if texts and texts.drafts:
        yield wording.t("about.draft", meter=meter.id)
