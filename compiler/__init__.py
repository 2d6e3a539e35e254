"""crosswalk: a compiler and a thin runner for moving a practice from one platform to another."""
