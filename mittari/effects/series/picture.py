"""An interrupted series as a picture that stands alone: SVG without script, with a description and dark mode."""

from dataclasses import dataclass
from html import escape

import numpy as np
import pandas as pd

from mittari.effects.series.result import InterruptedSeries
from mittari.statistics.round_steps import round_step

WIDTH, HEIGHT = 760, 420
LEFT, RIGHT, TOP, BOTTOM = 70, 730, 50, 360
STYLE = (
    "text{font:14px system-ui,sans-serif;fill:#1b2623}.grid{stroke:#dcdfd9}.change{stroke:#4a5854;stroke-dasharray:2 4}"
    ".fitted{fill:none;stroke:#17594f;stroke-width:2}.without{fill:none;stroke:#a4480f;stroke-width:2;"
    "stroke-dasharray:6 4}.point{fill:#4a5854}.back{fill:#fbfaf6}"
    "@media (prefers-color-scheme:dark){text{fill:#edf1ee}.grid{stroke:#2f3b37}.change{stroke:#b6c2bd}"
    ".fitted{stroke:#7fcdbf}.without{stroke:#f0a06a}.point{fill:#b6c2bd}.back{fill:#121917}}"
)


def series_svg(found: InterruptedSeries) -> str:
    """Each point, the fitted line, and after the change the line as it would have gone on.

    In the units of the value, also where logarithms were analysed. The same numbers are in the table `course`.
    """
    course = found.course[["value", "fitted", "without"]]
    drawn = course.apply(np.exp) if found.log else course
    axes, change = _Axes.of(drawn), float(course.index[found.points.after][0])
    after = drawn[found.points.after]
    says = (
        f"{len(drawn)} points in time, {len(after)} of them after the change at {change:g}. Whole line: fitted. Dashed "
        "line: as it would have gone on. That something changed then does not say why."
    )
    x = axes.x(change - found.points.step / 2)
    inner = [
        *axes.drawn(_unit(found)),
        *_key((("fitted", "fitted"), ("without", "as it would have gone on"))),
        f'<line class="change" x1="{x:.1f}" x2="{x:.1f}" y1="{TOP}" y2="{BOTTOM}"/>',
        f'<polyline class="without" points="{axes.points(after["without"])}"/>',
        *(f'<polyline class="fitted" points="{axes.points(side["fitted"])}"/>' for side in _sides(drawn, found)),
        *(_dot(float(time), value, axes) for time, value in zip(drawn.index, drawn["value"], strict=True)),
    ]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
            'aria-labelledby="title says">',
            f'<title id="title">A series before and after a change</title><desc id="says">{escape(says)}</desc>',
            f'<style>{STYLE}</style><rect class="back" width="{WIDTH}" height="{HEIGHT}"/>',
            *inner,
            "</svg>",
            "",
        ]
    )


def _unit(found: InterruptedSeries) -> str:
    if found.control is None:
        return "Value"
    return f"Value, as a part of {found.control}" if found.log else f"Value, less {found.control}"


def _key(names: tuple[tuple[str, str], ...]) -> list[str]:
    """What the lines are, above the picture."""
    lines, x = [], RIGHT - 300
    for kind, says in names:
        lines.append(f'<line class="{kind}" x1="{x}" x2="{x + 28}" y1="{TOP - 25}" y2="{TOP - 25}"/>')
        lines.append(f'<text x="{x + 36}" y="{TOP - 20}">{says}</text>')
        x += 100
    return lines


def _sides(drawn: pd.DataFrame, found: InterruptedSeries) -> list[pd.DataFrame]:
    return [drawn[~found.points.after], drawn[found.points.after]]


@dataclass(frozen=True)
class _Axes:
    first: float
    last: float
    low: float
    high: float

    @classmethod
    def of(cls, drawn: pd.DataFrame) -> "_Axes":
        low, high = float(drawn.min().min()), float(drawn.max().max())
        step = round_step(high - low, 4)
        ends = float(np.floor(low / step) * step), float(np.ceil(high / step) * step)
        return cls(float(drawn.index[0]), float(drawn.index[-1]), *ends)

    def x(self, time: float) -> float:
        return LEFT + (RIGHT - LEFT) * (time - self.first) / (self.last - self.first)

    def y(self, value: float) -> float:
        return BOTTOM - (BOTTOM - TOP) * (value - self.low) / (self.high - self.low)

    def points(self, line: pd.Series) -> str:
        pairs = zip(line.index.to_numpy(), line.to_numpy(), strict=True)
        return " ".join(f"{self.x(time):.1f},{self.y(value):.1f}" for time, value in pairs)

    def drawn(self, unit: str) -> list[str]:
        """Lines and numbers of both axes, and what they are."""
        lines = []
        step = round_step(self.high - self.low, 4)
        for value in np.arange(self.low, self.high + step / 2, step):
            y = self.y(value)
            lines.append(f'<line class="grid" x1="{LEFT}" x2="{RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>')
            lines.append(f'<text x="{LEFT - 8}" y="{y + 5:.1f}" text-anchor="end">{value:.6g}</text>')
        step = round_step(self.last - self.first, 6)
        for time in np.arange(np.ceil(self.first / step) * step, self.last + step / 1e6, step):
            lines.append(f'<text x="{self.x(time):.1f}" y="{BOTTOM + 22}" text-anchor="middle">{time:.6g}</text>')
        lines.append(f'<text x="{LEFT}" y="{TOP - 20}">{escape(unit)}</text>')
        return [*lines, f'<text x="{(LEFT + RIGHT) / 2}" y="{BOTTOM + 46}" text-anchor="middle">Time</text>']


def _dot(time: float, value: float, axes: _Axes) -> str:
    says = f"{time:g}: {value:.6g}"
    return (
        f'<circle class="point" cx="{axes.x(time):.1f}" cy="{axes.y(value):.1f}" r="3"><title>{says}</title></circle>'
    )
