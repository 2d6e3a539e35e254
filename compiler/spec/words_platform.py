"""Words for what a platform holds."""

from collections.abc import Mapping

WORDS_PLATFORM: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "AssetSpec": (
        "an asset",
        {
            "kind": "What sort of thing it is.",
            "label": "What the platform calls it.",
        },
    ),
    "AutomationRows": (
        "the rows of an automation",
        {
            "of": "The source object that holds them.",
            "key": "The field that tells them apart.",
            "name": "The field that names them.",
            "show": "Other fields that people see of them.",
        },
    ),
    "AutomationSpec": (
        "an automation",
        {
            "kind": "What sort of automation it is.",
            "label": "What the platform calls it.",
            "does": "What it does, when, and to whom.",
            "messages": "Whether it writes to patients.",
            "rows": "The list of an account that shows how it is set up.",
        },
    ),
    "FieldSpec": (
        "a field",
        {
            "type": "The type, such as `text(80)!`; `!` means that the field is never empty.",
            "refers": "A reference whose object another field tells.",
            "phi": "The class of health data: none, identifier, health or financial.",
            "identifies": "The kind of identifier it is, where its type does not tell, or none.",
            "evidence": "How it is known that the field exists.",
            "doc": "What people should know about it.",
            "path": "Where the value is in a record, dotted, if not under the field's own name.",
            "size": "Of a file, the field that tells how many bytes it has.",
        },
    ),
    "KnownGotcha": (
        "a gotcha of a platform",
        {
            "text": "What goes wrong, in one line.",
            "means": "What comes of it for somebody who moves.",
            "figure": "The number of an estimate that belongs to it.",
        },
    ),
    "ObjectSpec": (
        "an object",
        {
            "fields": "Of a source, each field and its type; of a target, names of fields that may be used.",
            "key": "The fields that together name a row.",
            "created": "The field that holds when a row was created.",
            "modified": "The field that holds when a row was last changed.",
            "phi": "The class of every field that does not name its own.",
            "evidence": "How it is known that the object is like this.",
            "channel": "Whether the API lists it or an exported file holds it.",
            "doc": "What people should know about it.",
            "each": "The field of another object whose members are the rows, as Object.field.",
        },
    ),
    "PlatformSpec": (
        "a platform",
        {
            "spec": "The kind and version of this document.",
            "name": "The platform's name in pairs.",
            "label": "What people call it.",
            "roles": "Whether it can be a source, a target, or both.",
            "evidence": "How its objects are known, where they do not say so themselves.",
            "formats": "How it writes dates and times.",
            "enums": "Its enumerations and their values.",
            "objects": "Its objects.",
            "connector": "How it is read.",
            "automations": "What it does by itself, which people must build again.",
            "gotchas": "What is known to go wrong; a pair answers each.",
            "profile": "What people ask about it before they move.",
            "rule_pack": "The rules and the catalogue of a target that the compiler knows.",
            "api_version": "The version of the API, quoted.",
            "edition": "The edition that limits are taken from.",
            "shapes": "The inside of JSON objects: member to type.",
            "assets": "What an account has and no list gives.",
        },
    ),
    "ProfileSpec": (
        "a profile",
        {
            "summary": "What the platform is for, in a sentence or two.",
            "strengths": "What speaks for it.",
            "weaknesses": "What speaks against it.",
        },
    ),
    "Refers": (
        "a reference",
        {
            "by": "The field that tells the object.",
            "id": "The field that tells the row.",
            "to": "Each value of `by`, and the object it means.",
        },
    ),
}
