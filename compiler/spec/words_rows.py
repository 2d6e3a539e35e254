"""Words for rows, protection and people of a pair."""

from collections.abc import Mapping

WORDS_ROWS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "BudgetSpec": (
        "a budget",
        {
            "fields": "The greatest number of fields that are made.",
            "overflow": "The target field that holds everything, also what got no field.",
        },
    ),
    "CollectSpec": (
        "a collection",
        {
            "of": "The object whose rows are grouped.",
            "key": "What names a collected row: new field to expression.",
            "where": "Which rows count; an expression.",
            "fields": "What else a collected row has.",
            "primary": "The flag of one row in each group.",
            "phi": "The class of every field; the strictest of what goes in where it is missing.",
            "doc": "What people should know about it.",
        },
    ),
    "CollectedField": (
        "a collected field",
        {
            "first": "The value of the first row of the group.",
            "latest": "The value of the latest row of the group.",
            "least": "The smallest value of the group, or the earliest.",
            "greatest": "The greatest value of the group, or the last.",
            "average": "The average of the group's values.",
            "count": "What is counted where it has a value.",
            "sum": "What is added up.",
            "order": "The field that tells which row is the latest.",
        },
    ),
    "DecisionSpec": (
        "a decision",
        {
            "ask": "The question, as a person reads it.",
            "type": "What an answer is; `$name` stands for it in expressions.",
            "decides": "The address in this document that the answer confirms.",
            "needed": "Whether a sample can be loaded without the answer.",
            "choices": "The answers there are, of a choice.",
        },
    ),
    "DeriveSpec": (
        "a derived field",
        {
            "lookup": "The parent's field, as Object.field.",
            "first": "The field of the first child, as Object.field.",
            "gather": "The field of all children, as Object.field; gives a list.",
            "by": "The own field that refers to the parent, or the children's field that refers to this row.",
            "latest": "The field of the latest child, as Object.field.",
            "distinct": "The field of all children, each value once, as Object.field; gives a list.",
            "sum": "The field of the children that is added up, as Object.field.",
            "count": "The object whose related rows are counted.",
            "exists": "The object of which there is a related row or not.",
            "match": "The field on the other side that equals `by`, where it is not the key.",
            "where": "Which related rows count; an expression over them.",
            "order": "The field that tells which child is the latest.",
        },
    ),
    "ExpandSpec": (
        "an expansion",
        {
            "over": "The source object whose rows become fields, as the inventory lists them.",
            "key": "The field of these rows that tells one thing from another.",
            "into": "The route whose target gets the fields.",
            "name": "The member that names a field.",
            "type": "How the type of a field is told.",
            "value": "Where the value of a field is.",
            "budget": "How many fields there may be.",
        },
    ),
    "ExpandType": (
        "the type of expanded fields",
        {
            "by": "The member of the inventory that tells the type.",
            "values": "Each value of that member, and the type it means.",
            "otherwise": "The type for every other value.",
        },
    ),
    "ExpandValue": (
        "the value of expanded fields",
        {
            "first": "The related field that holds the value, as Object.field.",
            "by": "The related rows' field that refers to this row.",
            "where": "The related rows' field that equals the key of the inventory's row.",
        },
    ),
    "GotchaSpec": (
        "a gotcha",
        {
            "by": "The address of what deals with it.",
            "accepted": "Why nothing needs to.",
        },
    ),
    "Grant": (
        "a grant",
        {
            "read": "The classes of health data that its members may read.",
            "edit": "The classes of health data that its members may change.",
            "temporary": "Whether the group is for the migration only.",
        },
    ),
    "MapSpec": (
        "a value map",
        {
            "from": "The enumeration of the source.",
            "to": "The picklist or enumeration of the target.",
            "values": "Every value of the source, and what becomes of it.",
            "otherwise": "What happens to a value that the source should not have.",
            "merges": "Why several values become one; by target value.",
            "default": "The value of whatever the enumeration does not name; with `otherwise: default`.",
        },
    ),
    "PrerequisiteSpec": (
        "a prerequisite",
        {
            "do": "What a person must do.",
            "owner": "Who does it.",
            "needed": "Whether a sample can be loaded before.",
            "done_when": "How one can see that it is done.",
        },
    ),
    "PrimarySpec": (
        "a primary flag",
        {
            "field": "The name of the flag.",
            "per": "The key field whose every value has one primary row.",
            "most": "The field of which the primary row has the most.",
        },
    ),
    "ProtectClass": (
        "a class of protection",
        {
            "classification": "How sensitive the target says such fields are.",
            "compliance": "The rules that the target says such fields are under.",
            "history": "Whether the history of such fields is kept, where it can be.",
            "encrypt": "Whether such fields must be encrypted at rest in the target.",
        },
    ),
    "ProtectSpec": (
        "the protection",
        {
            "identifier": "Data that tells who somebody is.",
            "health": "Data about somebody's health.",
            "financial": "Data about somebody's money.",
            "grants": "Groups of people, and what they may read.",
            "when": "The choice that turns protection off where it is answered with not_required.",
            "sensitive": "Data that needs more than health data does, such as psychotherapy notes.",
            "exceptions": "Target fields that cannot be encrypted although they must be, and why.",
            "keep_out": "Target objects and fields, and the classes of health data that they may not hold.",
        },
    ),
    "RatesSpec": (
        "a table of rates",
        {
            "to": "The currency that amounts become.",
            "values": "Each currency, with the rate that is in force from each day on.",
        },
    ),
    "RebuildSpec": (
        "a rebuild",
        {
            "with": "What it is built with in the target.",
            "owner": "Who builds it.",
            "done_when": "The test that shows that it works.",
            "steps": "How it is built, in the order of work.",
            "needs": "What must be licensed or agreed before.",
            "activate": "When it may be switched on.",
        },
    ),
    "SplitSpec": (
        "a split",
        {
            "of": "The source object whose rows are told apart.",
            "cases": "Case to condition; the first that holds wins.",
            "otherwise": "The case, or `reject`, for rows that match none.",
        },
    ),
}
