"""What is special about asking for metadata: hidden fields have no definition, components come singly.

https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_fielddefinition.htm
"""

from compiler.sandbox.org.access import Access
from compiler.sandbox.org.answers import Refused
from compiler.sandbox.org.rows.work import one_of
from compiler.sandbox.org.schema import Schema
from compiler.sandbox.org.soql.statement import Statement

DEFINITIONS = "FieldDefinition"
WHOLE = frozenset({"FullName", "Metadata"})


def unseen_definitions(schema: Schema, access: Access) -> str:
    """The condition that leaves out the fields which the user cannot see."""
    unseen = (
        f"{item.name}.{field.name}"
        for item in schema.objects.values()
        if not item.setup
        for field in item.fields.values()
        if not access.sees(item, field)
    )
    return f"m.Id NOT IN {one_of(sorted(unseen))}"


def check_whole(statement: Statement, size: int) -> None:
    """Refuse to give the full names or the metadata of several components at once."""
    asked = {column.names[-1] for column in statement.columns}
    if statement.item.tooling_only and size > 1 and asked & WHOLE:
        message = (
            "When retrieving results with Metadata or FullName fields, the query qualifications must specify "
            f"no more than one row for retrieval. Result size: {size}"
        )
        raise Refused(400, "MALFORMED_QUERY", message)
