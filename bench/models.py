"""Growth and multiple membership up to the size of a nation, side by side with lme4 and statsmodels, figures compared.

Run: .venv/bin/python bench/models.py [--clients 300000] [--openblas FILE] [--whole]
It writes results/models.json; `python bench/speed_page.py` makes docs/speed.md of it. Every fit runs alone in a
process with one thread. R with lme4 is a peer where it is there; --openblas is a BLAS library (such as
libopenblas.so.0) that lme4 is run with too. --whole lets lme4 fit all providers of all clients, which takes it many
minutes. What was measured beside more peers than now stays.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np

from bench.models_peers import ONE_THREAD, Figures, has_lme4, with_lme4, with_statsmodels
from bench.models_task import Size, make, read_rows, read_spells
from mittari.change.growth import growth
from mittari.effects.multiple_membership import path_effects
from mittari.effects.part_sums import Course, part_sums
from mittari.statistics.profile import Profile

RESULT = Path(__file__).parent / "results/models.json"
CLIENTS, PEER_CLIENTS, FEW, PROVIDERS, MANY, EVALUATIONS = 300_000, 30_000, 1_000, 1_200, 5_000, 7
COMPARED = ("fixed", "se", "sigma", "clients", "variance", "effect")


def with_mittari(folder: Path, size: Size) -> Figures:
    """Seconds from frames to figures, the figures, and the peak of this process's memory."""
    rows = read_rows(folder)
    where = read_spells(folder) if size.providers else None
    start, begun = time.perf_counter(), time.process_time()
    found = path_effects(rows, where, Course(level="provider")) if where is not None else growth(rows)
    spent = {"seconds": time.perf_counter() - start, "processor_seconds": time.process_time() - begun}
    fit, peak = found.fit, Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]
    told = {
        "scores": fit.rows,
        "evaluations": fit.evaluations,
        "converged": fit.converged,
        "criterion": fit.criterion,
        "fixed": fit.fixed.tolist(),
        "se": fit.se.tolist(),
        "sigma": fit.sigma,
        "clients": fit.client_covariance[[0, 0, 1], [0, 1, 1]].tolist(),
        "peak_megabytes": int(peak) // 1024,
    }
    if where is not None:
        truth = np.fromfile(folder / "effect")
        right = np.corrcoef(fit.with_fixed("dose")[0], truth)[0, 1]
        told |= {"variance": fit.variances[0], "effect": fit.member_effects.tolist(), "correlation_with_truth": right}
    return spent | told


def one_evaluation(folder: Path, size: Size) -> Figures:
    """The processor seconds of one evaluation of the criterion, without and with providers."""
    course = Course(level="provider")
    model = part_sums(read_rows(folder), read_spells(folder), course, None).model
    assert model is not None
    timed = {}
    for name, sums in (("growth", model.sums.without_members()), ("providers", model.sums)):
        scale, times = np.full(sums.members, 0.7), []
        for _ in range(EVALUATIONS + 1):
            begun = time.process_time()
            Profile(sums, 2.1, 0.2, 0.4, scale).criterion(reml=True)
            times.append(time.process_time() - begun)
        # The first finds which providers share clients, once.
        timed[name] = statistics.median(times[1:])
    return timed


TOOLS: dict[str, Callable[[Path, Size], Figures]] = {
    "mittari": with_mittari,
    "evaluation": one_evaluation,
}


def alone(tool: str, folder: Path, size: Size) -> Figures:
    """What a tool of Python finds in a process of its own, with one thread."""
    run = [sys.executable, __file__, "--tell", tool, str(folder), str(size.clients), str(size.providers)]
    told = subprocess.run(run, capture_output=True, text=True, check=True, env=os.environ | ONE_THREAD).stdout
    return dict(json.loads(told))


