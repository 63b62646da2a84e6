"""Shares over time as a picture that stands alone: stacked areas in SVG, with a title, a description and dark mode."""

from html import escape

import numpy as np

from mittari.effects.transitions.curve import Curve
from mittari.statistics.summary import counted

WIDTH, HEIGHT = 760, 460
LEFT, RIGHT, TOP, BOTTOM = 60, 500, 40, 400
COLUMNS = 220
COLOURS = (
    *("#17594f", "#d9a441", "#5b6fa8", "#a4480f", "#7a9e3f", "#8a5a83"),
    *("#6f7a76", "#b9a88f", "#3f8fa3", "#c77b9b", "#4d4d7a", "#c2b93c"),
)
STYLE = (
    "text{font:14px system-ui,sans-serif;fill:#1b2623}.grid{stroke:#dcdfd9}.back{fill:#fbfaf6}"
    ".area{stroke:#fbfaf6;stroke-width:1}"
    "@media (prefers-color-scheme:dark){text{fill:#edf1ee}.grid{stroke:#2f3b37}.back{fill:#121917}"
    ".area{stroke:#121917}}"
)


def occupancy_svg(found: Curve, title: str = "Statuses over time") -> str:
    """The shares of all statuses stacked over time, the first at the bottom, with names and last shares beside.

    Areas say their figures when pointed at; the same numbers are in the table.
    """
    times, shares, names = _columns(found)
    tops = BOTTOM - (BOTTOM - TOP) * np.cumsum(shares, axis=1)
    says = f"From {times[0]:g} to {times[-1]:g}, {counted(len(found.people.names), 'client')}. " + "; ".join(
        f"{name}: {first:.0%} at first, {last:.0%} at last"
        for name, first, last in zip(names, shares[0], shares[-1], strict=True)
    )
    bottoms = np.column_stack([np.full(len(times), float(BOTTOM)), tops[:, :-1]])
    areas = [
        _area(name, COLOURS[place % len(COLOURS)], times, bottoms[:, place], tops[:, place], shares[:, place])
        for place, name in enumerate(names)
    ]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
            'aria-labelledby="title says">',
            f'<title id="title">{escape(title)}</title><desc id="says">{escape(says)}</desc>',
            f'<style>{STYLE}</style><rect class="back" width="{WIDTH}" height="{HEIGHT}"/>',
            *areas,
            *_axes(times),
            f'<text x="{RIGHT + 20}" y="{TOP - 16}">At {times[-1]:.4g}</text>',
            *_names(names, shares[-1]),
            "</svg>",
            "",
        ]
    )


def _columns(found: Curve) -> tuple[np.ndarray, np.ndarray, list[str]]:
    """Shares at evenly spaced times (times x statuses), as they hold then."""
    table = found.path["share"].unstack("status")[list(found.people.states)]
    last = max(float(found.people.exit.max()), float(table.index[-1]))
    times = np.linspace(float(table.index[0]), last, COLUMNS)
    rows = np.searchsorted(table.index.to_numpy(), times, side="right") - 1
    return times, table.to_numpy()[rows], [str(name) for name in table.columns]


def _x(times: np.ndarray) -> np.ndarray:
    return LEFT + (RIGHT - LEFT) * (times - times[0]) / max(times[-1] - times[0], 1e-12)


def _area(name: str, colour: str, times: np.ndarray, bottom: np.ndarray, top: np.ndarray, share: np.ndarray) -> str:
    x = _x(times)
    # A share holds until the next move: up or down first, then along.
    along, up = np.repeat(x, 2)[1:], np.repeat(np.stack([bottom, top]), 2, axis=1)[:, :-1]
    edge = [*zip(along, up[1], strict=True), *zip(along[::-1], up[0][::-1], strict=True)]
    points = " ".join(f"{one:.1f},{other:.1f}" for one, other in edge)
    says = f"{name}: {share[0]:.1%} at first, {share[-1]:.1%} at last"
    return f'<polygon class="area" fill="{colour}" points="{points}"><title>{escape(says)}</title></polygon>'


def _axes(times: np.ndarray) -> list[str]:
    lines = []
    for share in (0, 0.25, 0.5, 0.75, 1):
        y = BOTTOM - (BOTTOM - TOP) * share
        lines.append(f'<line class="grid" x1="{LEFT - 4}" x2="{LEFT}" y1="{y:.1f}" y2="{y:.1f}"/>')
        lines.append(f'<text x="{LEFT - 8}" y="{y + 5:.1f}" text-anchor="end">{share:.0%}</text>')
    for time in _round_times(times[0], times[-1]):
        x = LEFT + (RIGHT - LEFT) * (time - times[0]) / max(times[-1] - times[0], 1e-12)
        lines.append(f'<text x="{x:.1f}" y="{BOTTOM + 22}" text-anchor="middle">{time:g}</text>')
    middle = (LEFT + RIGHT) / 2
    lines.append(f'<text x="{LEFT}" y="{TOP - 16}">Share of clients</text>')
    return [*lines, f'<text x="{middle}" y="{BOTTOM + 46}" text-anchor="middle">Time, as in the file</text>']


def _round_times(first: float, last: float) -> np.ndarray:
    """At most seven times at a round distance, in months also quarters and halves of a year."""
    span = max(last - first, 1e-9)
    power = 10.0 ** np.floor(np.log10(span) - 1)
    step = next(power * factor for factor in (1, 2, 3, 6, 10, 12, 24, 50) if span / (power * factor) <= 6)
    return np.arange(np.ceil(first / step), np.floor(last / step) + 1) * step


def _names(names: list[str], last: np.ndarray) -> list[str]:
    """The statuses in the order of the areas, the topmost first."""
    step = min(26, (BOTTOM - TOP) / max(len(names), 1))
    lines = []
    for place, (name, share) in enumerate(reversed(list(zip(names, last, strict=True)))):
        y, colour = TOP + step * place, COLOURS[(len(names) - 1 - place) % len(COLOURS)]
        lines.append(f'<rect x="{RIGHT + 20}" y="{y:.1f}" width="14" height="14" fill="{colour}"/>')
        lines.append(f'<text x="{RIGHT + 42}" y="{y + 12:.1f}">{escape(name)} {share:.0%}</text>')
    return lines
