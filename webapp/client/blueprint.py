"""The blueprint that the client's pages share."""

from flask import Blueprint

blueprint = Blueprint("client", __name__)
