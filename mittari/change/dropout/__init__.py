"""Change of a group that people drop out of: who is missing, and what that does to the mean change."""
