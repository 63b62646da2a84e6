"""Scores by table: the same bits as by the definition, much sooner.

Where a score hangs on nothing but the sum of whole steps and the number of answers, both are added up from bytes and
the score is read from a table that the rules themselves have filled in. Where it hangs on a few items in any other
way, the table holds every combination of answers.
"""
