"""Files that come in and go out: one format a file."""
