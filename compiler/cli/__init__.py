"""The command: one file for each audience. The only room that imports both halves."""
