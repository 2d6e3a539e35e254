"""A Salesforce org as a destination: sign-in, metadata, bulk jobs, records and files."""
