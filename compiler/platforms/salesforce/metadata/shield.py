"""The fields that an org with Shield gets a second time, encrypted; one without it deploys none of them."""

from collections.abc import Iterator

from compiler.model.program import Program
from compiler.platforms.component import Component
from compiler.platforms.lineage import Fillings
from compiler.platforms.salesforce.encryption import encryption_scheme
from compiler.platforms.salesforce.metadata.fields import field_elements
from compiler.platforms.salesforce.metadata.needs import needs_of
from compiler.platforms.salesforce.metadata.scene import SHIELD, Scene, place_of
from compiler.platforms.salesforce.metadata.standard_fields import (
    Labelled,
    Unlabelled,
    labelled_fields,
    standard_elements,
    unlabelled_fields,
)
from compiler.platforms.salesforce.metadata.xml import metadata_xml
from compiler.platforms.salesforce.schema import custom_fields


def shield_components(scene: Scene) -> Iterator[Component]:
    """Write every field that `protect` wants encrypted and Shield can encrypt, as it is, with its scheme.

    A deployment with a scheme is refused in an org without the licence or without a tenant secret:
    https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm
    """
    program = scene.program
    for target, field in custom_fields(program):
        scheme = encryption_scheme(program, target, field, scene.ways)
        if scheme:
            elements = {**field_elements(scene, target, field), "encryptionScheme": scheme}
            yield Component(
                kind="CustomField",
                name=f"{target.home}.{field.name}",
                path=f"{SHIELD}/objects/{target.home}/fields/{field.name}.field-meta.xml",
                text=metadata_xml("CustomField", elements),
                place=place_of(target, field),
                needs=(
                    f"CustomField:{target.home}.{field.name}",
                    *needs_of(program, target, field, scene.names),
                ),
                part="shield",
            )
    for labelled in labelled_fields(program, scene.ways):
        scheme = _scheme(scene, labelled)
        if scheme:
            elements = {**standard_elements(program, labelled), "encryptionScheme": scheme}
            yield Component(
                kind="CustomField",
                name=labelled.full_name,
                path=f"{SHIELD}/objects/{labelled.object}/fields/{labelled.name}.field-meta.xml",
                text=metadata_xml("CustomField", elements),
                place=labelled.place,
                part="shield",
                standard=True,
            )


def encrypted_in_setup(program: Program, ways: Fillings) -> tuple[str, ...]:
    """Name the standard fields that a person has to encrypt in Setup, because no deployment can name them."""
    return tuple(
        f"{one.object}.{one.field}"
        for one in unlabelled_fields(program, ways)
        if _is_encrypted(program, one, ways)
    )


def _is_encrypted(program: Program, one: Unlabelled, ways: Fillings) -> bool:
    target = program.targets[one.object]
    return encryption_scheme(program, target, target.fields[one.field], ways) is not None


def _scheme(scene: Scene, labelled: Labelled) -> str | None:
    """Return the scheme of a field that stands for several: that of the first part which is encrypted."""
    target = scene.program.targets[labelled.object]
    schemes = (encryption_scheme(scene.program, target, field, scene.ways) for field in labelled.parts)
    return next((scheme for scheme in schemes if scheme), None)
