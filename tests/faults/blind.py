"""The planted fault: an app that says "saved" although the database could not save."""

from typing import Any

from flask import Flask

from mittari.errors import StoreError
from mittari.store import drafts
from webapp.app import create_app

really_save = drafts.save_answer


def create_blind_app() -> Flask:
    """The app as it is, but deaf to what the database says."""
    drafts.__dict__["save_answer"] = save_or_not
    return create_app()


def save_or_not(engine: Any, draft: Any, item: str, answer: Any, revision: int, now: Any) -> int:
    try:
        return really_save(engine, draft, item, answer, revision, now)
    except StoreError:
        return revision + 1
