"""Files of fitted models: decimal commas, what is not finite, and words that are refused."""

import json
import math
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pytest

from mittari.cli.result_files import text_columns, told, words_or_why_not, write_result
from mittari.errors import InputError, Problem
from mittari.statistics.minimum import refuse_if_small
from mittari.statistics.mixed_model import fit_mixed
from tests.statistics.dense import some_rows


def test_a_decimal_comma_is_one_only_where_commas_do_not_separate(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('id;y;name\n1; 1,5 ;"a,b"\n')
    (tmp_path / "b.csv").write_text('id,y\n1,"1,5"\n')
    assert text_columns(tmp_path / "a.csv", ["y", "z"]).iloc[0].tolist() == ["1", "1.5", "a,b"]
    assert text_columns(tmp_path / "b.csv", ["y"]).iloc[0].tolist() == ["1", "1,5"]


def test_a_header_alone_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,y\n")
    with pytest.raises(InputError, match=r"^a\.csv: there is no row below the header -> look whether"):
        text_columns(tmp_path / "a.csv", ["y"])
    assert list(text_columns(tmp_path / "a.csv", ["y"], nobody=True)) == ["id", "y"]


def test_what_is_not_finite_is_null(tmp_path: Path) -> None:
    about = {"x": {"y": math.nan, "z": [2.0, math.inf]}}
    write_result(tmp_path / "out", {"t": pd.DataFrame({"a": [1]})}, about, "words")
    assert json.loads((tmp_path / "out/fit.json").read_text()) == {"x": {"y": None, "z": [2, None]}}
    assert (tmp_path / "out/summary.txt").read_text() == "words\n"


def test_variances_by_name() -> None:
    fit = fit_mixed(some_rows(clients=20))
    found = told(fit, ["intercept", "month", "dose"], ("too few",))
    assert found["variance"]["client_slope"] == fit.client_covariance[1, 1]
    assert found["fixed"]["dose"] == fit.fixed[2]
    assert found["below_minimum"] == ["too few"]


@dataclass(frozen=True)
class Result:
    """Words that are refused unless asked for twice."""

    def summary(self, even_if_small: bool) -> str:
        if not even_if_small:
            raise InputError([Problem("summary", "", "too little: 3 clients", "wait")])
        return "words"


@dataclass(frozen=True)
class Few:
    """A result of too few in two ways."""

    def summary(self, even_if_small: bool) -> str:
        return "\n".join(refuse_if_small(("3 clients", "1 service"), even_if_small))


def test_too_little_is_said_once() -> None:
    assert "Not put into words: too little: 3 clients; 1 service. The" in words_or_why_not(Few(), False)


def test_refused_words_say_why() -> None:
    assert words_or_why_not(Result(), True) == "words"
    assert "too little: 3 clients" in words_or_why_not(Result(), False)
