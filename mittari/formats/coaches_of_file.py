"""Whom the clients of a file get as their coach: the one whom the map names, or the one in a column."""

from collections.abc import Mapping

import pandas as pd
from sqlalchemy import Connection

from mittari.definitions.answer_map import AnswerMap
from mittari.errors import InputError, Problem
from mittari.records.staff import StaffMember
from mittari.store import staff


def coaches_of(connection: Connection, answer_map: AnswerMap, keys: pd.DataFrame) -> dict[str, StaffMember]:
    """The coach of each client by label, of those who are to get one.

    Raises InputError, with every row, for a login that is no coach's of the organisation, and for a client with two.
    """
    named = keys.loc[keys["coach"].notna(), ["client", "coach", "row"]]
    logins = set(named["coach"]) | ({answer_map.coach} if answer_map.coach else set())
    known = staff.by_login(connection, logins)
    problems = _in_map(answer_map, known) + _in_rows(answer_map, named, known)
    if problems:
        raise InputError(problems)
    general = dict.fromkeys(keys["client"], answer_map.coach) if answer_map.coach else {}
    chosen = general | dict(zip(named["client"], named["coach"], strict=True))
    return {client: known[login] for client, login in chosen.items()}


def _in_map(answer_map: AnswerMap, known: Mapping[str, StaffMember]) -> list[Problem]:
    reason = _refused(answer_map, answer_map.coach, known) if answer_map.coach else None
    return [Problem("the map", "coach", reason, _advice(answer_map))] if reason else []


def _in_rows(answer_map: AnswerMap, named: pd.DataFrame, known: Mapping[str, StaffMember]) -> list[Problem]:
    """What a cell holds is not told: a map that names the wrong column must not put names of clients on the screen."""
    first: dict[str, tuple[str, int]] = {}
    column, problems = answer_map.coach_column or "", []
    for client, login, row in zip(named["client"], named["coach"], named["row"], strict=True):
        before, earlier = first.setdefault(client, (login, row))
        if reason := _refused(answer_map, login, known):
            problems.append(Problem("the file", column, reason, _advice(answer_map), row))
        elif before != login:
            reason = f"row {earlier} names another coach for the same client"
            advice = "name one coach a client; nothing was imported"
            problems.append(Problem("the file", column, reason, advice, row))
    return problems


def _refused(answer_map: AnswerMap, login: str, known: Mapping[str, StaffMember]) -> str | None:
    member = known.get(login)
    if member is None:
        return "nobody has this login"
    if member.organisation != answer_map.organisation:
        return f"this login is of another organisation than {answer_map.organisation}"
    return None if member.can_coach else "this login is not of a coach who can sign in"


def _advice(answer_map: AnswerMap) -> str:
    add = f"mittari staff LOGIN --organisation {answer_map.organisation} --role coach"
    return f"correct it, or add the coach first: {add}; nothing was imported"
