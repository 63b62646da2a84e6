"""The part of the page about speed that tells of models: growth, paths with providers, and reliable change."""

from collections.abc import Iterator
from typing import Any

from bench.speed_table import at_least, at_most, table, versions

NATION, SOME = 300_000, 30_000
TIMES = {
    (NATION, 0, "lme4"): 12,
    (NATION, 1_200, "lme4"): 40,
    (SOME, 1_200, "lme4 with OpenBLAS"): 8,
}
"""How many times as long as mittari a peer shall take at least, by clients and providers."""
SECONDS = {(NATION, 1_200): 7.5, (NATION, 5_000): 60}
MEGABYTES = {(NATION, 1_200): 500}
EQUAL, CHANGE_SECONDS = 1e-4, 0.5
EXACT = "lme4 with bobyqa"
SAME = """\
A client's scores become sums once. Every look at the likelihood eliminates the clients by 2 x 2 blocks and the
providers by one Cholesky factor; its slopes are known in closed form. The search begins where the model without
providers ends, and two starts must agree. lme4 is run with the optimiser it takes by itself, and with bobyqa, which is
more exact; figures are held against the latter where it was run. Neither computes derivatives at the end.
"""


def models(result: dict[str, Any]) -> Iterator[str]:
    """Growth and paths of many clients, beside lme4 and statsmodels."""
    yield f"## Courses and paths of a nation\n{result['what']}. {result['machine']}, {result['date']}; "
    yield f"{versions(result['packages'])}, {', '.join(sorted(_r(result)))}.\n"
    yield SAME
    for contest in result["contests"]:
        yield from _contest(contest)
    yield from _evaluations(result["evaluation"])


def _r(result: dict[str, Any]) -> set[str]:
    fits = [fit for contest in result["contests"] for fit in contest["fits"].values()]
    return {f"lme4 {fit['lme4']} with {fit['blas']}" for fit in fits if "lme4" in fit}


def _contest(contest: dict[str, Any]) -> Iterator[str]:
    ours, key = contest["fits"]["mittari"], (contest["clients"], contest["providers"])
    with_providers = f", {key[1]:,} providers" if key[1] else ""
    yield f"### {key[0]:,} clients, {ours['scores']:,} scores{with_providers}\n"
    goals = [at_most(ours["seconds"], SECONDS[key], "s")] if key in SECONDS else []
    goals += [at_most(ours["peak_megabytes"], MEGABYTES[key], "MB")] if key in MEGABYTES else []
    memory = f"{ours['peak_megabytes']} MB"
    rows = [["mittari", *_seconds(ours), memory, "", "", "; ".join(goals)]]
    for name, fit in contest["fits"].items():
        if name != "mittari":
            rows.append(_peer(name, fit, TIMES.get((*key, name))))
    head = ["", "seconds", "processor seconds", "peak memory", "times mittari", "furthest figure", "goal"]
    yield table(head, rows)
    if contest["load"] > 1:
        yield f"Other work went on beside: the load was {contest['load']}.\n"
    yield from _equal(contest["fits"])


def _peer(name: str, fit: dict[str, Any], goal: int | None) -> list[str]:
    reached = "" if goal is None else at_least(fit["times_ours"], goal)
    return [name, *_seconds(fit), "", f"{fit['times_ours']:.3g}", f"{fit['furthest']:.1e}", reached]


def _seconds(fit: dict[str, Any]) -> list[str]:
    return [f"{fit['seconds']:.3g}", f"{fit['processor_seconds']:.3g}"]


def _equal(fits: dict[str, dict[str, Any]]) -> Iterator[str]:
    """How far lme4's figures are away, and by how much our criterion is the higher one."""
    r = {name: fit for name, fit in fits.items() if name.startswith("lme4")}
    if EXACT in r:
        furthest = r[EXACT]["furthest"]
        reached = "reached" if furthest <= EQUAL else "not reached"
        yield f"Every parameter, error and effect equals that of {EXACT} to {furthest:.1e} (goal {EQUAL:g}: {reached})."
    if r:
        higher = max(fit["criterion_above"] for fit in r.values())
        above = f"{higher:.1e} above" if higher > 0 else f"{-higher:.1e} below"
        yield f"The criterion is {above} the least of lme4's.\n"


def _evaluations(sizes: list[dict[str, Any]]) -> Iterator[str]:
    yield "### One look at the likelihood\nMilliseconds of the processor, by the number of clients.\n"
    rows = [[f"{one['clients']:,}", *(f"{one[name] * 1000:.3g}" for name in ("growth", "providers"))] for one in sizes]
    yield table(["clients", "growth", "with providers"], rows)


def change(result: dict[str, Any]) -> Iterator[str]:
    """Reliable change of millions of pairs."""
    yield f"## Reliable change\n{result['what']}. {result['machine']}, {result['date']}.\n"
    ours = result["median_seconds"]["mittari"]
    rows = [
        [name, f"{seconds:.3g}", f"{result['processor_seconds'][name]:.3g}", f"{seconds / ours:.3g}"]
        for name, seconds in result["median_seconds"].items()
    ]
    yield table(["", "median seconds", "processor seconds", "times mittari"], rows)
    yield f"Goal: {at_most(ours, CHANGE_SECONDS, 's')}.\n"
