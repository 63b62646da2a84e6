"""Whether the app can serve: for load balancers and containers."""

from flask import Blueprint
from sqlalchemy.exc import SQLAlchemyError

from mittari.errors import StoreError
from mittari.store.engine import require_current
from webapp import database
from webapp.access import Audience, audience

blueprint = Blueprint("health", __name__)


@blueprint.get("/health")
@audience(Audience.PUBLIC)
def health() -> tuple[dict[str, str], int]:
    """200 with status ok where the database answers and is at the newest revision, else 503."""
    try:
        require_current(database.engine())
    except (StoreError, SQLAlchemyError):
        return {"status": "database unavailable"}, 503
    return {"status": "ok"}, 200
