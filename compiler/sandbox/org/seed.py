"""The seed of an org: who it belongs to, its users, and records that are there from the beginning."""

from collections.abc import Mapping
from typing import Any

import msgspec

from compiler.sandbox.org import state
from compiler.sandbox.org.access import Access
from compiler.sandbox.org.deploy.package import Component
from compiler.sandbox.org.deploy.world import keep
from compiler.sandbox.org.deploy.xml import Element
from compiler.sandbox.org.ids import canonical_id
from compiler.sandbox.org.profiles import PROFILES, assign_profile, plant_profile_set
from compiler.sandbox.org.rows.direct import write_records
from compiler.sandbox.org.schema import Schema
from compiler.sandbox.org.state import Settings
from compiler.sandbox.store import Store, quoted

FIRST_DAY = "2020-01-01T00:00:00.000Z"
LICENCES = 100


class SeedError(ValueError):
    """A seed the org cannot start from; the message names the part."""


class Organization(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The org itself. `public_key` is the PEM that signed assertions are checked with (none: not checked).

    `currencies` are the active ones of an org with several, its own first; none for an org with one. `shield`
    says that the org can encrypt fields.
    """

    name: str = "Sandbox"
    id: str = "00D5g0000000001EAA"
    edition: str = "Enterprise Edition"
    sandbox: bool = True
    audit_fields: bool = True
    multiday_events: bool = False
    inactive_owners: bool = False
    shield: bool = False
    currencies: tuple[str, ...] = ()
    client_id: str = ""
    client_secret: str = ""
    public_key: str = ""


class Seed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A whole seed. A user is a mapping of User fields, plus `runner`, `permissions` and `Profile`; `queues`
    are labels by developer name.

    The one user with `runner: true` is whom the client's token stands for.
    """

    organization: Organization = Organization()
    users: tuple[Mapping[str, Any], ...] = ()
    queues: Mapping[str, str] = {}
    records: Mapping[str, tuple[Mapping[str, Any], ...]] = {}


DEFAULT_RUNNER = {
    "Username": "runner@sandbox.invalid",
    "Email": "runner@sandbox.invalid",
    "LastName": "Runner",
    "runner": True,
    "permissions": ["CreateAuditFields", "BulkApiHardDelete"],
}


def read_seed(raw: Mapping[str, object], client_secret: str | None = None) -> Seed:
    """Check a seed's shape; raises SeedError. A secret given beside the seed wins over the one inside."""
    try:
        seed = msgspec.convert(raw, Seed)
    except msgspec.ValidationError as error:
        raise SeedError(f"The seed is not valid: {error}") from None
    if client_secret is not None:
        organization = msgspec.structs.replace(seed.organization, client_secret=client_secret)
        seed = msgspec.structs.replace(seed, organization=organization)
    if canonical_id(seed.organization.id) is None:
        raise SeedError("The seed's organization.id is no record id of 15 or 18 characters.")
    if not seed.users:
        seed = msgspec.structs.replace(seed, users=(DEFAULT_RUNNER,))
    if sum(bool(user.get("runner")) for user in seed.users) != 1:
        raise SeedError("The seed needs exactly one user with runner: true.")
    return seed


def plant(store: Store, schema: Schema, seed: Seed) -> None:
    """Fill an empty org from its seed; raises SeedError where a record breaks the org's own rules."""
    organization = seed.organization
    state.put(store, "organization", organization)
    state.put(
        store,
        "settings",
        Settings(
            audit_fields=organization.audit_fields,
            multiday_events=organization.multiday_events,
            inactive_owners=organization.inactive_owners,
            sandbox=organization.sandbox,
        ),
    )
    _plant_organization(store, organization)
    profiles = _plant_profiles(store, schema)
    for user in seed.users:
        _plant_user(store, schema, user, profiles)
    _plant_price_book(store)
    for name, label in seed.queues.items():
        _plant_queue(store, name, label)
    runner = str(state.get(store, "runner"))
    for name, records in seed.records.items():
        _plant_records(store, schema, name, records, runner)


def organization_of(store: Store) -> Organization:
    """The organization as seeded."""
    return msgspec.convert(state.get(store, "organization"), Organization)


def _plant_organization(store: Store, organization: Organization) -> None:
    _put(
        store,
        "Organization",
        {
            "Id": str(canonical_id(organization.id)),
            "Name": organization.name,
            "OrganizationType": organization.edition,
            "IsSandbox": "true" if organization.sandbox else "false",
            "InstanceName": "SBX1",
            "DefaultLocaleSidKey": "en_US",
            "LanguageLocaleKey": "en_US",
            "TimeZoneSidKey": "GMT",
        },
    )


def _plant_queue(store: Store, name: str, label: str) -> None:
    lines = [Element(name="name", line=1, column=1, text=label)]
    queue = Element(name="Queue", line=1, column=1, children=lines)
    keep(store, Component(kind="Queue", name=name, file=f"queues/{name}.queue", element=queue))


def _plant_profiles(store: Store, schema: Schema) -> Mapping[str, str]:
    licence = state.new_id(store, "100")
    _put(
        store,
        "UserLicense",
        {
            "Id": licence,
            "Name": "Salesforce",
            "Status": "Active",
            "TotalLicenses": str(LICENCES),
            "UsedLicenses": "0",
        },
    )
    ids = {name: state.new_id(store, "00e") for name in PROFILES}
    for name, profile_id in ids.items():
        _put(
            store,
            "Profile",
            {"Id": profile_id, "Name": name, "UserType": "Standard", "UserLicenseId": licence},
        )
        plant_profile_set(store, schema, profile_id, name)
    return ids


def _plant_price_book(store: Store) -> None:
    """Every org with products has one standard price book."""
    record = {"Id": state.new_id(store, "01s"), "Name": "Standard Price Book", "IsArchived": "false"}
    _put(store, "Pricebook2", record | {"IsStandard": "true", "IsActive": "true"})


def _plant_user(store: Store, schema: Schema, user: Mapping[str, Any], profiles: Mapping[str, str]) -> None:
    item = schema.object("User")
    assert item is not None
    user_id = state.new_id(store, item.key_prefix)
    profile = str(user.get("Profile", list(PROFILES)[0 if user.get("runner") else 1]))
    if profile not in profiles:
        raise SeedError(f"The seed's user {user.get('Username')} has an unknown profile.")
    given = {name: value for name, value in user.items() if name not in {"runner", "permissions", "Profile"}}
    unknown = sorted(name for name in given if item.field(name) is None)
    if unknown or "Username" not in given:
        raise SeedError(f"A user of the seed lacks Username or has unknown fields: {', '.join(unknown)}")
    defaults = {field.name: field.default for field in item.stored if field.default}
    defaults |= {field.name: "false" for field in item.stored if field.type == "boolean"}
    account = {
        "Id": user_id,
        "IsActive": "true",
        "ProfileId": profiles[profile],
        "Alias": "user",
        "LastName": "User",
    }
    account |= {"TimeZoneSidKey": "GMT", "LocaleSidKey": "en_US", "LanguageLocaleKey": "en_US"}
    account |= {
        "EmailEncodingKey": "UTF-8",
        "CommunityNickname": f"User{user_id[7:15]}",
        "UserType": "Standard",
    }
    _put(store, "User", defaults | account | {name: _text(value) for name, value in given.items()})
    assign_profile(store, user_id, profiles[profile])
    for permission in user.get("permissions", ()):
        store.run("INSERT INTO _user_permission VALUES (?, ?)", (user_id, str(permission)))
    store.run("UPDATE UserLicense SET UsedLicenses = UsedLicenses + 1")
    if user.get("runner"):
        state.put(store, "runner", user_id)


def _plant_records(
    store: Store, schema: Schema, name: str, records: tuple[Mapping[str, Any], ...], runner: str
) -> None:
    item = schema.object(name)
    if item is None or item.setup:
        raise SeedError(f"The seed's records name an object the org does not have: {name}")
    access = Access(
        user_id=runner, rights=frozenset(), fields={}, permissions=frozenset({"CreateAuditFields"})
    )
    results = write_records(
        store,
        schema,
        state.settings(store),
        access,
        FIRST_DAY,
        item=item,
        operation="insert",
        records=records,
    )
    for place, result in enumerate(results, start=1):
        if result.problem is not None:
            raise SeedError(f"Record {place} of the seed's {name} was refused: {result.problem.code}.")


def _put(store: Store, name: str, record: Mapping[str, str | None]) -> None:
    """Insert a record past all rules, with the stamps its table has."""
    stamps = {"CreatedDate": FIRST_DAY, "LastModifiedDate": FIRST_DAY, "SystemModstamp": FIRST_DAY}
    known = {str(column) for (column,) in store.rows("SELECT name FROM pragma_table_info(?)", (name,))}
    full: dict[str, str | None] = {
        column: value for column, value in (stamps | {"IsDeleted": "false"}).items() if column in known
    }
    full |= record
    columns = ", ".join(quoted(column) for column in full)
    marks = ", ".join("?" * len(full))
    store.run(f"INSERT INTO {quoted(name)} ({columns}) VALUES ({marks})", tuple(full.values()))


def _text(value: object) -> str | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    return None if value is None else str(value)
