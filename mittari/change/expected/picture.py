"""The expected course as a picture that stands alone: SVG without script, a panel a stratum, with dark mode."""

from dataclasses import dataclass
from html import escape

import numpy as np
import pandas as pd

from mittari.change.expected.result import Followed
from mittari.statistics.round_steps import round_step

ACROSS, WIDTH, HEIGHT = 3, 300, 260
LEFT, RIGHT, TOP, BOTTOM = 46, 286, 52, 216
STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#1b2623}.grid{stroke:#dcdfd9}.course{fill:none;stroke:#17594f;"
    "stroke-width:2}.b90{fill:#17594f;fill-opacity:.12}.b80{fill:#17594f;fill-opacity:.2}.back{fill:#fbfaf6}"
    "@media (prefers-color-scheme:dark){text{fill:#edf1ee}.grid{stroke:#2f3b37}.course{stroke:#7fcdbf}"
    ".b90,.b80{fill:#7fcdbf}.back{fill:#121917}}"
)


def course_svg(found: Followed) -> str:
    """Each stratum's expected course from its middle first score, with bands of 80 and 90 %; people are not drawn.

    All panels share one scale of scores and of time; the same numbers are in the table `curve`.
    """
    panels = [_Panel(number, part) for number, (_, part) in enumerate(found.curve.groupby("stratum"))]
    scale = _Scale.of(found.curve)
    across, down = min(len(panels), ACROSS), -(-len(panels) // ACROSS)
    says = (
        f"Expected course of people in {len(panels)} strata of the first score, each from its middle first score. "
        "Dark band: 80 % of people like these; light band: 90 %. A score below is a reason to talk, not a verdict."
    )
    inner = [line for panel in panels for line in panel.drawn(scale, found)]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across * WIDTH} {down * HEIGHT}" role="img" '
            'aria-labelledby="title says">',
            f'<title id="title">Expected course by first score</title><desc id="says">{escape(says)}</desc>',
            f'<style>{STYLE}</style><rect class="back" width="{across * WIDTH}" height="{down * HEIGHT}"/>',
            *inner,
            "</svg>",
            "",
        ]
    )


@dataclass(frozen=True)
class _Scale:
    low: float
    high: float
    longest: float

    @classmethod
    def of(cls, curve: pd.DataFrame) -> "_Scale":
        low, high = float(min(curve["low_90"].min(), curve["first"].min())), float(curve["high_90"].max())
        high = max(high, float(curve["first"].max()), low + 1e-9)
        step = round_step(high - low, 4)
        return cls(float(np.floor(low / step) * step), float(np.ceil(high / step) * step), float(curve["since"].max()))

    def x(self, since: float) -> float:
        return LEFT + (RIGHT - LEFT) * since / self.longest

    def y(self, score: float) -> float:
        return BOTTOM - (BOTTOM - TOP) * (score - self.low) / (self.high - self.low)

    def points(self, since: np.ndarray, score: np.ndarray) -> str:
        return " ".join(f"{self.x(x):.1f},{self.y(y):.1f}" for x, y in zip(since, score, strict=True))


@dataclass(frozen=True)
class _Panel:
    number: int
    curve: pd.DataFrame

    def drawn(self, scale: _Scale, found: Followed) -> list[str]:
        """The panel's lines, moved to its place."""
        row, column = divmod(self.number, ACROSS)
        head = f"First score {_between(found.course.edges, self.number)}: {found.earlier[self.number]} people"
        return [
            f'<g transform="translate({column * WIDTH} {row * HEIGHT})">',
            f'<text x="{LEFT}" y="{TOP - 22}">{escape(head)}</text>',
            *_grid(scale),
            *self._course(scale),
            "</g>",
        ]

    def _course(self, scale: _Scale) -> list[str]:
        since = self.curve["since"].to_numpy()
        there_and_back = np.concatenate([since, since[::-1]])
        lines = []
        for band in (90, 80):
            low, high = self.curve[f"low_{band}"].to_numpy(), self.curve[f"high_{band}"].to_numpy()
            edge = scale.points(there_and_back, np.concatenate([low, high[::-1]]))
            lines.append(f'<polygon class="b{band}" points="{edge}"/>')
        middle = np.concatenate([self.curve["first"].to_numpy()[:1], self.curve["expected"].to_numpy()])
        path = scale.points(np.concatenate([[0.0], since]), middle)
        return [*lines, f'<polyline class="course" points="{path}"/>']


def _between(edges: np.ndarray, number: int) -> str:
    """Where a stratum lies, by the edges alone: its lowest and highest score would be those of one person."""
    low, high = (f"{edges[place]:.4g}" if 0 <= place < len(edges) else "" for place in (number - 1, number))
    if low and high:
        return f"{low} to {high}"
    return f"below {high}" if high else f"{low} or more" if low else "of all"


def _grid(scale: _Scale) -> list[str]:
    step = round_step(scale.high - scale.low, 4)
    lines = []
    for score in np.arange(scale.low, scale.high + step / 2, step):
        y = scale.y(score)
        lines.append(f'<line class="grid" x1="{LEFT}" x2="{RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>')
        lines.append(f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{score:g}</text>')
    for since in np.arange(0, scale.longest * (1 + 1e-9), round_step(scale.longest, 4)):
        lines.append(f'<text x="{scale.x(since):.1f}" y="{BOTTOM + 18}" text-anchor="middle">{since:g}</text>')
    about = "Time since the first score"
    return [*lines, f'<text x="{(LEFT + RIGHT) / 2}" y="{BOTTOM + 36}" text-anchor="middle">{about}</text>']
