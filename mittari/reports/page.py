"""The page: one block a measure, in the order of the report's definition, and what holds for all of them."""

from collections.abc import Mapping

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from mittari.reports.blocks import BLOCKS
from mittari.reports.blocks.limits import limits
from mittari.reports.findings import Findings
from mittari.reports.words import Words

TEMPLATES = Environment(loader=PackageLoader("mittari.reports"), autoescape=True, trim_blocks=True, lstrip_blocks=True)


def page(report: Findings, language: str, links: Mapping[str, str], stylesheet: str | None) -> str:
    """The HTML of a report in a language; raises InputError for one that it can't be read in."""
    words = Words(language)
    context = {"report": report, "words": words, "t": words.t, "language": words.language}
    blocks = [
        Markup(  # noqa: S704 (rendered by the same environment, which escapes)
            TEMPLATES.get_template(f"blocks/{one.measure}.html").render(
                **context, indicator=one, **BLOCKS[one.measure](report, one, words)
            )
        )
        for one in report.indicators
    ]
    css = None if stylesheet else Markup(TEMPLATES.get_template("report.css").render())  # noqa: S704 (our own file)
    return TEMPLATES.get_template("report.html").render(
        **context, blocks=blocks, links=links, stylesheet=stylesheet, css=css, **limits(report, words)
    )
