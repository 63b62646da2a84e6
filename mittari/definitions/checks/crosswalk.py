"""Crosswalks that leave something out, or promise what the two versions don't keep."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mittari.definitions.crosswalk import Crosswalk, ItemFate
from mittari.definitions.item import AnswerKind, Item
from mittari.definitions.meter import Meter, MeterFiles
from mittari.definitions.same_score import answer_codes, difference_of, inputs
from mittari.definitions.versions import CrosswalkFile, is_earlier, read_crosswalks, with_versions
from mittari.definitions.yaml_reader import Place
from mittari.errors import DefinitionError, Problem

Finding = tuple[Place, str, str]


def check(meter: Meter, files: MeterFiles) -> Iterator[Problem]:
    """Problems of all crosswalks of a meter, each at its line."""
    folder = Path(files.structure.file).parent
    if is_earlier(folder):
        return
    try:
        whole = with_versions(meter, folder)
        for file in read_crosswalks(folder):
            for place, reason, advice in _crosswalk(whole, file):
                yield file.document.problem(place, reason, advice)
    except DefinitionError as error:
        yield from error.problems


def _crosswalk(meter: Meter, file: CrosswalkFile) -> Iterator[Finding]:
    crosswalk = file.crosswalk
    if Path(file.document.file).stem != f"{crosswalk.from_}-to-{crosswalk.to}":
        yield ("from",), "the file has the name of other versions", f"{crosswalk.from_}-to-{crosswalk.to}.yaml"
    versions = {each.version: each for each in (*meter.earlier, meter)}
    order = list(versions)
    unknown = [key for key, version in (("from", crosswalk.from_), ("to", crosswalk.to)) if version not in versions]
    for key in unknown:
        yield (key,), "there is no such version", f"the folder has: {', '.join(order)}"
    if unknown:
        return
    if order.index(crosswalk.from_) >= order.index(crosswalk.to):
        yield ("from",), "this is not the older version", "swap from and to"
        return
    yield from _between(crosswalk, versions[crosswalk.from_], versions[crosswalk.to])


def _between(crosswalk: Crosswalk, old: Meter, new: Meter) -> Iterator[Finding]:
    yield from _covered("items", crosswalk.items, old.items, f"an item of {old.version}")
    for name, fate in crosswalk.items.items():
        if name in old.items:
            yield from ((("items", name), *found) for found in _item(fate, old, new, name))
    arrived = list(crosswalk.carried.values())
    yield from _covered("new", {*crosswalk.new, *arrived}, new.items, f"an item of {new.version}")
    for name in crosswalk.new:
        if name in arrived:
            yield ("new", name), "this item is also carried over", "keep one of the two"
    for name in {name for name in arrived if arrived.count(name) > 1}:
        yield ("items",), f"several items become {name}", "let one of them become it"
    yield from _scores(crosswalk, old, new)


def _covered(key: str, told: Any, there: Any, what: str) -> Iterator[Finding]:
    for name in there:
        if name not in told:
            yield (key,), f"{name} is {what} and is not here", "say what became of it"
    for name in told:
        if name not in there:
            yield (key, name), f"{name} is not {what}", "correct the id or remove it"


def _item(fate: ItemFate, old: Meter, new: Meter, name: str) -> Iterator[tuple[str, str]]:
    if fate.is_ != "kept" and not fate.why:
        yield f"{name} is {fate.is_}, without a reason", "add why"
    if (fate.codes is not None) != (fate.is_ == "recoded"):
        yield f"{name} is {fate.is_}: only what is recoded has codes, and needs them", "add or remove codes"
        return
    target = new.items.get(fate.as_ or name)
    if fate.is_ == "dropped":
        if fate.as_:
            yield f"{name} is dropped, and yet becomes {fate.as_}", "remove as, or write kept or changed"
    elif target is None:
        yield f"there is no item {fate.as_ or name} in {new.version}", "add as: ITEM, or write dropped"
    elif fate.codes is None:
        yield from _same_answers(fate, old, new, old.items[name], target)
    else:
        yield from _recoded(fate.codes, old, new, old.items[name], target)


def _same_answers(fate: ItemFate, old: Meter, new: Meter, item: Item, target: Item) -> Iterator[tuple[str, str]]:
    before, after = answer_codes(old, item), answer_codes(new, target)
    if item.kind is not target.kind:
        yield f"{item.id} is a {item.kind} in one version and a {target.kind} in the other", "write dropped, and new"
    elif fate.is_ == "kept" and before != after:
        yield f"the answers to {item.id} differ", "write changed, or recoded with codes"
    elif not set(before) <= set(after):
        yield f"some answers to {item.id} are not there any more", "write recoded with codes"


def _recoded(codes: dict[int, int], old: Meter, new: Meter, item: Item, target: Item) -> Iterator[tuple[str, str]]:
    if {item.kind, target.kind} - {AnswerKind.CHOICE, AnswerKind.RATING}:
        yield f"{item.id}: only a choice or a rating can be recoded", "write dropped, and new"
        return
    before, after = answer_codes(old, item), answer_codes(new, target)
    if set(codes) != set(before):
        yield f"{item.id}: the codes do not cover exactly the item's", f"give one for each of {_listed(before)}"
    if unknown := set(codes.values()) - set(after):
        yield f"{item.id}: {_listed(unknown)}: not a code of {target.id}", f"use {_listed(after)}"


def _listed(codes: Any) -> str:
    return ", ".join(str(code) for code in sorted(codes))


def _scores(crosswalk: Crosswalk, old: Meter, new: Meter) -> Iterator[Finding]:
    either = {**old.scores, **new.scores}
    yield from _covered("scores", crosswalk.scores, either, "a score of one of the versions")
    for name, fate in crosswalk.scores.items():
        place = ("scores", name)
        if fate.comparable == "no" or name not in either:
            continue
        if name not in new.scores:
            yield place, f"{name} is not in {new.version}: there is nothing to compare it with", "write no"
        elif fate.comparable == "after_mapping" and not inputs(new, name) & {*crosswalk.carried.values()}:
            yield place, f"{name}: none of its items was asked in {old.version}", "write no"
        elif fate.comparable == "as_it_is" and (difference := difference_of(crosswalk, old, new, name)):
            yield place, f"{name} is not the same score: {difference}", "write after_mapping or no"
