"""The page about speed shows what was measured, and nothing else."""

from bench.speed_page import PAGE, page


def test_the_page_is_made_from_the_results() -> None:
    assert PAGE.read_text("utf-8") == page(), "run .venv/bin/python bench/speed_page.py"
