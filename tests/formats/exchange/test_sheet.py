from mittari.formats.exchange.sheet import Row, rows_of

HEADER = [("name", ""), ("label", ""), ("label", "fi"), ("", "")]


def test_rows_are_numbered_as_in_a_spreadsheet_and_empty_ones_left_out() -> None:
    rows = [["name"], ["a", " How? ", "Miten?", "x"], ["", " "], ["b"]]
    assert list(rows_of(rows, HEADER)) == [
        Row(2, {("name", ""): "a", ("label", ""): "How?", ("label", "fi"): "Miten?"}),
        Row(4, {("name", ""): "b"}),
    ]


def test_a_cell_that_is_not_there_is_empty() -> None:
    assert Row(2, {})["name"] == ""


def test_a_column_that_says_its_language_goes_before_one_that_does_not() -> None:
    row = Row(2, {("label", ""): "How?", ("label", "fi"): "Miten?"})
    assert row.wording("label", "en") == {"en": "How?", "fi": "Miten?"}
    assert row.wording("label", "fi") == {"fi": "Miten?"}
    assert row.wording("hint", "fi") == {}
