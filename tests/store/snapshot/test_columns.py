"""What leaves the records is listed here a second time, so that nothing is added without being seen."""

from mittari.store.snapshot.columns import COLUMNS, dates, schema


def test_nothing_that_tells_who_somebody_is() -> None:
    names = {name for columns in COLUMNS.values() for name in columns}
    assert names == {
        *("client", "birth_year", "gender", "municipality", "organisation", "unit", "provider", "service"),
        *("start", "end", "status", "measurement", "instrument", "version", "content_hash", "date", "language"),
        *("mode", "respondent", "rater", "scoring_version", "score", "value", "answered", "due", "point", "done"),
    }


def test_days() -> None:
    assert dates("episodes") == ("start", "end")
    assert dates("clients") == ()
    assert schema("residences").names == ["client", "municipality", "start"]
