"""Fills in scores by a plan, block by block on a few threads; a block with an odd code is left to the definition."""

import os
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from mittari.answers.code_bytes import as_bytes
from mittari.definitions.meter import Meter
from mittari.scoring.by_definition import Scored, finished, score_by_definition
from mittari.scoring.given import Given
from mittari.scoring.rules import raw_score
from mittari.scoring.tabulated.asked import mark_not_asked
from mittari.scoring.tabulated.loops import LOOPS, Loops
from mittari.scoring.tabulated.plan import Plan
from mittari.scoring.tabulated.room import Room

Columns = dict[str, np.ndarray]
BLOCK = 262_144
"""Rows at a time: many enough that calls cost little, few enough for the cache."""
FEWEST = 65_536
MOST_THREADS = 4


def score_by_plan(
    meter: Meter, plan: Plan, codes: Columns, scored: Mapping[str, Scored], rows: int, loops: Loops = LOOPS
) -> None:
    """Fill in all scores of a meter from codes by item id, columns of that many rows of any kind of number."""

    def work(block: slice, room: Room) -> None:
        found = {name: one.rows(block) for name, one in scored.items()}
        _score_block(meter, plan, {name: column[block] for name, column in codes.items()}, found, room)

    in_parts(work, rows, loops)


def in_parts(work: Callable[[slice, Room], None], rows: int, loops: Loops = LOOPS) -> None:
    """Do some work on each block of so many rows, on a few threads that have a room each."""
    threads = max(1, min(MOST_THREADS, os.cpu_count() or 1, rows // FEWEST))
    length = _even_length(rows, threads)
    blocks = [slice(start, min(start + length, rows)) for start in range(0, rows, length)]

    def of_one_thread(number: int) -> None:
        room = Room(length, loops)
        for block in blocks[number::threads]:
            work(block, room)

    if threads == 1:
        of_one_thread(0)
        return
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(of_one_thread, range(threads)))


def _even_length(rows: int, threads: int) -> int:
    """As many blocks for each thread, all of nearly one length; whole eights, so that no column starts askew."""
    blocks = threads * max(1, -(-rows // (threads * BLOCK)))
    return max(1, -(-rows // (8 * blocks))) * 8


def _score_block(meter: Meter, plan: Plan, codes: Columns, scored: Mapping[str, Scored], room: Room) -> None:
    rows = len(next(iter(codes.values())))
    found = {name: as_bytes(codes[name]) for name in plan.items}
    read = {name: column for name, column in found.items() if column is not None}
    if len(read) < len(found) or not _by_tables(plan, read, scored, rows, room):
        score_by_definition(meter, codes, scored, rows)
        return
    if plan.rest:
        score_by_definition(plan.rest, codes, scored, rows)
    _compose(meter, plan, scored)
    if plan.discards:
        away = plan.discards.find(read | mark_not_asked(plan.shown, read, room), rows, room)
        for one in scored.values():
            one.blank(away)


def _by_tables(plan: Plan, codes: Columns, scored: Mapping[str, Scored], rows: int, room: Room) -> bool:
    """Writes the scores that have a table; False if a code is not allowed."""
    asked = codes | mark_not_asked(plan.shown, codes, room)
    sums = []
    for number, part in enumerate(plan.parts):
        total, missing = (room.array((number, kind), kind, rows) for kind in (np.uint16, np.uint8))
        if not room.loops.add_up(part, [asked[name] for name in part.items], total, missing):
            return False
        sums.append((total, missing))
    return all(table.write(sums, codes, scored[name], room) for name, table in plan.tables.items())


def _compose(meter: Meter, plan: Plan, scored: Mapping[str, Scored]) -> None:
    given = Given(meter, {}, {}, {name: one.value for name, one in scored.items()})
    for score in plan.composed:
        scored[score.id].fill(score, finished(score, *raw_score(score, given), given))
