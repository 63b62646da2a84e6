"""What every test may ask for: databases (tests/databases.py) and a browser (tests/chromium.py)."""

pytest_plugins = ["tests.databases", "tests.chromium"]
