"""The test databases are what they claim to be: real, private to one test, as safe as in production."""

from sqlalchemy import create_engine, inspect, text

from mittari.store.migrate import current, head


def make_a_table(url: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE letter (code INTEGER PRIMARY KEY)"))
    engine.dispose()


def test_an_empty_database_has_no_table(empty_database_url: str) -> None:
    engine = create_engine(empty_database_url)
    assert inspect(engine).get_table_names() == []
    engine.dispose()
    make_a_table(empty_database_url)


def test_another_test_does_not_see_the_table(empty_database_url: str) -> None:
    make_a_table(empty_database_url)


def test_the_other_one_has_the_newest_schema(database_url: str) -> None:
    assert current(database_url) == head()


def test_postgres_writes_to_disk_before_it_answers(postgres_url: str) -> None:
    engine = create_engine(postgres_url)
    with engine.connect() as connection:
        assert connection.execute(text("SHOW fsync")).scalar_one() == "on"
        assert connection.execute(text("SHOW server_encoding")).scalar_one() == "UTF8"
    engine.dispose()
