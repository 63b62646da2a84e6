"""The funnel as a picture that stands alone: SVG without script, with a title, a description and dark mode."""

from dataclasses import dataclass
from html import escape

import numpy as np
import pandas as pd

from mittari.effects.providers.comparison import ProviderComparison
from mittari.effects.providers.funnel import limits
from mittari.statistics.round_steps import round_step
from mittari.statistics.summary import counted

WIDTH, HEIGHT = 760, 460
LEFT, RIGHT, TOP, BOTTOM = 60, 700, 40, 400
CURVE = 160
STYLE = (
    "text{font:14px system-ui,sans-serif;fill:#1b2623}.grid{stroke:#dcdfd9}.target{stroke:#17594f;stroke-width:2}"
    ".l95{fill:none;stroke:#4a5854;stroke-dasharray:6 4}.l998{fill:none;stroke:#4a5854}"
    ".in{fill:#17594f}.out{fill:#a4480f}.back{fill:#fbfaf6}.name{paint-order:stroke;stroke:#fbfaf6;stroke-width:4px}"
    "@media (prefers-color-scheme:dark){text{fill:#edf1ee}.grid{stroke:#2f3b37}.target{stroke:#7fcdbf}"
    ".l95,.l998{stroke:#b6c2bd}.in{fill:#7fcdbf}.out{fill:#f0a06a}.back{fill:#121917}"
    ".name{stroke:#121917}}"
)


def funnel_svg(found: ProviderComparison) -> str:
    """The funnel of the providers that are shown: a dot each at its rate, over as how many clients it tells.

    A dot outside the limits of 95 % has another colour and its name; every dot says its figures when pointed at. The
    same numbers are in the table. Without any provider to show, the picture says so.
    """
    shown = found.shown
    axes = _Axes.of(shown)
    says = (
        f"Funnel of {counted(len(shown), 'provider')} around {found.target:.1%}. Dashed: limits of 95 %; whole lines: "
        "of 99.8 %. Not a ranking; providers differ by chance, and by what was not recorded of their clients."
    )
    inner = [*axes.drawn(), *_curves(found, axes), *(_dot(str(name), row, axes) for name, row in shown.iterrows())]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
            'aria-labelledby="title says">',
            f'<title id="title">Providers: rate and number of clients</title><desc id="says">{escape(says)}</desc>',
            f'<style>{STYLE}</style><rect class="back" width="{WIDTH}" height="{HEIGHT}"/>',
            *(inner if len(shown) else [f'<text x="{LEFT}" y="60">No provider has enough clients to be shown.</text>']),
            "</svg>",
            "",
        ]
    )


@dataclass(frozen=True)
class _Axes:
    most: float
    top: float

    @classmethod
    def of(cls, shown: pd.DataFrame) -> "_Axes":
        if not len(shown):
            return cls(1.0, 1.0)
        return cls(float(shown["effective"].max()) * 1.05, max(1.0, float(shown["rate"].max())))

    def x(self, effective: float) -> float:
        return LEFT + (RIGHT - LEFT) * effective / self.most

    def y(self, rate: float) -> float:
        return BOTTOM - (BOTTOM - TOP) * rate / self.top

    def drawn(self) -> list[str]:
        """Lines and numbers of both axes, and what they are."""
        rates = np.arange(0, self.top + 0.01, 0.25)
        lines = [f'<line class="grid" x1="{LEFT}" x2="{RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>' for y in map(self.y, rates)]
        lines += [
            f'<text x="{LEFT - 8}" y="{self.y(rate) + 5:.1f}" text-anchor="end">{rate:.0%}</text>' for rate in rates
        ]
        lines += [
            f'<text x="{self.x(size):.1f}" y="{BOTTOM + 22}" text-anchor="middle">{size:g}</text>'
            for size in np.arange(0, self.most, round_step(self.most, 4)).tolist()
        ]
        about = "Clients of the average case mix who would tell as much"
        lines.append(f'<text x="{LEFT}" y="{TOP - 16}">Rate, allowing for the case mix</text>')
        return [*lines, f'<text x="{(LEFT + RIGHT) / 2}" y="{BOTTOM + 46}" text-anchor="middle">{about}</text>']


def _curves(found: ProviderComparison, axes: _Axes) -> list[str]:
    if not len(found.shown):
        return []
    sizes = np.linspace(max(1.0, axes.most / CURVE), axes.most, CURVE)
    around = limits(sizes, found.target, found.phi)
    y = axes.y(found.target)
    lines = [f'<line class="target" x1="{LEFT}" x2="{RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>']
    for name, ends in around.items():
        kind, says = ("l95", "95 %") if name.endswith("95") else ("l998", "99.8 %")
        lines.append(f'<polyline class="{kind}" points="{_points(sizes, ends, axes)}"/>')
        lines.append(f'<text x="{RIGHT + 6}" y="{axes.y(ends[-1]) + 5:.1f}">{says}</text>')
    return lines


def _points(sizes: np.ndarray, rates: np.ndarray, axes: _Axes) -> str:
    return " ".join(f"{axes.x(size):.1f},{axes.y(rate):.1f}" for size, rate in zip(sizes, rates, strict=True))


def _dot(name: str, row: pd.Series, axes: _Axes) -> str:
    x, y, within = axes.x(row["effective"]), axes.y(row["rate"]), row["funnel"] == "within"
    says = f"{name}: {row['rate']:.1%} adjusted, {row['observed']} of {row['clients']}, {row['funnel']}"
    kind = "in" if within else "out"
    dot = f'<circle class="{kind}" cx="{x:.1f}" cy="{y:.1f}" r="5"><title>{escape(says)}</title></circle>'
    if within:
        return dot
    side, dx = ("end", -9) if x > (LEFT + RIGHT) / 2 else ("start", 9)
    return f'{dot}<text class="name" x="{x + dx:.1f}" y="{y + 5:.1f}" text-anchor="{side}">{escape(name)}</text>'
