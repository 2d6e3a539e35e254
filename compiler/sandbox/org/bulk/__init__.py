"""Bulk API 2.0: ingest jobs and query jobs with their whole life, moved on by the clock alone."""
