"""Matrices of SurveyJS whose cells are questions of their own, as the single questions they stand for."""

from collections.abc import Iterator
from typing import Any

from mittari.formats.exchange.node import Node
from mittari.formats.exchange.options import Option, Wording
from mittari.formats.exchange.surveyjs_question import options_at
from mittari.formats.exchange.surveyjs_words import words

GRIDS = frozenset({"matrixdropdown", "matrixdynamic"})
LISTED = frozenset({"dropdown", "radiogroup", "checkbox", "tagbox"})
"""Types of cells that take the options of the whole matrix if they have none."""
OF_WHOLE = frozenset({"type", "name", "title", "description", "columns", "rows", "choices", "cellType", "visibleIf"})
NO_ROW = Option("", {})


def cells(grid: Node, name: str, language: str) -> Iterator[Node]:
    """The questions of a matrix, row by row; those of one whose rows people add themselves, once."""
    rows = options_at(grid, "rows", language) if grid.text("type") == "matrixdropdown" else [NO_ROW]
    for row in rows:
        for column in grid.nodes("columns"):
            yield _cell(grid, ".".join(filter(None, (name, row.code))), row, column, language)


def _cell(grid: Node, name: str, row: Option, column: Node, language: str) -> Node:
    tree: dict[str, Any] = {key: value for key, value in grid.tree.items() if key not in OF_WHOLE} | column.tree
    kind = column.text("cellType") or grid.text("cellType") or "default"
    tree["type"] = "dropdown" if kind == "default" else kind
    tree.pop("cellType", None)
    if tree["type"] in LISTED and "choices" not in tree:
        tree["choices"] = grid.tree.get("choices")
    heading = words(column, "title", language) or {language: column.text("name")}
    tree["title"] = _under(row.wording, heading)
    tree["description"] = words(grid, "title", language)
    tree["visibleIf"] = column.text("visibleIf").replace("{row.", "{" + f"{name}.")
    tree["name"] = f"{name}.{column.text('name')}"
    return Node(grid.path, tree, column.place)


def _under(row: Wording, column: Wording) -> Wording:
    """`row: column` in each language that has both, the column alone where there is no row."""
    return {tag: f"{row[tag]}: {text}" for tag, text in column.items() if tag in row} if row else column
