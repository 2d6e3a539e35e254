"""The expression language: types, syntax, the function library, and SQL."""
