"""The columns of a template that people fill in; the compiler keeps clear of them, the runner writes them."""

SUGGESTED = "suggested_username"
ID_COLUMN = "user_id"
FILLED_IN = (SUGGESTED, "suggested_user_id", "licence", "profile", "role", ID_COLUMN, "note")


def key_column(source: str) -> str:
    """Return the name of the column that holds the migration key of an object's rows."""
    return f"{source.lower()}_key"
