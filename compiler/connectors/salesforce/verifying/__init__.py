"""Compares an org with a project: what the files say, what the org has, who can read health data there."""
