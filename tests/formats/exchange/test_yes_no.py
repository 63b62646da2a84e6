"""Yes and no in the languages that are known; in others they are to be written."""

from mittari.formats.exchange.yes_no import yes_no


def test_words_are_there_or_to_be_written() -> None:
    no, yes = yes_no(["fi-x-selko", "so"])
    assert (no.code, yes.code) == ("0", "1")
    assert no.wording == {"fi-x-selko": "Ei", "so": "TODO: write no"}
    assert yes.wording == {"fi-x-selko": "Kyllä", "so": "TODO: write yes"}
