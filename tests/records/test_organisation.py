"""Organisations and providers."""

from mittari.records.organisation import Organisation, Provider, Regime


def test_a_regime_is_a_word() -> None:
    assert Organisation("imatra", "Imatra").regime == "employment"
    assert list(Regime) == ["employment", "social_welfare", "ngo"]


def test_a_provider_may_be_nobodys() -> None:
    assert Provider("paja", "Paja").organisation is None
