"""What was published and has changed since: content never may, wording and crosswalks only by publishing again."""

from collections.abc import Iterator
from pathlib import Path

from mittari.definitions.lock import Lock, Published, lock_file, read_lock, revision_name, wording_hash
from mittari.definitions.meter import Meter, MeterFiles
from mittari.definitions.model import version_order
from mittari.definitions.versions import is_earlier, read_crosswalks, version_folders
from mittari.definitions.yaml_reader import tree_hash
from mittari.errors import DefinitionError, Problem


def check(meter: Meter, files: MeterFiles) -> Iterator[Problem]:
    """Problems of a meter in a library that has a lock, each at the line of what differs from it."""
    folder = Path(files.structure.file).parent
    path = lock_file(folder)
    if path is None or not path.is_file():
        return
    try:
        lock = read_lock(path)
        yield from _version(meter, files, lock)
        if not is_earlier(folder):
            yield from _earlier(meter, files, lock, folder)
            yield from _crosswalks(meter, lock, folder)
    except DefinitionError as error:
        yield from error.problems


def _version(meter: Meter, files: MeterFiles, lock: Lock) -> Iterator[Problem]:
    published = lock.version(meter.id, meter.version)
    if published is None:
        yield from to_publish(meter, files, lock)
        return
    if meter.structure.status == "draft":
        reason = f"{meter.version} is published already and can't be a draft again"
        yield files.structure.problem(("status",), reason, f"write published, or {_begin(meter, lock)}")
    if published.content_hash != meter.content_hash:
        reason = f"{meter.version} was published on {published.published} with other content; that never changes"
        yield files.structure.problem(("version",), reason, f"put it back, then {_begin(meter, lock)}")
    for language in sorted({*published.texts} - {*files.texts}):
        reason = f"the wording in {language} was published with {meter.version} and is not there"
        yield files.structure.problem(("version",), reason, f"put texts/{language}.yaml back")
    yield from to_publish(meter, files, lock)


def to_publish(meter: Meter, files: MeterFiles, lock: Lock) -> Iterator[Problem]:
    """What is not as it was published, and is mended by publishing it."""
    published = lock.version(meter.id, meter.version)
    if published is not None:
        yield from _wording(meter, files, published)
    elif meter.structure.status == "published":
        reason = f"{meter.version} is published but not in lock.yaml"
        yield files.structure.problem(("status",), reason, f"run `mittari publish {meter.id}`, or write draft")


def _begin(meter: Meter, lock: Lock) -> str:
    newest = max([meter.version, *lock.meters.get(meter.id, {})], key=version_order)
    major, *_ = version_order(newest)
    return f"begin a new version: `mittari publish {meter.id} --begin {major + 1}.0.0`"


def _wording(meter: Meter, files: MeterFiles, published: Published) -> Iterator[Problem]:
    for language, texts in published.texts.items():
        if language in files.texts and wording_hash(files.texts[language]) != texts.hash:
            reason = f"the wording differs from revision {texts.revision}, which was published"
            line = f"- {revision_name(meter.version, language, texts.revision + 1)}: what changed"
            advice = f"put it back, or write a line `{line}` in CHANGES.md and run `mittari publish {meter.id}`"
            yield files.texts[language].problem(("items",), reason, advice)


def _earlier(meter: Meter, files: MeterFiles, lock: Lock, folder: Path) -> Iterator[Problem]:
    there = {path.name for path in version_folders(folder)}
    for version in sorted({*lock.meters.get(meter.id, {})} - there - {meter.version}, key=version_order):
        reason = f"{version} is published, but versions/{version}/ is not there, so its scores can't be replayed"
        yield files.structure.problem(("version",), reason, "put the folder there, from a backup or the history")
    newest = max(there, key=version_order, default=meter.version)
    if meter.version in there or version_order(newest) > version_order(meter.version):
        reason = f"versions/{newest}/ is not older than {meter.version}"
        yield files.structure.problem(("version",), reason, "give this one a higher version")


def _crosswalks(meter: Meter, lock: Lock, folder: Path) -> Iterator[Problem]:
    found = {(file.crosswalk.from_, file.crosswalk.to): file.document for file in read_crosswalks(folder)}
    for version, published in lock.meters.get(meter.id, {}).items():
        for older, pinned in published.crosswalks.items():
            document = found.get((older, version))
            if document is None:
                file = str(folder / "crosswalks" / f"{older}-to-{version}.yaml")
                yield Problem(file, "", f"this crosswalk was published with {version}", "put it back")
            elif tree_hash(document.tree) != pinned:
                reason = f"this crosswalk was published with {version}, and differs from that"
                yield document.problem((), reason, "put it back: scores were carried over by it")
