"""`crosswalk lineage` and `crosswalk graph`: what is known of a pair, for people and for programs."""

import json
from xml.etree import ElementTree

import pytest

from tests.cli.command import Terminal
from tests.cli.studio import PLAIN, write_studio

pytestmark = pytest.mark.usefixtures("studio")


@pytest.fixture
def studio(terminal: Terminal) -> None:
    write_studio(terminal.folder)


def test_the_lineage_of_a_target_field(terminal: Terminal) -> None:
    done = terminal("lineage", PLAIN, "Contact.Mood__c")

    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "Contact.Mood__c   class: health\n"
        "  read by    Doctors\n"
        "  declared   schema.fields.Contact.Mood__c   enum(mood_label)?, class health"
        "   specs/pairs/studio-crm.yaml:12\n"
        "\n"
        "routes.guest.set.Mood__c   specs/pairs/studio-crm.yaml:43\n"
        "  expression mood | map(moods)   gives enum(mood_label)?, class health\n"
        "  from       source.objects.Guest.fields.mood   enum(mood)?, class health"
        "   specs/platforms/studio.yaml:18\n"
        "  map        maps.moods   from: mood, to: mood_label, values.fine: Fine, values.sad: Sad"
        "   specs/pairs/studio-crm.yaml:27\n"
    )


def test_the_lineage_of_a_source_field(terminal: Terminal) -> None:
    out = terminal("lineage", PLAIN, "Visit.cost").out

    assert out.startswith("Visit.cost   money?   class: financial   specs/platforms/studio.yaml:")
    assert "Visit__c.Cost__c   routes.paid_visit.set.Cost__c" in out
    assert "  used by    splits.kinds.cases.paid   cost is present" in out
    assert "  left out   routes.free_visit.drop.cost   there is none" in out


def test_losses_are_told_with_their_reason(terminal: Terminal) -> None:
    out = terminal("lineage", PLAIN, "Contact.Email").out

    assert "accepted: what is no address is in Mail__c" in out
    assert "profiles decide too" in out


def test_programs_get_the_same_as_json(terminal: Terminal) -> None:
    content = json.loads(terminal("lineage", PLAIN, "Contact.Mood__c", "--json").out)

    assert content["readers"] == ["Doctors"]
    assert content["ways"][0]["edge"]["maps"] == ["maps.moods"]


@pytest.mark.parametrize("field", ["Contact.Mod__c", "contact.mood__c"])
def test_an_unknown_field_is_answered_with_the_nearest(terminal: Terminal, field: str) -> None:
    done = terminal("lineage", PLAIN, field)

    assert (done.code, done.out) == (2, "")
    assert "Did you mean Contact.Mood__c?" in done.err


@pytest.mark.parametrize("subject", ["load", "deploy", "lineage"])
@pytest.mark.parametrize("form", ["mermaid", "dot", "json", "svg"])
def test_every_picture_comes_in_every_form(terminal: Terminal, subject: str, form: str) -> None:
    done = terminal("graph", PLAIN, "--of", subject, "--as", form)

    assert (done.code, done.err) == (0, "")
    assert f"{PLAIN}: " in done.out
    if form == "svg":
        ElementTree.fromstring(done.out)


def test_a_part_can_be_chosen_and_an_unknown_one_is_answered(terminal: Terminal) -> None:
    boxes = json.loads(terminal("graph", PLAIN, "--as", "json", "--select", "+guest").out)["boxes"]
    wrong = terminal("graph", PLAIN, "--select", "+gest")

    assert [box["title"] for box in boxes] == ["house", "guest"]
    assert (wrong.code, "Did you mean guest?" in wrong.err) == (2, True)
