"""A checked query as SQL: what to select, from where, in which order."""

from dataclasses import dataclass

from compiler.sandbox.org.access import Access
from compiler.sandbox.org.answers import Refused
from compiler.sandbox.org.rows.convert import NUMBERS
from compiler.sandbox.org.schema import ACTIVITIES, Field, ObjectType, Schema
from compiler.sandbox.org.soql.conditions import Conditions
from compiler.sandbox.org.soql.grammar import Comparison, Group, Item, Order, Query
from compiler.sandbox.org.soql.paths import Paths, Reached
from compiler.sandbox.org.soql.tokens import malformed, place_words
from compiler.sandbox.store import Value, quoted

LONGEST = 100_000
COUNTED = Field(name="expr", label="", type="int")
LINK_FILTERS = frozenset({"contentdocumentid", "linkedentityid", "id"})
ENTITY_FILTERS = frozenset(
    {"durableid", "entitydefinition.durableid", "entitydefinition.qualifiedapiname", "entitydefinitionid"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A query ready to run. Every row starts with the record's Id and the Ids of the `parents`."""

    query: Query
    item: ObjectType
    columns: tuple[Reached, ...]
    parents: tuple[tuple[str, str], ...]
    joins: str
    where: str
    values: tuple[Value, ...]
    order: str

    @property
    def tail(self) -> str:
        """Everything after the selected columns."""
        limit = "" if self.query.limit is None else f" LIMIT {self.query.limit}"
        return f"FROM {quoted(self.item.name)} m {self.joins} WHERE {self.where} {self.order}{limit}"

    @property
    def selected(self) -> str:
        """The columns of a record's row."""
        hidden = ["m.Id", *(sql for _, sql in self.parents)]
        return ", ".join([*hidden, *(column.sql for column in self.columns)])


def prepare(query: Query, schema: Schema, access: Access, *, item: ObjectType, hidden: str) -> Statement:
    """Check a query on an object and turn it into SQL; `hidden` is the condition of rows it must not see.

    Refuses with INVALID_FIELD or MALFORMED_QUERY.
    """
    if len(query.text) > LONGEST:
        raise malformed(query.text, LONGEST, f"SOQL statements cannot be longer than {LONGEST} characters.")
    paths = Paths(schema=schema, access=access, query=query, item=item)
    _check_links(query)
    _check_definitions(query)
    _check_items(query)
    columns = tuple(_column(paths, each, place) for place, each in enumerate(_numbered(query)))
    _check_twice(query, columns)
    order = _order_sql(paths, query)
    conditions = Conditions(paths=paths)
    where = conditions.sql(query.where) if query.where else "1"
    return Statement(
        query=query,
        item=item,
        columns=columns,
        parents=tuple(paths.parents.items()),
        joins=" ".join(paths.joins),
        where=f"{where} AND {hidden}",
        values=tuple(conditions.values),
        order=order,
    )


def find_object(query: Query, schema: Schema, access: Access) -> ObjectType:
    """The object a query is about; refuses with INVALID_TYPE."""
    item = schema.object(query.object_name)
    if item is not None and access.may("Read", item):
        return item
    reason = (
        f"sObject type '{query.object_name}' is not supported. If you are attempting to use a custom object, "
        "be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call "
        "for the appropriate names."
    )
    raise Refused(400, "INVALID_TYPE", place_words(query.text, query.object_at, reason))


def unseen(item: ObjectType) -> str:
    """What an ordinary query leaves out: the recycle bin, and activities that were archived.

    https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_queryall.htm
    """
    conditions = ["m.IsDeleted = 'false'"] if item.field("IsDeleted") else []
    conditions += ["m.IsArchived = 'false'"] if item.name in ACTIVITIES else []
    return " AND ".join(conditions) or "1"


def _numbered(query: Query) -> tuple[Item, ...]:
    """The items, with the names Salesforce gives to functions without an alias."""
    number = 0
    items: list[Item] = []
    for item in query.items:
        if item.function and not item.alias:
            items.append(Item(path=item.path, function=item.function, alias=f"expr{number}"))
            number += 1
        else:
            items.append(item)
    return tuple(items)


def _column(paths: Paths, item: Item, place: int) -> Reached:
    if item.path is None:
        return Reached(names=(item.alias or f"expr{place}",), field=COUNTED, sql="count(*)")
    reached = paths.reach(item.path)
    if reached.field.type == "base64":
        return Reached(names=reached.names, field=reached.field, sql="m.Id")
    if item.function == "COUNT":
        return Reached(names=(item.alias,), field=COUNTED, sql=f"count({reached.sql})")
    if item.function != "SUM":
        return reached
    if reached.field.type not in NUMBERS:
        reason = f"field {reached.field.name} does not support aggregate operator SUM"
        raise Refused(400, "INVALID_FIELD", place_words(paths.query.text, item.path.at, reason))
    return Reached(names=(item.alias,), field=reached.field, sql=f"decimal_sum({reached.sql})")


def _check_items(query: Query) -> None:
    if query.is_count and (len(query.items) > 1 or query.group_by):
        raise malformed(query.text, 0, "COUNT() must be the only element in the SELECT list")
    if not query.is_aggregate:
        return
    grouped = query.group_by.text.lower() if query.group_by else None
    for item in query.items:
        if item.path and not item.function and item.path.text.lower() != grouped:
            reason = f"Field must be grouped or aggregated: {item.path.text}"
            raise malformed(query.text, item.path.at, reason)
        if item.function == "SUM" and query.group_by:
            raise malformed(query.text, query.group_by.at, "GROUP BY is supported with COUNT only")


def _check_twice(query: Query, columns: tuple[Reached, ...]) -> None:
    names = [column.names for column in columns]
    for place, name in enumerate(names):
        if name in names[:place]:
            raise malformed(query.text, 0, f"duplicate field selected: {'.'.join(name)}")


def _check_links(query: Query) -> None:
    """Links of files can be asked for only by what they link.

    https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_contentdocumentlink.htm
    """
    if query.object_name.lower() != "contentdocumentlink" or _is_bounded(query.where, LINK_FILTERS):
        return
    raise malformed(
        query.text,
        query.object_at,
        "Implementation restriction: ContentDocumentLink requires a filter by a single Id on "
        "ContentDocumentId or LinkedEntityId using the equals operator or multiple Id's using the IN "
        "operator.",
    )


def _check_definitions(query: Query) -> None:
    """Fields can be asked for only by their object.

    https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_fielddefinition.htm
    """
    if query.object_name.lower() != "fielddefinition" or _is_bounded(query.where, ENTITY_FILTERS):
        return
    message = f"{query.object_name}: a filter on a reified column is required [EntityDefinitionId,DurableId]"
    raise Refused(400, "MALFORMED_QUERY", message)


def _is_bounded(condition: Comparison | Group | None, filters: frozenset[str]) -> bool:
    if isinstance(condition, Comparison):
        return condition.operator in {"=", "IN"} and condition.path.text.lower() in filters
    if condition is None or condition.word == "OR":
        return False
    return any(_is_bounded(term, filters) for term in condition.terms)


def _order_sql(paths: Paths, query: Query) -> str:
    group = ""
    if query.group_by:
        group = f"GROUP BY {paths.reach(query.group_by).sql} "
    orders = [_order(paths, order) for order in query.order_by]
    if not query.is_aggregate:
        orders.append("m.Id")
    elif query.group_by and not orders:
        orders.append("1")
    return f"{group}ORDER BY {', '.join(orders)}" if orders else group


def _order(paths: Paths, order: Order) -> str:
    reached = paths.reach(order.path)
    is_number = reached.field.type in NUMBERS
    sql = (
        f"CAST({reached.sql} AS NUMERIC)" if is_number else f"{reached.sql} COLLATE {reached.field.collation}"
    )
    return f"{sql} {'DESC' if order.descending else 'ASC'} NULLS {'LAST' if order.nulls_last else 'FIRST'}"
