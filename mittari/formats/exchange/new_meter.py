"""A meter from nothing: two made-up questions that score, and a TODO wherever only its author can say."""

from typing import Any

from mittari.definitions.checks.undecided import TODO
from mittari.formats.exchange.draft import Draft
from mittari.formats.exchange.languages import is_rtl
from mittari.formats.exchange.sketch import LICENCE, TERMS

OPTIONS = {
    "en": ("Never", "Sometimes", "Often", "Always"),
    "fi": ("En koskaan", "Joskus", "Usein", "Aina"),
    "sv": ("Aldrig", "Ibland", "Ofta", "Alltid"),
}
ITEMS = ("first_question", "second_question")
STRUCTURE: dict[str, Any] = {
    "codings": {"often": {"codes": [0, 1, 2, 3]}},
    "items": [
        {"id": "first_question", "kind": "choice", "coding": "often"},
        {"id": "second_question", "kind": "choice", "coding": "often", "reverse": True},
    ],
    "scores": [
        {
            "id": "example",
            "rule": "mean",
            "items": list(ITEMS),
            "minimum_answered": 2,
            "transform": [{"kind": "linear", "from": [0, 3], "to": [0, 100]}],
            "range": [0, 100],
            "direction": "higher",
        }
    ],
}
CASES = (
    {
        "name": "3 and a reversed 1, which is 2, have the mean 2.5; 2.5 of 3 is 83.33",
        "source": "worked by hand",
        "answers": {"first_question": "3", "second_question": "1"},
        "expect": {"example": 83.33333333333333},
    },
    {
        "name": "one answer refused, so there is no score",
        "source": "worked by hand",
        "answers": {"first_question": "3", "second_question": "refused"},
        "expect": {"example": None},
    },
)
TASKS = (
    "Put your own questions in the place of the two examples: items and codings in instrument.yaml, wording in texts/.",
    "Say what is computed (scores in instrument.yaml) and work a case or two by hand (cases.yaml).",
    "Write who holds the rights, and correct licence, legal basis and the other terms: they are cautious guesses.",
    "Copy the file in texts/ for another language, and let somebody else read every text.",
)


def new_meter(language: str) -> Draft:
    """The draft of a meter whose check names exactly what its author has to write."""
    structure = {"id": "new", "version": "0.1.0", **TERMS, "licence": LICENCE, **STRUCTURE}
    return Draft(structure, {language: _texts(language)}, todo=TASKS, cases=CASES)


def _texts(language: str) -> dict[str, Any]:
    words = OPTIONS.get(language.split("-")[0], tuple(f"{TODO} word the option {code}" for code in range(4)))
    return {
        "language": language,
        **({"direction": "rtl"} if is_rtl(language) else {}),
        "status": "draft",
        "title": f"{TODO} write the title",
        "introduction": f"{TODO} write what these questions are about, and that answering is voluntary",
        "items": {item: {"question": f"{TODO} write the question"} for item in ITEMS},
        "options": {"often": dict(enumerate(words))},
        "scores": {"example": {"name": f"{TODO} name the score"}},
    }
