"""The course that people who started alike took before, and who is below it now."""
