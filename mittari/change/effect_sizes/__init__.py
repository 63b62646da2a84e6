"""A group's change in units of a standard deviation: one denominator a file, always beside its raw points."""
