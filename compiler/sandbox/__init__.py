"""Servers for rehearsals and tests: a source's API and a target org, on loopback or in process."""
