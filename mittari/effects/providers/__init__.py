"""Providers beside each other once who came to them is allowed for: funnel, over-dispersion, shrunken rates."""
