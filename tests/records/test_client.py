"""Clients and who they are."""

import re
from uuid import UUID

from mittari.records.client import Client, Identity, new_pseudonym


def test_pseudonyms_are_random() -> None:
    made = {new_pseudonym() for _ in range(1_000)}
    assert len(made) == 1_000
    assert all(re.fullmatch(r"[0-9a-f]{32}", each) for each in made)


def test_two_clients_of_one_label_are_two_people() -> None:
    one, two = Client("A-1"), Client("A-1")
    assert one.id != two.id
    assert one.pseudonym != two.pseudonym


def test_an_identity_does_not_print_itself() -> None:
    printed = repr(Identity(UUID(int=1), "Canary Name", "+358", "canary@example.org"))
    assert "anary" not in printed
    assert "+358" not in printed
