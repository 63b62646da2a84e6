"""The pages of a coach: what is due today, the own clients, and what changed along each one's path."""

from webapp.coach import (
    alerts,
    assessing,
    assessments,
    client,
    clients,
    episodes,
    handing,
    links,
    plans,
    statuses,
    today,
)
from webapp.coach.blueprint import blueprint

__all__ = [
    "alerts",
    "assessing",
    "assessments",
    "blueprint",
    "client",
    "clients",
    "episodes",
    "handing",
    "links",
    "plans",
    "statuses",
    "today",
]
