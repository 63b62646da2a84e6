from tests.cli.conftest import Run


def test_an_empty_database_is_brought_to_the_newest_schema_once(run: Run, empty_database_url: str) -> None:
    assert run("db", "upgrade", "--db", empty_database_url).err.startswith("Schema none -> ")
    assert run("db", "upgrade", "--db", empty_database_url).err.startswith("Already at ")
    assert "needed" in run("db", "current", "--db", empty_database_url).err


def test_a_url_that_can_not_be_is_refused_without_a_traceback(run: Run) -> None:
    ran = run("db", "upgrade", "--db", "mysql://somewhere/else")
    assert ran.status == 2
    assert "not a database mittari knows" in ran.err
