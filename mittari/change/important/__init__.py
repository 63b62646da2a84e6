"""The minimal important change (MIC) of a score: what people call better, and what its spread suggests."""
