"""What the coach's forms offer to choose from."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd
from flask import current_app
from sqlalchemy import Connection
from wtforms.fields.choices import SelectChoice

from mittari.definitions.code_list import CodeList
from mittari.definitions.meter import Meter
from mittari.definitions.texts import first_language
from mittari.store import areas, organisations
from mittari.store.identified import is_answered_by_somebody
from webapp import database
from webapp.language import OWN_NAMES, current_language, languages, meter_languages, staff_languages, t

CLIENTS = frozenset({"client"})
OBSERVERS = frozenset({"coach", "observer"})


def rows(frame: pd.DataFrame) -> Iterator[Any]:
    """The rows of a frame, with its columns as attributes."""
    return iter(frame.itertuples())


def codes(listed: CodeList) -> list[SelectChoice]:
    """The codes of a list, in its order."""
    return [SelectChoice(code.id, listed.name(code.id, current_language())) for code in listed.codes]


def code_name(listed: CodeList, code: str) -> str:
    """What a code is called; one that the list no longer has stands for itself."""
    return listed.name(code, current_language()) if code in listed else code


def municipalities(connection: Connection) -> list[SelectChoice]:
    """The municipalities, by name."""
    return by_name({code: in_language(names) for code, names in areas.municipalities(connection).items()})


def providers(connection: Connection) -> list[SelectChoice]:
    """The providers, by name."""
    return by_name({provider.id: provider.name for provider in organisations.providers(connection)})


def client_languages() -> list[SelectChoice]:
    """The languages a client can use the pages in."""
    return [SelectChoice(code, OWN_NAMES[code]) for code in languages()]


def client_meters() -> dict[str, Meter]:
    """The meters that clients can answer here by themselves, by id."""
    return {meter.id: meter for meter in _answered_by(CLIENTS) if _why_not(meter, meter_languages(meter)) is None}


def meters_not_offered() -> dict[str, str]:
    """The meters that clients can't be shown, by id, with the reason."""
    return _reasons({meter.id: _why_not(meter, meter_languages(meter)) for meter in _answered_by(CLIENTS)})


def assessment_meters() -> dict[str, Meter]:
    """The meters that a coach can fill in here about a client, by id."""
    return {
        meter.id: meter for meter in _answered_by(OBSERVERS) if _why_not(meter, staff_meter_languages(meter)) is None
    }


def assessments_not_offered() -> dict[str, str]:
    """The meters that a coach can't be shown, by id, with the reason."""
    return _reasons({meter.id: _why_not(meter, staff_meter_languages(meter)) for meter in _answered_by(OBSERVERS)})


def staff_meter_languages(meter: Meter) -> tuple[str, ...]:
    """The languages that both the pages of staff and a meter are offered in."""
    return tuple(code for code in meter_languages(meter) if code in staff_languages())


def _reasons(keys: Mapping[str, str | None]) -> dict[str, str]:
    return {meter: t(reason) for meter, reason in keys.items() if reason is not None}


def _why_not(meter: Meter, spoken: tuple[str, ...]) -> str | None:
    """The key of the sentence that tells why nobody can be asked a meter in these languages; None where they can."""
    if not meter.texts:
        return "coach.no_texts"
    if not spoken:
        return "coach.off"
    switched_on = meter.structure.offered or meter.id in current_app.config["OFFERED"]
    return None if switched_on else "coach.not_offered"


def _answered_by(perspectives: frozenset[str]) -> Iterator[Meter]:
    library = database.library()
    meters = (library.meter(meter) for meter in library.meter_ids())
    return (meter for meter in meters if meter.structure.perspective in perspectives and is_answered_by_somebody(meter))


def meters_to_answer() -> list[SelectChoice]:
    """The meters that clients can answer here, by name."""
    return titles(client_meters())


def meters_to_plan() -> list[SelectChoice] | dict[str, list[SelectChoice]]:
    """The meters that can be planned, by name; under two headings where coaches can fill in some of them."""
    own = titles(assessment_meters())
    return {t("coach.by_client"): meters_to_answer(), t("coach.by_coach"): own} if own else meters_to_answer()


def is_assessed(meter: Meter | None) -> bool:
    """Whether a coach fills in a meter about the client, and no link is made for it."""
    return meter is not None and meter.structure.perspective in OBSERVERS


def titles(meters: Mapping[str, Meter]) -> list[SelectChoice]:
    """Meters to choose from, by name."""
    return by_name({meter.id: meter_title(meter) for meter in meters.values()})


def meter_title(meter: Meter) -> str:
    """What a meter is called in the language of the page, or its id where it has no wording."""
    return meter.texts[wording(meter)].title if meter.texts else meter.id


def score_name(meter: Meter, score: str) -> str:
    """What a score is called in the language of the page, or its id where it has no wording."""
    texts = meter.texts[wording(meter)].scores if meter.texts else {}
    return texts[score].name if score in texts else score


def topic_name(topic: str, meters: Iterable[Meter]) -> str:
    """What a topic is called that a client can want to talk about: a domain, or a score of some meter."""
    domains = database.library().domains
    if topic in domains:
        return domains.name(topic, current_language())
    return next((score_name(meter, topic) for meter in meters if topic in meter.scores), topic)


def wording(meter: Meter) -> str:
    """The language of the page, else the first one the meter has."""
    return first_language(meter.texts, current_language(), *languages(), *meter.texts) or ""


def in_language(names: Mapping[str, str]) -> str:
    """The name in the language of the page, else the first one there is."""
    return names.get(current_language()) or next(iter(names.values()))


def by_name(names: Mapping[str, str]) -> list[SelectChoice]:
    """Choices in the order of their names."""
    ordered: Iterable[tuple[str, str]] = sorted(names.items(), key=lambda entry: entry[1].casefold())
    return [SelectChoice(value, name) for value, name in ordered]
