"""A database that the server and the test both open: one organisation, and a new client for every link."""

from collections.abc import Iterator
from itertools import count

from sqlalchemy import Engine

from mittari.definitions.library import CHECKOUT, Library
from mittari.definitions.meter import Meter
from mittari.records.client import Client
from mittari.records.organisation import Organisation
from mittari.store import clients, invitations, organisations
from mittari.store.engine import open_database, writing
from webapp import clock

METER = "mittari-short"


class World:
    """Clients come into being as they are needed, so that no run ends for want of them."""

    def __init__(self, url: str):
        self.url = url
        self.engine: Engine = open_database(url)
        self.meter: Meter = Library(CHECKOUT).meter(METER)
        self._numbers = count(1)
        with writing(self.engine) as connection:
            organisations.add(connection, Organisation("imatra", "Imatra"))

    def link(self) -> str:
        """The token of a new client's personal link."""
        client = Client(f"C-{next(self._numbers)}")
        with writing(self.engine) as connection:
            clients.add(connection, client)
        return invitations.invite(self.engine, client.id, self.meter, "imatra", clock.now())


def opened(url: str) -> Iterator[World]:
    """A world on an empty database, and its end."""
    world = World(url)
    yield world
    world.engine.dispose()
