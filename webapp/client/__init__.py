"""The pages of a client: come in by a personal link, answer, send, see the own picture and who else sees it."""

from webapp.client import answering, entry, own_data, picture, sending, sharing
from webapp.client.blueprint import blueprint

__all__ = ["answering", "blueprint", "entry", "own_data", "picture", "sending", "sharing"]
