"""How well a score measures: reliability, precision, dimensions, and what an operator's own data say of a meter."""
