"""A norm is found by score and population; without an SEM there is none."""

from mittari.definitions.norms import Norms

ROWS = [("a", "adults", None), ("a", "adults", 3), ("a", "young", 4), ("b", "adults", None)]
NORMS = Norms.model_validate(
    {
        "norms": [
            {
                "score": score,
                "population": population,
                "method": "m",
                "sem": sem,
                "status": "local",
                "source": "by hand",
                "date": "2026-01-31",
            }
            for score, population, sem in ROWS
        ]
    }
)


def sem_of(score: str, population: str | None = None) -> float | None:
    norm = NORMS.sem(score, population)
    return norm.sem if norm else None


def test_the_first_norm_with_an_sem_counts() -> None:
    assert sem_of("a") == 3


def test_a_population_has_its_own() -> None:
    assert sem_of("a", "young") == 4


def test_nobody_else_s_sem_is_borrowed() -> None:
    assert sem_of("a", "old") is None
    assert sem_of("b") is None
