import secrets
from pathlib import Path

import pytest

from webapp.settings import Settings, SettingsError, settings_from

GOOD = secrets.token_urlsafe(48)


def test_settings_come_from_the_environment() -> None:
    settings = settings_from({"MITTARI_DB": "sqlite:///x.db", "MITTARI_SECRET": GOOD, "MITTARI_PROXIES": "1"})
    assert settings == Settings("sqlite:///x.db", GOOD.encode(), 1)


def test_a_file_may_hold_the_secret(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.write_text(GOOD + "\n")
    assert settings_from({"MITTARI_DB": "x", "MITTARI_SECRET_FILE": str(file)}).secret == GOOD.encode()


@pytest.mark.parametrize(
    ("environment", "named"),
    [
        ({"MITTARI_SECRET": GOOD}, "MITTARI_DB"),
        ({"MITTARI_DB": "x"}, "MITTARI_SECRET"),
        ({"MITTARI_DB": "x", "MITTARI_SECRET": GOOD[:31]}, "32 bytes"),
        ({"MITTARI_DB": "x", "MITTARI_SECRET": "change-me" * 0 + "a" * 64}, "not random"),
        ({"MITTARI_DB": "x", "MITTARI_SECRET_FILE": "not/there"}, "MITTARI_SECRET_FILE"),
        ({"MITTARI_DB": "x", "MITTARI_SECRET": GOOD, "MITTARI_PROXIES": "many"}, "MITTARI_PROXIES"),
    ],
)
def test_what_is_missing_or_weak_is_refused_by_name(environment: dict[str, str], named: str) -> None:
    with pytest.raises(SettingsError, match=named):
        settings_from(environment)


@pytest.mark.parametrize(
    ("text", "languages"), [("", ()), ("fi, sv,ar", ("fi", "sv", "ar")), (" uk  fi ", ("uk", "fi"))]
)
def test_languages_are_named_in_their_order(text: str, languages: tuple[str, ...]) -> None:
    found = settings_from({"MITTARI_DB": "sqlite://", "MITTARI_SECRET": GOOD, "MITTARI_LANGUAGES": text})
    assert found.languages == languages


def test_meters_that_are_switched_off_are_named_to_be_offered() -> None:
    given = {"MITTARI_DB": "sqlite:///x.db", "MITTARI_SECRET": GOOD}
    assert settings_from(given).offered == frozenset()
    assert settings_from(given | {"MITTARI_OFFER": "phq-9, gad-7"}).offered == {"phq-9", "gad-7"}
