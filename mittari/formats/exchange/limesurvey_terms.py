"""The columns and spellings of a LimeSurvey survey structure. Source: LimeSurvey's manual and exporter."""

COLUMNS = (
    *("id", "related_id", "class", "type/scale", "name", "relevance", "text", "help", "language", "validation"),
    *("mandatory", "encrypted", "other", "default", "same_default", "same_script", "assessment_value", "cssclass"),
    *("max_num_value_n", "min_num_value_n", "slider_accuracy", "slider_layout", "slider_max", "slider_min"),
)
UNWANTED = "[^A-Za-z0-9]"
"""What the code of a question can't have."""

LONGEST = 20
RESERVED = frozenset(
    {"and", "or", "eq", "ne", "lt", "gt", "le", "ge", "this", "that", "self", "sgq", "null", "true", "false", "pi"}
    | {"lang", "sid", "savedid", "token", "tid", "qid", "gid", "time", "date", "count", "sum", "max", "min", "id"}
)
"""Words that mean something else in a condition, or in the table of answers."""
