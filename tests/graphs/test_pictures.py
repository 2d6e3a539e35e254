"""What the three pictures of a pair show, and which part of them can be chosen."""

import msgspec

from compiler.graphs.picture import Picture, selected
from compiler.graphs.pictures import PICTURES
from tests.meaning.studio import base, edited


def arrows(picture: Picture) -> list[str]:
    return [f"{one.start} {'..' if one.later else '--'}{one.label}> {one.end}" for one in picture.arrows]


def titles(picture: Picture | None) -> list[list[str]]:
    assert picture is not None
    return [
        [box.title for box in picture.boxes if box.column == number] for number in range(len(picture.columns))
    ]


def test_the_load_order_is_drawn_in_waves() -> None:
    picture = PICTURES["load"](base())

    assert picture.columns == ("Wave 1", "Wave 2", "Wave 3")
    assert titles(picture) == [["house"], ["guest"], ["free_visit", "paid_visit"]]
    assert arrows(picture) == [
        "guest --Guest__c> free_visit",
        "guest --Guest__c> paid_visit",
        "house --AccountId> guest",
    ]
    assert {box.title: box.note for box in picture.boxes}["guest"] == "Guest to Contact"


def test_a_second_pass_is_drawn_with_dashes() -> None:
    later = edited(("AccountId: $tenant -> house", "AccountId: {ref: $tenant -> house, later: true}"))

    assert "house ..AccountId> guest" in arrows(PICTURES["load"](later))


def test_a_deployment_leads_from_what_must_exist_to_what_needs_it() -> None:
    picture = PICTURES["deploy"](base())

    assert picture.columns == ("Picklists", "Objects", "Objects 2", "Permission sets")
    assert titles(picture) == [["mood_label"], ["Contact"], ["Visit__c"], ["Desk", "Doctors"]]
    assert "Contact --Guest__c> Visit__c" in arrows(picture)
    assert "enum mood_label --Mood__c> Contact" in arrows(picture)
    notes = {box.title: box.note for box in picture.boxes}
    assert (notes["Visit__c"], notes["mood_label"]) == ("new, 4 fields", "picklist, 2 values")
    assert notes["Doctors"] == "reads financial, health, identifier"


def test_objects_that_refer_to_each_other_are_drawn_too() -> None:
    nodes = dict(base().nodes)
    mail = nodes["schema.fields.Contact.Mail__c"]
    nodes["schema.fields.Contact.Mail__c"] = msgspec.structs.replace(mail, type="ref(Visit__c|Contact)?")
    picture = PICTURES["deploy"](msgspec.structs.replace(base(), nodes=nodes))

    assert {"Contact --Guest__c> Visit__c", "Visit__c --Mail__c> Contact"} <= set(arrows(picture))


def test_lineage_leads_through_derived_fields_and_maps() -> None:
    found = arrows(PICTURES["lineage"](base()))

    assert "source Guest.mood --mood | map(moods)> maps.moods" in found
    assert "maps.moods --mood | map(moods)> target Contact.Mood__c" in found
    assert "source Visit.guest_id --visits> derive.Guest.visits" in found
    assert "derive.Guest.visits --visits> target Contact.Visits__c" in found
    assert "source Guest.mail --mail> target Contact.Mail__c" in found


def test_a_part_is_what_was_named_and_what_lies_before_or_after_it() -> None:
    whole = PICTURES["load"](base())

    assert titles(selected(whole, "guest")) == [["guest"]]
    assert titles(selected(whole, "+guest")) == [["house"], ["guest"]]
    assert titles(selected(whole, "guest+")) == [["guest"], ["free_visit", "paid_visit"]]
    assert titles(selected(whole, "+routes.guest+")) == titles(whole)
    assert selected(whole, "nobody") is None


def test_a_part_of_the_lineage_can_be_named_by_its_route_or_its_field() -> None:
    whole = PICTURES["lineage"](base())

    assert titles(selected(whole, "house")) == [["Tenant.name"], ["Account.Name"]]
    assert titles(selected(whole, "+Contact.Mood__c")) == [["Guest.mood"], ["moods"], ["Contact.Mood__c"]]


def test_record_types_and_queues_stand_between_objects_and_readers() -> None:
    nodes = dict(base().nodes)
    known = nodes["schema.objects.Visit__c"]
    nodes["schema.record_types.Visit__c.House_Call"] = known
    nodes["schema.queues.Front_Desk.objects"] = msgspec.structs.replace(known, meaning="Visit__c, Task")
    nodes["schema.queues.Front_Desk"] = msgspec.structs.replace(known, meaning=None)
    picture = PICTURES["deploy"](msgspec.structs.replace(base(), nodes=nodes))

    assert picture.columns[-2:] == ("Record types and queues", "Permission sets")
    assert titles(picture)[-2] == ["Front_Desk", "House_Call"]
    assert "Visit__c --record type> type Visit__c.House_Call" in arrows(picture)
    assert "Visit__c --may wait in it> queue Front_Desk" in arrows(picture)
    notes = {box.title: box.note for box in picture.boxes}
    assert (notes["House_Call"], notes["Front_Desk"]) == (
        "record type of Visit__c",
        "queue for Visit__c, Task",
    )
