"""The sum of all items; there is no sum when one is missing."""

from mittari.scoring.rules.adding import Raw, Values, add_up, only_where_met


def rule(values: Values, minimum_answered: int) -> Raw:
    """Sum over the items. A sum of fewer items would be a smaller score, so `minimum_answered` is all of them."""
    total, answered = add_up(values)
    return only_where_met(total, answered, len(values)), answered
