"""Ids that stand for nothing any more: what they were about cannot be written, or is told in another way.

An id is never given to something else; whoever meets one of these in an older report learns why it is gone.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Retired:
    """A law that is no longer one: what it was about, and why nothing can break it."""

    id: str
    title: str
    why: str

    @property
    def family(self) -> str:
        """Return the letters that it shares with the laws of its kind."""
        return self.id[:3]


_ALL = (
    Retired(
        id="TYP112",
        title="conversion that may fail, with nothing said about it",
        why="A conversion that fails always refuses the row, with its reason; `| or_null` leaves the field "
        "empty instead, and must be accepted as TYP102.",
    ),
    Retired(
        id="KEY108",
        title="`find` that may match more than one record",
        why="A find that meets several records takes none: the row counts as unmatched, gets the fallback "
        "owner, and stands in the template for a person to decide (USR101).",
    ),
    Retired(
        id="DAG104",
        title="permission set that grants a field outside the package",
        why="Nobody lists fields: permission sets are made from the classes of the fields that a pair fills.",
    ),
    Retired(
        id="SFM114",
        title="required field in a permission set",
        why="Nobody lists fields: permission sets are made, and leave required fields out.",
    ),
    Retired(
        id="PHI103",
        title="class that is readable by default",
        why="There is no such default to write: a field of a class is readable only for the groups under "
        "`protect.grants` that name the class.",
    ),
    Retired(
        id="SFR105",
        title="LastModifiedDate of a related activity",
        why="LastModifiedDate is never written: the source's own time of change goes to a field of its own.",
    ),
    Retired(
        id="PHI110",
        title="key that is encrypted with a random scheme",
        why="No field names a scheme: a class says that its fields are encrypted; a key gets the one scheme "
        "by which equal values are still found.",
    ),
    Retired(
        id="OPS107",
        title="sample that is not closed",
        why="`sample:` has no setting that would leave out what a row refers to.",
    ),
    Retired(
        id="OPS109",
        title="step that cannot be rolled back",
        why="`rollback:` has one mode: the journal keeps the old values of every record that is changed.",
    ),
    Retired(
        id="SFR110",
        title="file that is larger than the upload path allows",
        why="Files travel as parts of a request and never as base64; one beyond what the destination takes "
        "is refused alone (FIL103).",
    ),
)
RETIRED = {one.id: one for one in _ALL}
"""All of them by id."""
