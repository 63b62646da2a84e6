"""A norm is found by score and population; without an SEM there is none."""

from mittari.definitions.norms import Norms

ROWS = [
    ("a", "elsewhere", 9, "published"),
    ("a", "adults", None, "local"),
    ("a", "adults", 3, "local"),
    ("a", "young", 4, "local"),
    ("b", "adults", None, "local"),
    ("c", "elsewhere", 9, "unverified"),
]
NORMS = Norms.model_validate(
    {
        "norms": [
            {
                "score": score,
                "population": population,
                "method": "m",
                "sem": sem,
                "status": status,
                "source": "by hand",
                "date": "2026-01-31",
            }
            for score, population, sem, status in ROWS
        ]
    }
)


def sem_of(score: str, population: str | None = None) -> float | None:
    norm = NORMS.sem(score, population)
    return norm.sem if norm else None


def test_the_first_norm_with_an_sem_that_was_adopted_counts() -> None:
    assert sem_of("a") == 3


def test_a_figure_about_other_people_gives_nobody_a_verdict_unless_it_is_asked_for() -> None:
    assert sem_of("c") is None
    assert sem_of("c", "elsewhere") == 9


def test_a_population_has_its_own() -> None:
    assert sem_of("a", "young") == 4


def test_nobody_else_s_sem_is_borrowed() -> None:
    assert sem_of("a", "old") is None
    assert sem_of("b") is None
