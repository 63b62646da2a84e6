"""Scores: the same function for one form and for ten million."""

from mittari.scoring.score import SCORING_VERSION, Scored, score_columns, score_one

__all__ = ["SCORING_VERSION", "Scored", "score_columns", "score_one"]
