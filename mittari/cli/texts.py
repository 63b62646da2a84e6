"""mittari texts: wording out to translators and back, and text packs of an operator."""

import dataclasses
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from mittari.cli.console import counted, say
from mittari.definitions.library import PACKS, Library, default_library
from mittari.definitions.meter import Meter, read_texts
from mittari.definitions.text_pack import TextPack, read_pack
from mittari.definitions.texts import Texts, first_language
from mittari.definitions.validate import validate
from mittari.definitions.yaml_reader import read_yaml
from mittari.errors import InputError, Problem
from mittari.formats.exchange.languages import LANGUAGE
from mittari.formats.exchange.yaml_text import yaml_text
from mittari.formats.texts import FORMATS, SUFFIXES
from mittari.formats.texts.take import Reviewer, Taken, take
from mittari.formats.texts.translation import to_translate
from mittari.formats.whole_file import whole_file

texts = typer.Typer(no_args_is_help=True, help=__doc__)

File = Annotated[Path, typer.Argument(metavar="FILE", help="The translator's file, .xlf or .xlsx.")]
Language = Annotated[str, typer.Option("--language", metavar="CODE", help="Into which language, for example sv.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(texts, name="texts", help="Wording out to translators and back; text packs of an operator.")


@texts.command("export")
def export_texts(
    meter: Annotated[str, typer.Argument(metavar="METER", help="A meter's id.")],
    language: Language,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The file to write.")],
    source: Annotated[
        str, typer.Option("--from", metavar="CODE", help="From which language; else fi if it is there.")
    ] = "",
    format: Annotated[str, typer.Option(help="xliff or xlsx; else by the end of the file's name.")] = "",
) -> None:
    """Write every text of a meter for a translator: source, translation so far, status, what it is, how long it may be.

    Example: mittari texts export mittari-path --language sv --from fi -o mittari-path.sv.xlf
    """
    if not LANGUAGE.fullmatch(language):
        reason = f"{language!r} is no language tag"
        raise InputError([Problem("--language", "", reason, "write one like sv or fi-x-selko")])
    found = _as_written(meter)
    translation = to_translate(found, source or _usual_source(found, language), language)
    with whole_file(output) as target:
        target.file.buffer.write(FORMATS[_format(output, format)].content(translation))
    done = sum(bool(row.target) for row in translation.rows)
    texts = counted(len(translation.rows), "text")
    say(f"{texts} from {translation.source} into {language}, {done} of them translated: {output}")


@texts.command("import")
def import_texts(
    file: File,
    meter: Annotated[str, typer.Option("--meter", metavar="METER", help="The meter it is for.")],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="DIR", help="Folder for <language>.yaml; else the meter's own texts/."),
    ] = None,
    reviewed_by: Annotated[
        str, typer.Option(metavar="NAME", help="Who has reviewed what the file calls reviewed.")
    ] = "",
    format: Annotated[str, typer.Option(help="xliff or xlsx; else by the end of the file's name.")] = "",
) -> None:
    """Take a translation in: one file texts/<language>.yaml, or nothing and a list of everything that is wrong.

    Example: mittari texts import mittari-path.sv.xlf --meter mittari-path --reviewed-by "A. Reviewer"
    """
    given = FORMATS[_format(file, format)].read(file)
    reviewer = Reviewer(reviewed_by, datetime.now(UTC).date() if reviewed_by else None)
    taken = take(_as_written(meter), given, file, reviewer)
    target = (output or _own_folder(meter)) / f"{given.target}.yaml"
    if taken.words or taken.statuses or not target.exists():
        _write(taken, target)
        changed = counted(len(taken.words), "text")
        say(f"{given.target}: {changed} changed, {len(taken.statuses)} got another status: {target}")
    else:
        say(f"{given.target}: nothing has changed: {target}")
    if taken.again_drafts:
        say(f"Changed after their review, so drafts again: {', '.join(taken.again_drafts)}")