def compare(size: Size, peers: list[str], openblas: Path | None) -> dict[str, Any]:
    """One made-up set of data, fitted by mittari and then by each peer."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run([sys.executable, __file__, "--make", name, str(size.clients), str(size.providers)], check=True)
        found = {"mittari": alone("mittari", folder, size)}
        for peer in peers:
            found[peer] = _with_peer(peer, folder, size, openblas)
            print(size, peer, found[peer]["seconds"], flush=True)
    ours = found["mittari"]
    print(size, "mittari", ours["seconds"], ours["peak_megabytes"], flush=True)
    for peer in peers:
        found[peer] |= _beside(ours, found[peer])
    for one in found.values():
        one.pop("effect", None)
    return {"clients": size.clients, "providers": size.providers, "load": round(os.getloadavg()[0], 1), "fits": found}


def _with_peer(peer: str, folder: Path, size: Size, openblas: Path | None) -> Figures:
    if peer == "statsmodels":
        return with_statsmodels(folder)
    optimiser = "bobyqa" if peer.endswith("bobyqa") else "nloptwrap"
    return with_lme4(folder, size, optimiser, openblas if peer.endswith("OpenBLAS") else None)


def _beside(ours: Figures, theirs: Figures) -> Figures:
    """How many times as long they took, the furthest figure, and how far our criterion is above theirs."""
    return {
        "times_ours": theirs["seconds"] / ours["seconds"],
        "furthest": max(_apart(name, ours[name], theirs[name]) for name in COMPARED if name in theirs),
        "criterion_above": ours["criterion"] - theirs["criterion"],
    }


def _apart(name: str, ours: Any, theirs: Any) -> float:
    """The greatest difference, relative to the figure; of a covariance and of effects to their standard deviations."""
    one, other = np.atleast_1d(ours), np.atleast_1d(theirs)
    beside = np.abs(other)
    if name == "clients":
        beside[1] = np.sqrt(other[0] * other[2])
    if name == "effect":
        beside[:] = other.std()
    return float((np.abs(one - other) / beside).max())


def evaluations(clients: int) -> list[dict[str, Any]]:
    """The processor seconds of one evaluation of the criterion, by the number of clients."""
    found = []
    for part in (4, 2, 1):
        size = _with(clients // part, PROVIDERS)
        with tempfile.TemporaryDirectory() as name:
            make(size, Path(name))
            found.append({"clients": size.clients} | alone("evaluation", Path(name), size))
    return found


def about() -> dict[str, Any]:
    """What was run, and on what."""
    return {
        "what": "growth: score ~ time + (time | client); providers: that, with the dose and the providers as "
        "memberships by the time spent; seconds from frames to figures, for mittari with the weights and the "
        "likelihood ratio's second model, for lme4 with the weights ready made; each alone, one thread",
        "machine": f"{os.cpu_count()} cores, Python {platform.python_version()}",
        "packages": {name: version(name) for name in ("numpy", "scipy", "pandas", "statsmodels")},
        "date": time.strftime("%Y-%m-%d"),
    }


def contests(clients: int, whole: bool, openblas: bool) -> list[tuple[Size, list[str]]]:
    """Which sizes are fitted, and by whom beside mittari."""
    r = has_lme4()
    lme4, exact = ["lme4"] * r, ["lme4 with bobyqa"] * r
    return [
        (Size(min(FEW, clients)), ["statsmodels", *lme4, *exact]),
        (_with(min(PEER_CLIENTS, clients), PROVIDERS), [*lme4, *["lme4 with OpenBLAS"] * (r and openblas), *exact]),
        (Size(clients), [*lme4, *exact]),
        (_with(clients, PROVIDERS), lme4 if whole else []),
        (_with(clients, MANY), []),
    ]


def _with(clients: int, providers: int) -> Size:
    """With so few clients that some provider would have nobody, there are fewer providers."""
    return Size(clients, min(providers, clients // 25))


def main() -> None:
    """Compares all; what was measured beside more peers than are asked for now stays as it is."""
    words = argparse.ArgumentParser()
    words.add_argument("--clients", type=int, default=CLIENTS)
    words.add_argument("--openblas", type=Path)
    words.add_argument("--whole", action="store_true")
    asked = words.parse_args()
    before = json.loads(RESULT.read_text("utf-8")).get("contests", []) if RESULT.exists() else []
    earlier = {(one["clients"], one["providers"]): one for one in before}
    looks, kept = {"evaluation": evaluations(asked.clients)}, {}
    for size, peers in contests(asked.clients, asked.whole, asked.openblas is not None):
        key = (size.clients, size.providers)
        more = key in earlier and {"mittari", *peers} < set(earlier[key]["fits"])
        if key not in kept:
            kept[key] = earlier[key] if more else compare(size, peers, asked.openblas)
        found = about() | {"contests": [kept[one] for one in sorted(kept)]} | looks
        RESULT.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--make"]:
        make(Size(int(sys.argv[3]), int(sys.argv[4])), Path(sys.argv[2]))
    elif sys.argv[1:2] == ["--tell"]:
        print(json.dumps(TOOLS[sys.argv[2]](Path(sys.argv[3]), Size(int(sys.argv[4]), int(sys.argv[5])))))
    else:
        main()
