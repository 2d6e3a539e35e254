"""The thin runner: ports, store, engine, and one file for each phase."""
