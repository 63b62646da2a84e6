"""A meter: the folder that holds an instrument's structure, wording, norms and worked cases."""

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from mittari.definitions.cases import Case, Cases
from mittari.definitions.crosswalk import Crosswalk
from mittari.definitions.group import with_repeated_texts
from mittari.definitions.inputs import items_behind
from mittari.definitions.item import Coding, Item
from mittari.definitions.norms import Norm, Norms
from mittari.definitions.score import ScoreDefinition
from mittari.definitions.structure import Structure
from mittari.definitions.texts import Texts
from mittari.definitions.validate import D, validate
from mittari.definitions.yaml_reader import Document, read_yaml, tree_hash
from mittari.errors import DefinitionError, Problem

NOT_CONTENT = frozenset({"status", "offered", "licence", "evidence", "data_class", "legal_basis", "retention_years"})
"""Keys of instrument.yaml that may change without changing what a score means: terms, sources, what the DPO decides."""
TABLES = ("tables", "value_sets", "norm_tables")
NOT_NUMBERS = frozenset({"verified_by", "read"})
"""What a table tells about who has looked at its numbers, and when."""


@dataclass(frozen=True)
class Meter:
    """One version of one instrument with everything that belongs to it; equal meters give equal scores.

    `earlier` are the versions published before it, oldest first; `crosswalks` say which versions may be compared.
    """

    structure: Structure
    texts: dict[str, Texts]
    norms: Norms
    cases: tuple[Case, ...]
    content_hash: str
    earlier: tuple["Meter", ...] = ()
    crosswalks: tuple[Crosswalk, ...] = ()

    @property
    def id(self) -> str:
        """The id, which is also the folder's name."""
        return self.structure.id

    @property
    def version(self) -> str:
        """The version, for example 1.0.0."""
        return self.structure.version

    @cached_property
    def items(self) -> dict[str, Item]:
        """Items by id, in the order they are asked."""
        return {item.id: item for item in self.structure.items}

    @cached_property
    def scores(self) -> dict[str, ScoreDefinition]:
        """Scores by id, in the order they are shown."""
        return {score.id: score for score in self.structure.scores}

    @cached_property
    def needed(self) -> tuple[Item, ...]:
        """The items without whose columns no score can be computed: scored items and what their showing hangs on."""
        names = {name for score in self.structure.scores for name in items_behind(self.structure, score)}
        if self.structure.maximum_missing is not None:
            names |= {item.id for item in self.structure.items if item.scored}
        for item in reversed(self.structure.items):
            if item.id in names and item.show_if and item.show_if.item:
                names.add(item.show_if.item)
        return tuple(item for item in self.structure.items if item.id in names)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages the meter can be answered in."""
        return tuple(self.texts)

    def coding(self, item: Item) -> Coding | None:
        """The options of an item that has options."""
        return self.structure.codings.get(item.coding) if item.coding else None

    def sem(self, score: str, population: str | None = None) -> Norm | None:
        """The norm that carries a score's standard error of measurement, or None: then nobody gets a verdict."""
        return self.norms.sem(score, population)

    def with_norms(self, more: Norms) -> "Meter":
        """The same meter with norms of an operator's own; they come before the shipped ones."""
        norms = Norms(norms=(*more.norms, *self.norms.norms))
        return replace(self, norms=norms, earlier=tuple(meter.with_norms(more) for meter in self.earlier))

    def at(self, content_hash: str) -> "Meter | None":
        """The version that has this very content: this one or an earlier one, else None."""
        return next((meter for meter in (self, *self.earlier) if meter.content_hash == content_hash), None)

    def crosswalk(self, older: str, newer: str) -> Crosswalk | None:
        """The crosswalk from one version to another, or None: then nothing of them may be compared."""
        return next((each for each in self.crosswalks if (each.from_, each.to) == (older, newer)), None)


@dataclass(frozen=True)
class MeterFiles:
    """The documents a meter was read from, so that a check can name the line of what it finds."""

    structure: Document
    texts: dict[str, Document]
    norms: Document | None
    cases: Document | None


def read_meter(folder: Path) -> tuple[Meter, MeterFiles]:
    """The meter in a folder and its documents; raises DefinitionError with the problems of all its files."""
    problems: list[Problem] = []
    structure, structure_file = _read(Structure, folder / "instrument.yaml", problems)
    texts, text_files = read_texts(folder, problems, structure)
    norms, norms_file = _read_if_there(Norms, folder / "norms.yaml", problems)
    cases, cases_file = _read_if_there(Cases, folder / "cases.yaml", problems)
    if problems or structure is None or structure_file is None:
        raise DefinitionError(problems)
    files = MeterFiles(structure_file, text_files, norms_file, cases_file)
    worked = cases.cases if cases else ()
    return Meter(structure, texts, norms or Norms(), worked, content_hash(structure_file.tree)), files


def content_hash(tree: dict[str, Any]) -> str:
    """SHA-256 (hex) of what instrument.yaml says, whatever the order of its keys and its comments."""
    content = {key: value for key, value in tree.items() if key not in NOT_CONTENT}
    return tree_hash(content | {name: _numbers(content[name]) for name in TABLES if name in content})


def _numbers(tables: Any) -> Any:
    """Tables as far as a score hangs on them."""
    return {
        name: {key: value for key, value in table.items() if key not in NOT_NUMBERS} for name, table in tables.items()
    }


def _read(model: type[D], path: Path, problems: list[Problem]) -> tuple[D | None, Document | None]:
    try:
        document = read_yaml(path)
        return validate(model, document), document
    except DefinitionError as error:
        problems += error.problems
        return None, None


def _read_if_there(model: type[D], path: Path, problems: list[Problem]) -> tuple[D | None, Document | None]:
    return _read(model, path, problems) if path.exists() else (None, None)


def read_texts(
    folder: Path, problems: list[Problem], structure: Structure | None = None
) -> tuple[dict[str, Texts], dict[str, Document]]:
    """The wording below a folder by language, and the documents; what can't be read is added to the problems.

    The text of a repeated question (see `structure.groups`) is there for each of its copies. Languages that wait to be
    switched on come last: whoever takes the first language there is does not get one of them.
    """
    texts, files = {}, {}
    for path in sorted((folder / "texts").glob("*.yaml")):
        text, file = _read(Texts, path, problems)
        if text and file:
            if text.language != path.stem:
                advice = f"name the file {text.language}.yaml or correct the language"
                problems.append(file.problem(("language",), "the file has the name of another language", advice))
            repeated = with_repeated_texts(text.items, structure.groups if structure else ())
            texts[path.stem], files[path.stem] = text.model_copy(update={"items": repeated}), file
    return dict(sorted(texts.items(), key=lambda entry: not entry[1].enabled)), files
