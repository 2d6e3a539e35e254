"""A small, fixed part of SOQL: read, checked against what the user may see, and run as SQL."""
