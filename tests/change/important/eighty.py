"""Eighty made-up people: change, and rating (0 no better, 1 a little better, 2 much better); R's figures of them."""

import numpy as np

# fmt: off
CHANGE = np.array([
    -2, 2, 6, -3, 5, 4, 5, 11, -3, 12, 0, -3, 0, 6, 5, 2, -2, 0, 11, 5,
    1, -2, 3, -6, 1, 0, 11, 10, 4, -3, 9, 9, 8, 8, 2, 8, 12, 4, -2, 9,
    9, 2, 14, -1, 6, -10, 3, 11, 1, -1, 8, -1, 6, -6, -5, 1, -2, 12, 10, -1,
    7, 10, 6, 6, 11, 1, 2, 10, -4, 5, 4, 7, 10, 6, 5, 9, 11, 6, -2, 3,
], dtype=float)
# fmt: on
BETTER = np.array(list("10101011010001000010001010100011110111010010100100101000110000011001110111111001"), dtype=int)
RATING = np.where(BETTER == 0, 0, np.where(CHANGE < 9, 1, 2)).astype(float)
