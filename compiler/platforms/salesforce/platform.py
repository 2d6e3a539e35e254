"""Salesforce as a target: the one record that the compiler asks."""

from compiler.platforms.platform import Platform
from compiler.platforms.salesforce import target
from compiler.platforms.salesforce.capacity import capacity
from compiler.platforms.salesforce.checks import CHECKS, LAWS
from compiler.platforms.salesforce.checks.names import taken_names
from compiler.platforms.salesforce.metadata.components import component, components
from compiler.platforms.salesforce.metadata.permissions import LOADER
from compiler.platforms.salesforce.metadata.project import project
from compiler.platforms.salesforce.privacy import PRIVACY
from compiler.platforms.salesforce.readme import ADMIN_README

SALESFORCE = Platform(
    name="salesforce",
    standard_object=target.standard_object,
    new_object_fields=target.new_object_fields,
    enums=target.value_sets,
    closed_values=target.closed_values,
    link_by=target.link_by,
    link_header=target.link_header,
    native_audit=target.NATIVE_AUDIT,
    record_type=target.record_type,
    insert_only=target.insert_only,
    file_parent=target.FILE_PARENT,
    file_content=target.FILE_CONTENT,
    null_marker="#N/A",
    null_rule="SFR111",
    components=components,
    project=project,
    metadata_root="salesforce",
    component=component,
    loader=LOADER,
    capacity=capacity,
    taken_names=taken_names,
    privacy=PRIVACY,
    checks=CHECKS,
    laws=LAWS,
    emitters=(ADMIN_README,),
)
