"""The library: the folders of definitions that a program can use, found by id or read by path."""

import difflib
import os
from functools import cached_property, lru_cache
from pathlib import Path

from mittari.definitions.areas import AreaSystem, read_areas
from mittari.definitions.checks import read_scorable
from mittari.definitions.code_list import CodeList
from mittari.definitions.indicator import Indicator
from mittari.definitions.meter import Meter
from mittari.definitions.report import ReportDefinition
from mittari.definitions.text_pack import with_pack
from mittari.definitions.validate import D, validate
from mittari.definitions.versions import in_use, of_version
from mittari.definitions.yaml_reader import read_yaml
from mittari.errors import DefinitionError, MittariError, UnknownMeterError

PACKAGED = Path(__file__).parents[1] / "instruments"
CHECKOUT = Path(__file__).parents[2] / "instruments"
VARIABLE = "MITTARI_LIBRARY"
PACKS = "MITTARI_TEXTS"


class Library:
    """The definitions below one folder; each is read once and kept. `packs` is the folder of an operator's texts."""

    def __init__(self, root: Path, packs: Path | None = None):
        self.root, self.packs = root, packs
        self._newest_ones: dict[str, Meter] = {}
        self._meters: dict[str, Meter] = {}

    def meter_ids(self) -> list[str]:
        """The ids of all meters, sorted."""
        return sorted(path.parent.name for path in (self.root / "meters").glob("*/instrument.yaml"))

    def meter(self, meter_id: str, version: str | None = None) -> Meter:
        """A meter by id: the version that people are asked, or the one named.

        Raises UnknownMeterError, or DefinitionError if its files are not in order.
        """
        if version is not None:
            return of_version(self.newest(meter_id), version)
        if meter_id not in self._meters:
            # A pack is for the version that people are asked, which is not always the newest.
            self._meters[meter_id] = with_pack(in_use(self.newest(meter_id)), self.packs)
        return self._meters[meter_id]

    def newest(self, meter_id: str) -> Meter:
        """The newest version of a meter, even a draft, with all earlier ones and crosswalks, but without its pack.

        Raises like `meter`.
        """
        if meter_id not in self._newest_ones:
            self.require(meter_id)
            self._newest_ones[meter_id] = read_scorable(self.root / "meters" / meter_id)
        return self._newest_ones[meter_id]

    def require(self, meter_id: str) -> None:
        """Nothing if there is a meter of this id, else UnknownMeterError with what there is."""
        if meter_id not in self.meter_ids():
            raise UnknownMeterError(self._unknown(meter_id))

    def _unknown(self, meter_id: str) -> str:
        near = difflib.get_close_matches(meter_id, self.meter_ids(), n=1)
        known = f"did you mean {near[0]}?" if near else f"the library has: {', '.join(self.meter_ids()) or 'none'}"
        return f"there is no meter {meter_id!r}; {known}"

    @cached_property
    def domains(self) -> CodeList:
        """The shared domains that scores of different meters map to."""
        return self._read(CodeList, "codes/domains.yaml")

    @cached_property
    def services(self) -> CodeList:
        """The kinds of service."""
        return self._read(CodeList, "codes/services.yaml")

    @cached_property
    def statuses(self) -> CodeList:
        """The labour-market statuses."""
        return self._read(CodeList, "codes/statuses.yaml")

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        """The indicators by id."""
        return self._by_id(Indicator, "indicators")

    @cached_property
    def reports(self) -> dict[str, ReportDefinition]:
        """The reports by id."""
        return self._by_id(ReportDefinition, "reports")

    def areas(self, name: str) -> AreaSystem:
        """An area file of the library, by its name without ending."""
        return read_areas(self.root / "areas" / f"{name}.csv")

    def _read(self, model: type[D], name: str) -> D:
        # A library of one's own need not repeat the lists that came with mittari.
        places = (root / name for root in (self.root, PACKAGED, CHECKOUT))
        return validate(model, read_yaml(next((path for path in places if path.is_file()), self.root / name)))

    def _by_id(self, model: type[D], folder: str) -> dict[str, D]:
        paths = sorted((self.root / folder).glob("*.yaml"))
        return {path.stem: _read_named(model, path) for path in paths}


def _read_named(model: type[D], path: Path) -> D:
    document = read_yaml(path)
    definition = validate(model, document)
    if document.tree["id"] != path.stem:
        advice = f"write {path.stem}, or rename the file"
        raise DefinitionError([document.problem(("id",), "the id is not the name of the file", advice)])
    return definition


@lru_cache
def library_at(root: Path, packs: Path | None = None) -> Library:
    """The library below a folder, read once."""
    return Library(root, packs)


def default_library() -> Library:
    """The library named by MITTARI_LIBRARY, else the one that came with mittari; with the texts in MITTARI_TEXTS."""
    named = os.environ.get(VARIABLE)
    packs = _packs(os.environ.get(PACKS))
    for root in (Path(named),) if named else (PACKAGED, CHECKOUT):
        if (root / "meters").is_dir():
            return library_at(root, packs)
    raise MittariError(f"no library of meters at {named or PACKAGED}; set {VARIABLE} to a folder that has meters/")


def _packs(named: str | None) -> Path | None:
    if named and not Path(named).is_dir():
        raise MittariError(f"{PACKS}: there is no folder {named}; make it, or take the setting away")
    return Path(named) if named else None
