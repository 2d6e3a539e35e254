"""What every address of a migration means: canonical, so that equal meanings are equal texts."""
