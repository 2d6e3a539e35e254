"""Where a target field comes from, and where a source field goes to."""

from compiler.graphs.trace import names, origin, outcome
from tests.meaning.studio import PAIR, base


def test_a_target_field_leads_to_its_expression_its_sources_and_its_readers() -> None:
    found = origin(base(), "Contact.Mood__c")
    assert found is not None
    (way,) = found.ways

    assert (found.phi, found.readers) == ("health", ("Doctors",))
    assert found.declared is not None
    assert found.declared.address == "schema.fields.Contact.Mood__c"
    assert (way.edge.expression, way.edge.type) == ("mood | map(moods)", "enum(mood_label)?")
    assert [(one.address, one.phi) for one in way.sources] == [("source.objects.Guest.fields.mood", "health")]
    assert [one.says for one in way.maps] == [
        "from: mood, to: mood_label, values.fine: Fine, values.sad: Sad"
    ]
    assert way.where == f"{PAIR}:43"


def test_a_loss_comes_with_the_reason_why_it_is_accepted() -> None:
    found = origin(base(), "Contact.Email")
    assert found is not None

    assert [(one.rule, one.reason) for one in found.ways[0].edge.losses] == [
        ("TYP102", "what is no address is in Mail__c")
    ]
    assert found.declared is None


def test_a_derived_field_is_a_step_on_the_way() -> None:
    found = origin(base(), "Contact.Visits__c")
    assert found is not None

    assert [one.address for one in found.ways[0].steps] == ["derive.Guest.visits"]
    assert found.ways[0].edge.sources == ("Visit.guest_id",)


def test_a_source_field_leads_to_all_it_reaches_and_all_that_reads_it() -> None:
    found = outcome(base(), "Visit.cost")
    assert found is not None

    assert [one.edge.target for one in found.reaches] == ["Visit__c.Cost__c"]
    assert [one.address for one in found.uses] == ["splits.kinds.cases.free", "splits.kinds.cases.paid"]
    assert [(one.address, one.says) for one in found.left_out] == [
        ("routes.free_visit.drop.cost", "there is none")
    ]


def test_a_source_field_that_is_left_behind_says_why() -> None:
    found = outcome(base(), "Guest.born")
    assert found is not None

    assert (found.reaches, [one.says for one in found.left_out]) == ((), ["nobody needs it"])


def test_what_does_not_exist_has_no_lineage_and_what_exists_can_be_named() -> None:
    assert origin(base(), "Contact.Nothing__c") is None
    assert outcome(base(), "Guest.nothing") is None
    assert {"Guest.mail", "Contact.Mail__c", "Guest.visits", "Visit__c.Cost__c"} <= set(names(base()))
