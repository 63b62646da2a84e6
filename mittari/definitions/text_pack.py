"""A text pack: wording that an operator may use, in a folder of its own: <meter>/pack.yaml and <meter>/texts/."""

from dataclasses import replace
from pathlib import Path

from mittari.definitions.checks.texts import check_language
from mittari.definitions.meter import Meter, read_texts
from mittari.definitions.model import Day, Definition, Id, Source, Text
from mittari.definitions.texts import Texts
from mittari.definitions.validate import validate
from mittari.definitions.yaml_reader import Document, read_yaml
from mittari.errors import DefinitionError, Problem

WITHOUT = {
    "operator": (
        " until a text pack is installed",
        "install a text pack: mittari texts install FOLDER (docs/translating.md)",
    ),
    "shipped": (" until its wording is written", "write texts/<language>.yaml (docs/extend.md)"),
    "none": ("", "its owner asks the questions; import what came out"),
}
"""By whose the wording is: what a meter without it waits for, and what to do."""


class TextPack(Definition):
    """pack.yaml: whose wording it is, and by which permission; `official` says that it is the holder's own."""

    meter: Id
    holder: Text
    permission: Source
    date: Day
    official: bool = False


def with_pack(meter: Meter, packs: Path | None) -> Meter:
    """The meter with the wording of its pack, if there is one; raises DefinitionError if the pack is not in order."""
    folder = packs / meter.id if packs else None
    if folder is None or not folder.is_dir():
        return meter
    return replace(meter, texts={**meter.texts, **read_pack(folder, meter)[1]})


def read_pack(folder: Path, meter: Meter) -> tuple[TextPack, dict[str, Texts]]:
    """A meter's pack and its wording by language; raises DefinitionError with every problem of its files."""
    document = read_yaml(folder / "pack.yaml")
    pack, problems = validate(TextPack, document), list[Problem]()
    texts, files = read_texts(folder, problems, meter.structure)
    if not texts and not problems:
        problems.append(Problem(str(folder / "texts"), "", "the pack has no texts", "add texts/<language>.yaml"))
    problems += _against_licence(pack, document, meter)
    for language, text in texts.items():
        problems += [files[language].problem(*finding) for finding in check_language(meter, text)]
        problems += _status(pack, text, files[language], meter)
    if problems:
        raise DefinitionError(problems)
    return pack, texts


def check_packs(packs: Path, meters: dict[str, Meter]) -> list[Problem]:
    """Every problem of the packs in a folder; the meters are by id."""
    problems: list[Problem] = []
    for folder in sorted(path for path in packs.iterdir() if path.is_dir() and not path.name.startswith(".")):
        try:
            if folder.name in meters:
                read_pack(folder, meters[folder.name])
            else:
                problems.append(Problem(str(folder), "", "the library has no such meter", "name the folder by its id"))
        except DefinitionError as error:
            problems += error.problems
    return problems


def no_texts(meter: Meter, folder: str = "") -> DefinitionError:
    """The refusal to show a meter that has no wording: what it can do without, and what is needed."""
    until, advice = WITHOUT[meter.structure.licence.text]
    reason = f"{meter.id} has no texts: its answers can be scored and imported, but it can't be shown to clients{until}"
    return DefinitionError([Problem(folder or f"{meter.id}/texts", "", reason, advice)])


def _against_licence(pack: TextPack, document: Document, meter: Meter) -> list[Problem]:
    if pack.meter != meter.id:
        return [document.problem(("meter",), f"the pack is for {pack.meter}, not {meter.id}", f"write {meter.id}")]
    if meter.structure.licence.modification != "free" and not pack.official:
        reason = f"the licence of {meter.id} allows no wording but the holder's own"
        return [document.problem(("official",), reason, "install the holder's wording and write official: true")]
    return []


def _status(pack: TextPack, texts: Texts, file: Document, meter: Meter) -> list[Problem]:
    official = [texts.status, *(review.status for review in texts.exceptions.values())]
    if "official" in official and not pack.official:
        return [file.problem(("status",), "pack.yaml does not say that this wording is official", "write own or draft")]
    if pack.official and meter.structure.licence.modification != "free" and texts.status != "official":
        reason = f"the licence of {meter.id} allows no wording but the holder's own, and this is {texts.status}"
        return [file.problem(("status",), reason, "install the holder's wording, with status: official")]
    return []
