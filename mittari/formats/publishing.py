"""Publishing: a version of a meter is written into the library's lock, and never changes from then on."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mittari.definitions.checks.folder import tells_about
from mittari.definitions.checks.lock import to_publish
from mittari.definitions.library import Library
from mittari.definitions.lock import (
    Lock,
    Published,
    PublishedTexts,
    lock_file,
    lock_yaml,
    read_lock,
    revision_name,
    table_versions,
    wording_hash,
)
from mittari.definitions.meter import Meter, MeterFiles, read_meter
from mittari.definitions.versions import home_of, is_earlier, read_crosswalks, version_folders
from mittari.definitions.yaml_reader import Document, tree_hash
from mittari.errors import DefinitionError, Problem
from mittari.formats.whole_file import whole_file
from mittari.scoring.check import check_domains, check_meter


@dataclass(frozen=True)
class Publication:
    """What publishing a meter changed: `new` if this version was not published before; languages with new wording."""

    meter: Meter
    new: bool
    wording: tuple[str, ...]


def publish(folders: Sequence[Path], today: datetime.date) -> list[Publication]:
    """Publishes the meters in folders of one library, or publishes new wording of what is published already.

    Earlier versions that are not in the lock yet are published with them. Either all of them or none. Raises
    DefinitionError with every reason why not.
    """
    path = _lock_of(folders)
    lock = read_lock(path)
    problems = [problem for folder in folders for problem in _problems(folder, lock)]
    if problems:
        raise DefinitionError(problems)
    done = []
    for version in [each for folder in folders for each in (*version_folders(folder), folder)]:
        meter, files = read_meter(version)
        before = lock.version(meter.id, meter.version)
        after = _published(meter, files, before, today)
        lock = lock.with_version(meter.id, meter.version, after)
        if not is_earlier(version):
            done.append(Publication(meter, before is None, _reworded(before, after)))
        write_value(files.structure, "status", "published")
    with whole_file(path) as target:
        target.file.write(lock_yaml(lock))
    return done


def write_value(document: Document, key: str, value: str) -> None:
    """Gives a key at the top of a YAML file another value; comments and all other lines stay as they are."""
    if document.tree[key] == value:
        return
    path = Path(document.file)
    lines = path.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    number = document.line((key,)) - 1
    lines[number] = lines[number].replace(document.tree[key], value, 1)
    with whole_file(path) as target:
        target.file.writelines(lines)


def _lock_of(folders: Sequence[Path]) -> Path:
    paths = {folder: lock_file(folder) for folder in folders}
    for folder, path in paths.items():
        if path is None or is_earlier(folder):
            advice = "put the meter's folder into the folder meters/ of a library"
            raise DefinitionError(
                [Problem(str(folder), "", "only the newest version in a library is published", advice)]
            )
    found = {path for path in paths.values() if path is not None}
    if len(found) != 1:
        raise DefinitionError(
            [Problem("publish", "", "these meters are in several libraries", "publish each by itself")]
        )
    return found.pop()


def _problems(folder: Path, lock: Lock) -> Iterator[Problem]:
    found = check_meter(folder)
    library = Library(folder.resolve().parents[1])
    if not found and (library.root / "codes" / "domains.yaml").is_file():
        found = list(check_domains(library, folder))
    try:
        versions = [read_meter(version) for version in (*version_folders(folder), folder)]
    except DefinitionError:
        yield from found
        return
    mended = {problem for meter, files in versions for problem in to_publish(meter, files, lock)}
    yield from (problem for problem in found if problem not in mended)
    for meter, files in versions:
        yield from _untold(meter, files, lock.version(meter.id, meter.version))


def _untold(meter: Meter, files: MeterFiles, before: Published | None) -> Iterator[Problem]:
    """New wording of which CHANGES.md says nothing."""
    after, home = _texts(files, before), home_of(Path(files.structure.file).parent)
    for language in _changed(before.texts if before else {}, after):
        name = revision_name(meter.version, language, after[language].revision)
        if after[language].revision > 1 and not tells_about(home / "CHANGES.md", name):
            reason = "the wording has changed, and CHANGES.md does not tell what"
            yield files.texts[language].problem(("items",), reason, f"write a line there: `- {name}: what changed`")


def _published(meter: Meter, files: MeterFiles, before: Published | None, today: datetime.date) -> Published:
    crosswalks = read_crosswalks(home_of(Path(files.structure.file).parent))
    own = {file.crosswalk.from_: file.document for file in crosswalks if file.crosswalk.to == meter.version}
    return Published(
        content_hash=meter.content_hash,
        published=before.published if before else today,
        tables=table_versions(meter),
        texts=_texts(files, before),
        crosswalks={version: tree_hash(document.tree) for version, document in own.items()},
    )


def _texts(files: MeterFiles, before: Published | None) -> dict[str, PublishedTexts]:
    hashes = {language: wording_hash(document) for language, document in files.texts.items()}
    known = before.texts if before else {}
    return {language: _texts_of(new, known.get(language)) for language, new in hashes.items()}


def _texts_of(new: str, before: PublishedTexts | None) -> PublishedTexts:
    if before is None:
        return PublishedTexts(revision=1, hash=new)
    return before if before.hash == new else PublishedTexts(revision=before.revision + 1, hash=new)


def _changed(before: dict[str, PublishedTexts], after: dict[str, PublishedTexts]) -> tuple[str, ...]:
    return tuple(language for language, texts in after.items() if before.get(language) != texts)


def _reworded(before: Published | None, after: Published) -> tuple[str, ...]:
    return _changed(before.texts, after.texts) if before else ()
