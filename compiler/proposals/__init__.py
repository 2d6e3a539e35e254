"""Proposals: the first draft of a pair, made from two platform files, each line with a score and a reason.

Nothing here decides: every proposed line is listed under `proposed:` and blocks production until a person
has confirmed it.
"""
