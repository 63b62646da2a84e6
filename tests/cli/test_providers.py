"""mittari providers: files in and out, least sizes, and clear refusals."""

import json
import os
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import pytest

from tests.cli.conftest import Ran, Run
from tests.effects.providers.twenty import twenty

NAMES = ["--provider", "provider", "--outcome", "better", "--casemix", "x,z"]


def compare(run: Run, folder: Path, content: str, *more: object) -> Ran:
    path = folder / "clients.csv"
    path.write_text(content)
    return run("providers", path, *NAMES, "-o", folder / "out", *more)


def test_writes_table_picture_and_words(run: Run, tmp_path: Path) -> None:
    ran = compare(run, tmp_path, twenty().to_csv(index=False))
    assert ran.status == 0
    assert sorted(os.listdir(tmp_path / "out")) == ["fit.json", "funnel.svg", "providers.csv", "summary.txt"]
    table = pd.read_csv(tmp_path / "out/providers.csv", index_col="provider")
    assert table.loc["p02", "expected"] == pytest.approx(8.8853803510, abs=1e-9)
    fit = json.loads((tmp_path / "out/fit.json").read_text())
    assert fit["between"]["sd"] == pytest.approx(0.4240792955, abs=1e-6)
    assert list(fit["case_mix"]["coefficients"]) == ["intercept", "x", "z"]
    assert (fit["clients"], fit["providers"], fit["providers_shown"], fit["rate"]) == (400, 20, 20, 0.455)
    ElementTree.parse(tmp_path / "out/funnel.svg")  # noqa: S314 - our own file
    assert "does not rank" in (tmp_path / "out/summary.txt").read_text()


def test_decimal_commas_and_categories(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    content = twenty().to_csv(index=False)
    compare(run, tmp_path / "a", content, "--categories", "z")
    compare(run, tmp_path, content.replace(",", ";").replace(".", ","))
    other, first = (pd.read_csv(folder / "out/providers.csv") for folder in (tmp_path, tmp_path / "a"))
    pd.testing.assert_frame_equal(other, first, rtol=1e-5)


def test_few_providers_in_words_only_when_asked_twice(run: Run, tmp_path: Path) -> None:
    few = twenty().head(400).query("provider < 'p05'").to_csv(index=False)
    assert "Not put into words: too little: 5 providers" in compare(run, tmp_path, few).err
    (tmp_path / "b").mkdir()
    assert "take it as a hint: 5 providers" in compare(run, tmp_path / "b", few, "--even-if-small").err


REFUSED = {
    "outcome": ("provider,better,x,z\na,1,2,0\nb,3,1,1\n", "clients.csv:3: better: is neither 0 nor 1"),
    "text": ("provider,better,x,z\na,1,2,0\nb,0,many,1\n", "clients.csv:3: x: not a number"),
    "no provider": ("provider,better,x,z\n,1,2,0\nb,0,1,1\n", "clients.csv:2: provider: is empty"),
    "no column": ("provider,better,x\na,1,2\nb,0,1\n", "z: there is no such column"),
    "no rows": ("provider,better,x,z\n", "there is no row below the header"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_can_t_be_compared_ends_with_status_2(run: Run, tmp_path: Path, name: str) -> None:
    content, says = REFUSED[name]
    ran = compare(run, tmp_path, content)
    assert ran.status == 2
    assert says in " ".join(ran.err.split())
    assert os.listdir(tmp_path) == ["clients.csv"]
