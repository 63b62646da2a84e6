"""The planted fault: an app that says "saved" first and saves afterwards."""

import threading
from typing import Any
from uuid import uuid4

from flask import Flask

from mittari.store import submission
from webapp.app import create_app

DELAY = 0.3
in_time = submission.submit


def create_late_app() -> Flask:
    """The app as it is, but for the moment of its promise."""
    submission.__dict__["submit"] = submit_later
    return create_app()


def submit_later(*form: Any) -> submission.Receipt:
    threading.Timer(DELAY, in_time, form).start()
    return submission.Receipt(uuid4(), already=False)
