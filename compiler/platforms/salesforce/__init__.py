"""Salesforce as a target: its objects, limits, metadata and laws."""
