"""Services that follow the score: what a sequence of them goes along with, by weighting each person's path."""
