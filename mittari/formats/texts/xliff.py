"""XLIFF 1.2 for translators' programs: states carry the status, phases who reviewed a text and when."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from mittari.formats.exchange.limits import bytes_of, refusal
from mittari.formats.texts.translation import Row, Translation

SPACE = "urn:oasis:names:tc:xliff:document:1.2"
XML = "{http://www.w3.org/XML/1998/namespace}"
STATES = {
    "official": "x-official",
    "own_reviewed": "signed-off",
    "own": "x-own",
    "draft": "needs-review-translation",
    "machine_draft": "needs-review-translation",
}
MARKS = ("original", "source-language", "target-language")
MACHINE = "mt-suggestion"
STATUSES = {state: status for status, state in STATES.items() if status != "machine_draft"} | {
    "final": "own_reviewed",
    "translated": "",  # what a program writes of every text that is done; it says nothing of how far to trust it
}
APPROVED = ("official", "own_reviewed")
SEND_BACK = "send back the XLIFF 1.2 file that was exported"

ET.register_namespace("", SPACE)


class PlainTree(ET.TreeBuilder):
    """Builds a tree of XML that declares no document type, in which a bomb or somebody else's file can hide."""

    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        """Refuses what a document type could do before anything of it is read."""
        raise ValueError("it declares a document type, which can hide a bomb")


def content(translation: Translation) -> bytes:
    """The XLIFF file, UTF-8."""
    root = ET.Element(_name("xliff"), {"version": "1.2"})
    file = ET.SubElement(root, _name("file"), {
        "original": translation.meter, "datatype": "plaintext", "product-name": "mittari",
        "product-version": translation.version, "source-language": translation.source,
        "target-language": translation.target,
    })  # fmt: skip
    phases = _phases(translation)
    if phases:
        group = ET.SubElement(ET.SubElement(file, _name("header")), _name("phase-group"))
        for (who, day), name in phases.items():
            moment = {"date": f"{day}T00:00:00Z"} if day else {}
            marks = {"phase-name": name, "process-name": "review", "contact-name": who}
            ET.SubElement(group, _name("phase"), marks | moment)
    body = ET.SubElement(file, _name("body"))
    for row in translation.rows:
        _write_row(body, row, phases)
    ET.indent(root)
    return ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def read(path: Path) -> Translation:
    """The texts of an XLIFF file; raises InputError for what is not XLIFF 1.2 or is dangerous to read."""
    root = _tree(path)
    files = root.findall(_name("file"))
    if root.tag != _name("xliff") or len(files) != 1:
        raise refusal(path, "this is not an XLIFF 1.2 file with one part", SEND_BACK)
    marks = {name: files[0].get(name, "") for name in MARKS}
    if lost := [name for name, value in marks.items() if not value]:
        raise refusal(path, f"the file does not tell its {lost[0]}", SEND_BACK)
    meter, source, target = marks.values()
    return Translation(meter, files[0].get("product-version", ""), source, target, tuple(_rows(path, files[0])))


def _phases(translation: Translation) -> dict[tuple[str, str], str]:
    reviews = dict.fromkeys((row.reviewed_by, row.reviewed_on) for row in translation.rows if row.reviewed_by)
    return {review: f"review-{number}" for number, review in enumerate(reviews, 1)}


def _write_row(body: ET.Element, row: Row, phases: dict[tuple[str, str], str]) -> None:
    marks = {"id": row.key, "resname": row.key, f"{XML}space": "preserve"}
    if row.longest:
        marks |= {"maxwidth": str(row.longest), "size-unit": "char"}
    unit = ET.SubElement(body, _name("trans-unit"), marks | {"approved": "yes" if row.status in APPROVED else "no"})
    ET.SubElement(unit, _name("source")).text = row.source
    target = ET.SubElement(unit, _name("target"), {"state": STATES.get(row.status, "needs-translation")})
    target.text = row.target
    if row.status == "machine_draft":
        target.set("state-qualifier", MACHINE)
    if row.reviewed_by:
        target.set("phase-name", phases[row.reviewed_by, row.reviewed_on])
    if row.note:
        ET.SubElement(unit, _name("note"), {"from": "developer"}).text = row.note


def _tree(path: Path) -> ET.Element:
    parser = ET.XMLParser(target=PlainTree())  # noqa: S314 (PlainTree refuses document types, so there are no entities)
    try:
        parser.feed(bytes_of(path))
        return parser.close()
    except ET.ParseError as error:
        raise refusal(path, f"this is not XML: {error.msg}", SEND_BACK, line=error.position[0]) from None
    except ValueError as error:
        raise refusal(path, str(error), SEND_BACK) from None


def _rows(path: Path, file: ET.Element) -> Iterator[Row]:
    phases = {
        phase.get("phase-name", ""): (phase.get("contact-name", ""), phase.get("date", "")[:10])
        for phase in file.iter(_name("phase"))
    }
    for unit in file.iter(_name("trans-unit")):
        key = unit.get("id", "")
        source, target = unit.find(_name("source")), unit.find(_name("target"))
        reviewed = phases.get(target.get("phase-name", ""), ("", "")) if target is not None else ("", "")
        texts = [_text(path, key, element) for element in (source, target)]
        yield Row(key, texts[0], texts[1], _status(target) if texts[1] else "", *reviewed, place=key)


def _status(target: ET.Element | None) -> str:
    """The status that a state tells; `approved` is not asked, as programs set it on every text that is done."""
    if target is None:
        return ""
    state = target.get("state", "")
    return (
        "machine_draft" if target.get("state-qualifier") == MACHINE else STATUSES.get(state, "draft" if state else "")
    )


def _text(path: Path, key: str, element: ET.Element | None) -> str:
    """The text of an element; programs may have put marks of segments around it, but nothing else."""
    if element is None:
        return ""
    for inner in element.iter():
        if inner is not element and inner.tag != _name("mrk"):
            tag = str(inner.tag).rpartition("}")[2]
            raise refusal(path, f"the text holds the markup <{tag}>", "write plain text", key)
    return "".join(element.itertext()).strip()


def _name(tag: str) -> str:
    return f"{{{SPACE}}}{tag}"
