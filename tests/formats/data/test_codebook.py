"""The codebook names every column and every value that has a name."""

from mittari.formats.data import Dataset
from mittari.formats.data.codebook import columns_frame, labels_frame, readme


def test_every_column_is_described_once(dataset: Dataset) -> None:
    found = columns_frame(dataset.tables)
    assert len(found) == sum(len(table.columns) for table in dataset.tables)
    assert not found.duplicated(["table", "column"]).any()
    mine = found[found["table"] == "small-1.0.0"].set_index("column")
    assert list(mine.loc["calm"]) == ["small-1.0.0", "answer", "item calm", "B."]
    assert list(mine.loc["date_2"]) == ["small-1.0.0", "answer", "item date", "K."]
    assert list(mine.loc["aids__2"]) == ["small-1.0.0", "answer", "option 2 of item aids", "Which help? - money"]
    assert mine.loc["mind_answered", "holds"] == "items answered of score mind"


def test_values_and_non_answers_have_names(dataset: Dataset) -> None:
    found = labels_frame(dataset)
    calm = found[(found["table"] == "small-1.0.0") & (found["column"] == "calm")]
    assert dict(zip(calm["value"], calm["label"], strict=True)) == {
        "0": "never",
        "1": "seldom",
        "2": "often",
        "3": "always",
        "missing": "missing",
        "refused": "did not want to answer",
        "not_applicable": "does not apply",
        "not_asked": "was not asked",
    }
    assert "Paja" in found.loc[found["column"] == "provider", "label"].tolist()
    assert "Nuoret" in found.loc[found["column"] == "unit", "label"].tolist()
    assert "Nuoret" not in found.loc[found["column"] == "organisation", "label"].tolist()


def test_the_readme_has_the_sentences_and_the_tables(dataset: Dataset) -> None:
    text = readme(dataset)
    assert all(sentence in text for sentence in dataset.about)
    assert "- small-1.0.0: A small meter 1.0.0: one row a measurement (4)" in text
