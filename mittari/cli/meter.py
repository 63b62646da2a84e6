"""mittari meter: start a meter, and take one in or out in the formats of other programs."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from mittari.cli.console import SHOWN, counted, say
from mittari.cli.problems_file import tell_problems
from mittari.definitions.meter import Meter
from mittari.errors import InputError, Problem
from mittari.formats.csv_file import open_csv
from mittari.formats.exchange import FORMATS, Format
from mittari.formats.exchange.draft import require_id, write_draft
from mittari.formats.exchange.fhir_answers import write_responses
from mittari.formats.exchange.fhir_responses import read_responses
from mittari.formats.exchange.languages import LANGUAGE
from mittari.formats.exchange.loss import Loss, asked, together
from mittari.formats.exchange.new_meter import new_meter
from mittari.formats.whole_file import different_files, whole_file
from mittari.scoring.instrument import load


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(meter, name="meter")


meter = typer.Typer(no_args_is_help=True, help="Start a meter, or take one in or out.")
FormatName = Annotated[str, typer.Option("--format", metavar="FORMAT", help=f"One of {', '.join(FORMATS)}.")]


@meter.command()
def init(
    meter_id: Annotated[str, typer.Argument(metavar="ID", help="For example good-night.")],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="DIR", help="The folder to make, named ID; ./ID if left out."),
    ] = None,
    language: Annotated[str, typer.Option(metavar="LANGUAGE", help="The language it is first written in.")] = "en",
) -> None:
    """Start a meter from nothing: two example questions that score, and a TODO wherever only you can say.

    Example: mittari meter init good-night --language fi
    """
    if Path(meter_id).name != meter_id:
        raise _refusal(meter_id, "this is a path, not an id", f"write {Path(meter_id).name}, and with -o where it goes")
    require_id(Path(meter_id))
    folder = output or Path(meter_id)
    if folder.name != meter_id:
        raise _refusal(str(folder), f"the folder's name is not {meter_id!r}", f"write -o {folder / meter_id}")
    if not LANGUAGE.fullmatch(language):
        raise _refusal("--language", f"{language!r} is no language tag", "write one like fi, sv or fi-x-selko")
    write_draft(new_meter(language), folder)
    _say_next(folder)


@meter.command("import")
def import_meter(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A form of another program.")],
    format_: FormatName,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="The folder to make; its name becomes the meter's id.")
    ],
) -> None:
    """Make a draft meter from another program's form, with a list of what is to be decided and what was lost.

    Nothing in the file is run: what it computes is listed, for you to write as a score.

    Example: mittari meter import form.json --format fhir -o meters/good-night
    """
    draft = _format(format_).read(file)
    write_draft(draft, output)
    say(f"{output}: {counted(len(draft.structure['items']), 'question')} in {', '.join(draft.texts)}.")
    _tell(draft.losses, "not taken over from the file")
    _say_next(output)


@meter.command("export")
def export_meter(
    meter_id: Annotated[str, typer.Argument(metavar="METER", help="A meter's id, or its folder.")],
    format_: FormatName,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where the form goes.")],
    language: Annotated[
        str | None, typer.Option(metavar="LANGUAGE", help="The main language; REDCap has no other.")
    ] = None,
) -> None:
    """Write a meter as another program's form, and say what that format can't carry.

    Example: mittari meter export mittari-short --format xlsform -o form.xlsx
    """
    instrument, switched_off = _as_offered(load(meter_id))
    if language:
        instrument = _with_main(instrument, language)
    losses = (*_format(format_).write(instrument, output), *switched_off)
    say(f"{output}: {counted(len(asked(instrument)), 'question')} in {', '.join(instrument.texts) or 'no language'}.")
    _tell(losses, f"not carried by {format_}")


@meter.command()
def responses(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="FHIR responses (.json, .ndjson), or answers (.csv).")],
    meter_id: Annotated[str, typer.Option("--meter", metavar="METER", help="A meter's id, or its folder.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The other of the two.")],
    problems: Annotated[Path | None, typer.Option(metavar="P.csv", help="Where each cell's problem goes.")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Write nothing if there is any problem.")] = False,
) -> None:
    """Turn FHIR QuestionnaireResponses into a file of answers, or a file of answers into responses.

    Free text is left out in both directions. The answers are ready for `mittari score` and `mittari import`.

    Example: mittari meter responses bundle.json --meter mittari-short -o answers.csv
    """
    different_files(file, output, *([problems] if problems else []))
    instrument = load(meter_id)
    if file.suffix == ".csv":
        found = write_responses(output, instrument, open_csv(file), strict)
    else:
        frame, found = read_responses(file, instrument)
        with whole_file(output) as target:
            frame.to_csv(target.file, index=False, lineterminator="\n")
            target.keep = not (strict and found)
    tell_problems(found, problems, strict)


def _as_offered(meter: Meter) -> tuple[Meter, tuple[Loss, ...]]:
    """The meter with the languages that are offered to people: an unread draft does not leave by the back door."""
    texts = {language: each for language, each in meter.texts.items() if each.enabled}
    off = [language for language in meter.texts if language not in texts]
    why = "it is switched off; enable it in its file"
    return replace(meter, texts=texts), tuple(Loss(f"texts.{language}", "this language", why) for language in off)


def _with_main(meter: Meter, language: str) -> Meter:
    """The meter with this language in front."""
    if language not in meter.texts:
        there = ", ".join(meter.texts) or "none"
        raise _refusal("--language", f"{meter.id} is not offered in {language!r}", f"choose from: {there}")
    return replace(meter, texts={language: meter.texts[language], **meter.texts})


def _format(name: str) -> Format:
    if name not in FORMATS:
        raise _refusal("--format", f"there is no format {name!r}", f"choose from: {', '.join(FORMATS)}")
    return FORMATS[name]


def _tell(losses: Iterable[Loss], how: str) -> None:
    losses = together(losses)
    say(f"{counted(len(losses), 'thing')} {how}{':' if losses else '.'}")
    for loss in losses[:SHOWN]:
        say(f"  {loss}")
    if len(losses) > SHOWN:
        say(f"  ... and {len(losses) - SHOWN} more")


def _say_next(folder: Path) -> None:
    say(f"Next: read {folder / 'TODO.md'}, and run: mittari check {folder}")


def _refusal(place: str, reason: str, advice: str) -> InputError:
    return InputError([Problem("meter", place, reason, advice)])
