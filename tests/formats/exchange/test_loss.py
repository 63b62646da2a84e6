"""What a format can't carry is named, place by place."""

from pathlib import Path

from mittari.formats.exchange.loss import Loss, asked, not_carried, together
from tests.small_meter import INSTRUMENT, small_meter

EVERYTHING = frozenset(
    {"version", "notice", "title", "introduction", "languages", "texts.help", "texts.low", "texts.high"}
    | {f"items.{key}" for key in ("not_applicable", "missing_codes", "show_if", "reverse", "recode")}
)


def test_a_format_that_carries_nothing_says_all_of_it(tmp_path: Path) -> None:
    meter = small_meter(tmp_path)
    places = [loss.where for loss in not_carried(meter, frozenset())]
    assert places == [
        *("version", "licence.notice", "scores.mind", "scores.speed", "scores.whole", "scores.work"),
        *("tables", "terms", "norms", "cases", "items.working.scored", "items.calm.missing_codes"),
        *("items.tense.reverse", "items.pace.show_if", "items.tempo.recode"),
        *("review", "texts.en.title", "texts.en.introduction", "texts.en.scores", "texts.en.bands"),
        *("texts.en.items.ability.low", "texts.en.items.ability.high"),
    ]


def test_what_is_carried_is_not_told(tmp_path: Path) -> None:
    places = {loss.where for loss in not_carried(small_meter(tmp_path), EVERYTHING)}
    assert {place for place in places if place.startswith(("items", "version", "licence"))} == {"items.working.scored"}


def test_numbers_from_elsewhere_are_not_asked(tmp_path: Path) -> None:
    text = INSTRUMENT.replace(
        "  - id: hours\n    kind: number\n", "  - id: hours\n    kind: number\n    filled_from: age\n"
    )
    meter = small_meter(tmp_path, {"instrument.yaml": text})
    assert "hours" not in [item.id for item in asked(meter)]
    assert Loss("items.hours", "a number that nobody is asked", "a form has questions only") in not_carried(
        meter, EVERYTHING
    )


def test_losses_of_one_kind_stand_together() -> None:
    losses = [*(Loss(f"q{number}", "prefix") for number in range(10)), Loss("q1", "unit"), Loss("q1", "prefix")]
    assert [loss.where for loss in together(losses)] == ["q0, q1, q2, q3, q4, q5, q6, q7 and 2 more", "q1"]
    assert str(Loss("q1", "unit", "because")) == "q1: unit (because)"
