from mittari.errors import InputError, Problem
from mittari.psychometrics.finding import Figure, Finding, Made, found, not_given


def test_what_is_found_keeps_words_and_figures() -> None:
    figure = Figure("alpha", 0.8, 120)
    assert found("mind", "alpha", lambda: ("high", [figure])) == Finding("mind", "alpha", "high", (figure,))


def test_a_refusal_is_a_finding_that_says_each_reason_once() -> None:
    def refuse() -> Made:
        raise InputError(
            [Problem("items", "a", "no variance", "leave it out"), Problem("items", "b", "no variance", "leave it out")]
        )

    assert found("mind", "omega", refuse) == not_given("mind", "omega", "no variance: leave it out")
    assert not_given("mind", "omega", "no variance").words == "Not given: no variance."
