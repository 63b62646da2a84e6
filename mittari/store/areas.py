"""Area systems by year: the municipalities, and the areas each of them lies in."""

from sqlalchemy import Connection, delete, insert, select

from mittari.definitions.areas import BASE, AreaSystem
from mittari.store.schema.places import area_memberships, areas
from mittari.store.schema.places import municipalities as places


def load(connection: Connection, system: AreaSystem) -> None:
    """Puts an area system in place of what was there for its year; municipalities that are there stay."""
    connection.execute(delete(area_memberships).where(area_memberships.c.year == system.year))
    connection.execute(delete(areas).where(areas.c.year == system.year))
    known = set(connection.execute(select(places.c.code)).scalars())
    new = [{"code": area.code, "names": area.names} for area in system.of(BASE) if area.code not in known]
    if new:
        connection.execute(insert(places), new)
    year, found = system.year, system.areas.values()
    connection.execute(
        insert(areas),
        [{"year": year, "level": area.level, "code": area.code, "names": area.names} for area in found],
    )
    connection.execute(
        insert(area_memberships),
        [
            {"year": year, "level": area.level, "area": area.code, "municipality": code}
            for area in found
            for code in area.municipalities
        ],
    )


def municipalities(connection: Connection) -> dict[str, dict[str, str]]:
    """The names of every municipality by code and language."""
    found = connection.execute(select(places.c.code, places.c.names).order_by(places.c.code))
    return {code: names for code, names in found}


def areas_of(connection: Connection, year: int, municipality: str) -> dict[str, str]:
    """The code of the area a municipality lies in, by level, in a year."""
    member = area_memberships.c
    query = select(member.level, member.area).where(member.year == year, member.municipality == municipality)
    return {level: area for level, area in connection.execute(query)}


def years(connection: Connection) -> list[int]:
    """The years whose areas are known."""
    return list(connection.execute(select(areas.c.year).distinct().order_by(areas.c.year)).scalars())