@texts.command("install")
def install_pack(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="A folder with pack.yaml and texts/.")],
    to: Annotated[Path | None, typer.Option(envvar=PACKS, metavar="DIR", help="Where packs are kept.")] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Take the place of the pack that is there.")] = False,
) -> None:
    """Install wording that you have permission to use, outside the library; it is checked first.

    Example: mittari texts install who-5-pack --to packs
    """
    if to is None:
        raise InputError(
            [Problem(str(folder), "", "where packs are kept is not said", f"set {PACKS}, or give --to DIR")]
        )
    to.mkdir(parents=True, exist_ok=True)
    meter = validate(TextPack, read_yaml(folder / "pack.yaml")).meter
    pack, found = read_pack(folder, _bare(meter))
    if (to / meter).exists() and not replace:
        raise InputError([Problem(str(to / meter), "", f"a pack for {meter} is there already", "give --replace")])
    _copy(folder, to / meter)
    say(f"{meter} can be shown in {', '.join(found)}; wording of {pack.holder}, permission {pack.permission}.")
    if os.environ.get(PACKS) != str(to):
        say(f"Set {PACKS}={to} where mittari runs, and start it again.")


def _as_written(meter: str) -> Meter:
    """The meter with its wording as the files have it: the text of a repeated question once, not for every copy."""
    library = default_library()
    found, texts = library.meter(meter), dict[str, Texts]()
    for folder in (library.root / "meters", *([library.packs] if library.packs else [])):
        texts |= read_texts(folder / meter, [])[0]
    return dataclasses.replace(found, texts=texts)


def _own_folder(meter: str) -> Path:
    """Where a meter's wording is kept: its text pack, else the library, if its licence lets texts lie there."""
    library = default_library()
    if library.packs and (library.packs / meter).is_dir():
        return library.packs / meter / "texts"
    if library.meter(meter).structure.licence.text != "operator":
        return library.root / "meters" / meter / "texts"
    reason = f"the wording of {meter} belongs to its holder and does not lie in the library"
    raise InputError([Problem(meter, "", reason, "give -o: the texts/ of your text pack")])


def _bare(meter: str) -> Meter:
    """The meter as the library has it, without a pack."""
    return Library(default_library().root).meter(meter)


def _copy(folder: Path, target: Path) -> None:
    """The pack's files in their place, whole or not at all."""
    draft, old = (target.parent / f".{target.name}.{os.getpid()}.{end}" for end in ("part", "old"))
    try:
        shutil.copytree(folder / "texts", draft / "texts")
        shutil.copy(folder / "pack.yaml", draft / "pack.yaml")
        if target.exists():
            target.rename(old)
        draft.rename(target)
    except OSError as error:
        reason = f"can't be written: {error.strerror or type(error).__name__}"
        raise InputError([Problem(str(target), "", reason, "name a folder that may be written")]) from None
    finally:
        shutil.rmtree(draft, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def _usual_source(meter: Meter, language: str) -> str:
    return first_language([code for code in meter.texts if code != language], "fi", "en", *meter.texts) or "fi"


def _format(path: Path, named: str) -> str:
    format = named or SUFFIXES.get(path.suffix.lower(), "")
    if format not in FORMATS:
        reason = f"what format it is can't be told from {named or path.suffix or 'its name'}"
        raise InputError([Problem(str(path), "", reason, f"give --format: {' or '.join(FORMATS)}")])
    return format


def _write(taken: Taken, target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(
            [Problem(str(target.parent), "", error.strerror or "can't be made", "name a folder")]
        ) from None
    head = _head(target)
    with whole_file(target) as whole:
        whole.file.write(head + yaml_text(taken.tree))


def _head(target: Path) -> str:
    """The comments that the file begins with."""
    lines = target.read_text(encoding="utf-8").splitlines() if target.exists() else []
    first = next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return "".join(f"{line}\n" for line in lines[:first])
