"""What no tidy company would have among its firms, people, agents and products."""

from tests.rehearsal_data.deskflow_company import FALLBACK, account, person, product
from tests.rehearsal_data.deskflow_layout import CANARIES
from tests.rehearsal_data.practice import Practice, Row


def add_odd_agents(practice: Practice) -> None:
    """Make the matches of some agents difficult; the administrator answers for them."""
    rows, users = practice.tables["Agent"], {str(one["Username"]): one for one in practice.users}
    practice.users.remove(users[str(rows[5]["email"])])
    why = "Nobody in the org has this address and the answer is blank: the fallback owner owns the records."
    practice.answers.append((str(rows[5]["id"]), ""))
    practice.skipped("agent-without-user", ("Agent", str(rows[5]["id"])), why, "USR101")
    practice.behind["Agent"] = {str(rows[5]["id"])}
    users[str(rows[6]["email"])]["IsActive"] = False
    practice.answers.append((str(rows[6]["id"]), FALLBACK))
    why = "The only user with this address is inactive and may own nothing; the desk takes over."
    practice.loaded("agent-user-inactive", ("Agent", str(rows[6]["id"])), why)
    rows[7]["email"] = str(rows[7]["email"]).upper()
    practice.loaded("agent-email-in-capitals", ("Agent", str(rows[7]["id"])), "Capitals prevent no match.")


def add_odd_accounts(practice: Practice) -> None:
    """Add firms in circles, in the wrong order, without names."""
    rows = practice.tables["Account"]
    rows.insert(0, account("a900", "a901") | {"name": "Pier Annex"})
    rows.append(account("a901", "a001"))
    why = "Is listed long before the firm above it."
    practice.loaded("account-before-its-parent", ("Account", "a900"), why, Name="Pier Annex")
    rows += [account("a902", "a903"), account("a903", "a902")]
    why = "Each is said to be below the other: the link that would close the circle is refused by the org."
    practice.failed("account-that-closes-a-circle", ("Account", "a902"), "ORG", why)
    practice.loaded("account-in-a-circle", ("Account", "a903"), "Sent before the other.")
    _odd(
        practice,
        account("a904", "a999") | {"name": "Lost Branch"},
        ("account-without-its-parent", "Its parent is in no listing: it stands by itself."),
        Name="Lost Branch",
    )
    why = "The picklist has no such industry: it becomes Other, and the word is kept."
    _odd(
        practice,
        account("a905") | {"industry": "mining"},
        ("account-industry-unknown", why),
        Source_Industry__c="mining",
    )
    city = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
    _odd(
        practice,
        account("a906") | {"address": {"city": city}},
        ("account-city-over-40", "Salesforce holds 40 characters."),
        BillingCity=city[:40],
    )
    why = "Its owner is in no listing: the fallback owner takes over, and the report says so."
    _odd(practice, account("a909") | {"owner_id": "g99"}, ("account-of-unknown-agent", why))
    refused: tuple[tuple[str, Row, str, str, str], ...] = (
        ("a907", {"name": ""}, "account-name-empty", "TYP104", "Salesforce takes no Account without a name."),
        (
            "a908",
            {"employees": "1,200"},
            "account-employees-with-comma",
            "TYP101",
            "Only plain numbers are declared.",
        ),
        ("a911", {}, "account-with-a-deal-of-unknown-stage", "PCK101", "Whether it won one is not known."),
        (
            "a910",
            {"name": "#N/A"},
            "account-name-missing-value",
            "SFR111",
            "A Bulk load takes this text as null.",
        ),
    )
    for key, fields, name, rule, why in refused:
        practice.refused(name, ("Account", practice.add("Account", account(key) | fields)), rule, why)


def add_odd_people(practice: Practice) -> None:
    """Add people without names, without firms, told twice."""
    why = "Works for nobody that is known: the house takes care."
    _odd_person(practice, person("p900", None), ("person-without-account", why), LastName=None)
    row = person("p901") | {"email": "ask at the desk"}
    _odd_person(practice, row, ("person-email-of-words", "No address: left empty and listed."), Email="")
    row = person("p902") | {"first_name": "Maximiliana Wilhelmina Theodora Augustina"}
    cut = "Maximiliana Wilhelmina Theodora Augustin"
    _odd_person(
        practice, row, ("person-first-name-over-40", "Salesforce holds 40 characters."), FirstName=cut
    )
    row = person("p903") | {"last_name": CANARIES["name"]}
    _odd_person(practice, row, ("canary-in-a-name", "Must reach no log."), LastName=CANARIES["name"])
    row = person("p904") | {"last_name": "  de  la   Vega ", "first_name": None}
    _odd_person(practice, row, ("person-name-with-blanks", "Blanks are squeezed."), LastName="de la Vega")
    refused: tuple[tuple[str, Row, str, str, str], ...] = (
        ("p905", {"last_name": None}, "person-without-last-name", "COV104", "No case of the split fits."),
        ("p906", {"account_id": "a999"}, "person-of-unknown-account", "LNK101", "The firm is in no listing."),
        (
            "p907",
            {"created_at": "2024-02-30T10:00:00Z"},
            "person-made-on-no-day",
            "TYP101",
            "No calendar has this day.",
        ),
        ("p908", {"left": "perhaps"}, "person-left-perhaps", "TYP101", "Neither true nor false."),
    )
    for key, fields, name, rule, why in refused:
        practice.refused(name, ("Person", practice.add("Person", person(key) | fields)), rule, why)
    _copies(practice)


def _copies(practice: Practice) -> None:
    rows = practice.tables["Person"]
    rows.append(dict(rows[3]))
    why = "A row moved to the next page while it was read; both copies are equal and one counts."
    practice.skipped("person-on-two-pages", ("Person", str(rows[3]["id"])), why)
    newer = rows[4] | {"job_title": "Chief of Staff", "updated_at": "2025-01-01T00:00:00Z"}
    rows.insert(0, newer)
    why = "Two versions of one person: the later time of change wins, whichever comes first."
    practice.loaded("person-in-two-versions", ("Person", str(newer["id"])), why, Title="Chief of Staff")


def add_odd_products(practice: Practice) -> None:
    """Add products of no family, no longer sold, without a price."""
    row = product("w90") | {"family": "furniture"}
    practice.refused(
        "product-family-unknown",
        ("Product", practice.add("Product", row)),
        "PCK101",
        "Not a family that the spec maps.",
    )
    row = product("w91") | {"price": None}
    practice.refused(
        "product-without-price",
        ("Product", practice.add("Product", row)),
        "TYP104",
        "The price is declared as required.",
    )
    row = product("w92") | {"sold": False}
    _odd(
        practice,
        row,
        ("product-no-longer-sold", "Old lines need it: it stays active."),
        "Product",
        Sold__c="false",
    )


def _odd(practice: Practice, row: Row, told: tuple[str, str], of: str = "Account", **shown: str) -> None:
    practice.loaded(told[0], (of, practice.add(of, row)), told[1], **shown)


def _odd_person(practice: Practice, row: Row, told: tuple[str, str], **shown: str | None) -> None:
    texts = {name: str(row["last_name"]) if value is None else value for name, value in shown.items()}
    _odd(practice, row, told, "Person", **texts)
