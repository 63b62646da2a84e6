"""Store what a file of answers holds: clients that are not there yet, their measurements, and their episodes."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

import pandas as pd
from sqlalchemy import Connection, Engine

from mittari.definitions.answer_map import AnswerMap, EpisodeMap
from mittari.definitions.library import Library
from mittari.definitions.meter import Meter
from mittari.errors import InputError, NotFoundError, Problem
from mittari.formats.alerts_of_file import RECENT_DAYS, Asking, ask_for_recent
from mittari.formats.answers_import import Imported
from mittari.formats.coaches_of_file import coaches_of
from mittari.records.client import Client, Membership, Residence
from mittari.records.episode import Episode
from mittari.records.measurement import Measurement, Mode, Source
from mittari.records.organisation import Organisation, Provider
from mittari.records.staff import StaffMember
from mittari.store import areas, bulk, clients, coaching, episodes, organisations
from mittari.store.engine import writing
from mittari.store.external_keys import external_keys


@dataclass(frozen=True)
class Stored:
    """What an import did: measurements added, measurements that were there already, clients made, what was answered in
    those added after which somebody has to be in touch, and how many clients of the file got a coach and have none."""

    added: int
    known: int
    clients: int
    asking: Asking = field(default_factory=Asking)
    coached: int = 0
    alone: int = 0


def store_answers(
    engine: Engine,
    library: Library,
    meter: Meter,
    answer_map: AnswerMap,
    imported: Imported,
    now: datetime,
    alert_days: int = RECENT_DAYS,
) -> Stored:
    """Store everything in one transaction; rows that an earlier import stored are left as they are.

    Of the forms that are new, those answered within the last `alert_days` raise alerts; 0 lets none do so. Clients whom
    no coach has get the one that the map or the file names, from today on; raises InputError for one who is none.
    """
    _check(library, answer_map)
    with writing(engine) as connection:
        _add_organisation(connection, answer_map)
        _require_municipalities(connection, imported.keys)
        coaches = coaches_of(connection, answer_map, imported.keys)
        known, new = _clients(connection, answer_map, imported)
        coached = coaching.give(connection, answer_map.organisation, _by_id(known, coaches), now.date())
        measurements = _measurements(meter, answer_map, imported, known, now)
        stored = external_keys(connection, answer_map.organisation)
        by_row = zip(imported.keys["row"], measurements, strict=True)
        fresh = {int(row): one for row, one in by_row if one.external_key not in stored}
        bulk.record_many(connection, {meter.id: meter}, fresh.values())
        asking = ask_for_recent(connection, meter, fresh, now.date(), alert_days)
        _add_episodes(connection, library, answer_map, imported.keys, known)
        nobodys = coaching.without_coach(connection, answer_map.organisation, now.date())
        alone = len({held.client for held in nobodys} & set(known.values()))
    return Stored(len(fresh), len(measurements) - len(fresh), new, asking, coached, alone)


def _check(library: Library, answer_map: AnswerMap) -> None:
    problems = []
    if answer_map.mode not in set(Mode):
        problems.append(Problem("the map", "mode", "there is no such mode", f"name one of: {', '.join(Mode)}"))
    if answer_map.episode and answer_map.episode.service not in library.services:
        known = ", ".join(code.id for code in library.services.codes)
        problems.append(Problem("the map", "episode.service", "there is no such service", f"name one of: {known}"))
    if problems:
        raise InputError(problems)


def _add_organisation(connection: Connection, answer_map: AnswerMap) -> None:
    if answer_map.organisation in {one.id for one in organisations.everyone(connection)}:
        return
    if answer_map.organisation_name is None:
        reason = f"there is no organisation {answer_map.organisation!r} in the database"
        raise InputError(
            [Problem("the map", "organisation", reason, "correct it, or add organisation_name to make it")]
        )
    organisations.add(connection, Organisation(answer_map.organisation, answer_map.organisation_name))


def _require_municipalities(connection: Connection, keys: pd.DataFrame) -> None:
    there = areas.municipalities(connection)
    unknown = keys[keys["municipality"].notna() & ~keys["municipality"].isin(list(there))]
    advice = "load areas that have it, with `mittari areas FILE`, or correct the file"
    problems = [
        Problem("the file", municipality, "there is no such municipality in the database", advice, row)
        for municipality, row in zip(unknown["municipality"], unknown["row"], strict=True)
    ]
    if problems:
        raise InputError(problems)


def _clients(connection: Connection, answer_map: AnswerMap, imported: Imported) -> tuple[dict[str, UUID], int]:
    """Ids by label of all clients in the file, and how many of them are new."""
    known, new = {}, 0
    for label, rows in imported.keys.groupby("client"):
        try:
            known[str(label)] = clients.by_label(connection, str(label)).id
        except NotFoundError:
            client = Client(label=str(label))
            clients.add(connection, client)
            clients.join(connection, Membership(client.id, answer_map.organisation, rows["date"].min()))
            known[client.label], new = client.id, new + 1
            if home := next(iter(rows["municipality"].dropna()), None):
                clients.move(connection, Residence(client.id, home, rows["date"].min()))
    return known, new


def _by_id(known: dict[str, UUID], coaches: dict[str, StaffMember]) -> dict[UUID, UUID]:
    return {known[label]: coach.id for label, coach in coaches.items()}


def _measurements(
    meter: Meter, answer_map: AnswerMap, imported: Imported, known: dict[str, UUID], now: datetime
) -> list[Measurement]:
    return [
        Measurement(
            client=known[client],
            organisation=answer_map.organisation,
            instrument=meter.id,
            version=meter.version,
            content_hash=meter.content_hash,
            answered_on=day,
            received_at=now,
            answers=answers,
            language=answer_map.language,
            mode=Mode(answer_map.mode),
            respondent=meter.structure.perspective,
            source=Source.IMPORT,
            external_key=f"{meter.id}/{client}/{time}",
        )
        for client, time, day, answers in zip(
            imported.keys["client"], imported.keys["time"], imported.keys["date"], imported.answers(), strict=True
        )
    ]


def _add_episodes(
    connection: Connection, library: Library, answer_map: AnswerMap, keys: pd.DataFrame, known: dict[str, UUID]
) -> None:
    episode = answer_map.episode
    if episode is None:
        return
    if episode.provider not in {one.id for one in organisations.providers(connection)}:
        organisations.add(connection, Provider(episode.provider, episode.provider_name or episode.provider))
    for label, rows in keys.groupby("client"):
        start, end = _span(episode, rows)
        there = {(one.service, one.provider, one.start) for one in episodes.of_client(connection, known[str(label)])}
        if (episode.service, episode.provider, start) not in there:
            new = Episode(known[str(label)], answer_map.organisation, episode.provider, episode.service, start, end)
            episodes.add(connection, new, library.services)


def _span(episode: EpisodeMap, rows: pd.DataFrame) -> tuple[date, date | None]:
    """The named columns of the client's first row that has them, else from the first to the last answer."""
    start = next(iter(rows["start"].dropna()), None) if episode.start else None
    end = next(iter(rows["end"].dropna()), None) if episode.end else rows["date"].max()
    return start or rows["date"].min(), end
