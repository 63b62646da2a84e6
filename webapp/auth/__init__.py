"""Staff sign in and out."""

from webapp.auth.routes import blueprint

__all__ = ["blueprint"]
