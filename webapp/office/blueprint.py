"""The blueprint that the office's pages share."""

from flask import Blueprint

from webapp.staff_language import speak_plainly

blueprint = Blueprint("office", __name__, url_prefix="/office")

blueprint.before_request(speak_plainly)
