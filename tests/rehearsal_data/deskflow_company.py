"""The ordinary rows of Brightline Supply: firms in three levels, people, tickets, products and deals."""

from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

from tests.rehearsal_data.practice import Practice, Row
from tests.rehearsal_data.synthea import choice

Some = TypeVar("Some")
COMPANY = "brightline.example"
FALLBACK = f"desk@{COMPANY}"
FIRST = datetime(2023, 2, 1, 8, 30, tzinfo=UTC)
ACCOUNTS, PEOPLE, TICKETS, PRODUCTS, DEALS, LINES = 40, 120, 200, 15, 60, 150
GROUPS, COMPANIES = 8, 16
AGENTS = ("Ida Berg", "Tom Okafor", "Lena Voss", "Raj Mehta", "Ana Prado", "Joe Lind", "Mia Chen", "Sam Roy")
TREES = ("Alder", "Birch", "Cedar", "Elm", "Fir", "Hazel", "Larch", "Maple", "Oak", "Pine", "Rowan", "Willow")
TRADES = ("Tools", "Freight", "Systems", "Foods", "Metals", "Paper", "Textiles")
CITIES = ("Omaha", "Tulsa", "Leeds", "Ghent", "Porto", "Lyon", "Turin", "Utrecht")
INDUSTRIES = ("retail", "manufacturing", "software", "logistics", "other")
FIRST_NAMES = ("Ada", "Ben", "Cleo", "Dev", "Eva", "Finn", "Gia", "Hugo", "Iris", "Jon", "Kim", "Leo")
LAST_NAMES = ("Adler", "Brook", "Costa", "Dunn", "Ekström", "Faro", "Gill", "Haas", "Ito", "Jensen", "Kaya")
TITLES = ("Buyer", "Head of Logistics", "Plant Manager", "Accountant", "Chief Engineer")
TEAMS = ("first line", "second line", "sales")
STATUSES = ("new", "open", "waiting", "solved", "closed")
PRIORITIES = ("low", "normal", "high", "urgent", None)
CHANNELS = ("email", "phone", "web", "chat")
KINDS = ("question", "incident", "complaint")
TAGS = ("billing", "delivery", "broken", "how-to", "return")
SUBJECTS = ("Pump does not start", "Invoice is wrong", "How to reset the scanner", "Order came late")
WARES = ("Scanner", "Label Printer", "Pump", "Forklift", "Shelf", "Conveyor", "Sensor", "Pallet")
FAMILIES = ("hardware", "software", "service")
STAGES = ("lead", "qualified", "proposal", "won", "lost")
CURRENCIES = ("USD", "EUR", "GBP")
ROLES = ("decision_maker", "influencer", "user", "other", None)


def add_ordinary_rows(practice: Practice) -> None:
    """Fill every table with rows that move as they are."""
    practice.tables["Agent"] = [_agent(n) for n in range(1, len(AGENTS) + 1)]
    practice.users += [_user(name) for name in AGENTS]
    practice.tables["Account"] = [account(f"a{n:03d}", _parent(n)) for n in range(1, ACCOUNTS + 1)]
    practice.tables["Person"] = [person(f"p{n:03d}") for n in range(1, PEOPLE + 1)]
    practice.tables["Product"] = [product(f"w{n:02d}") for n in range(1, PRODUCTS + 1)]
    practice.tables["Ticket"] = [ticket(f"t{n:03d}", n) for n in range(1, TICKETS + 1)]
    practice.tables["Deal"] = [deal(f"d{n:03d}") for n in range(1, DEALS + 1)]
    practice.tables["Line"] = [line(f"l{n:03d}", f"d{n % DEALS + 1:03d}") for n in range(1, LINES + 1)]
    practice.tables["Role"] = [role(f"o{n:03d}", f"d{n:03d}") for n in range(1, DEALS + 1)]


def add_office_users(practice: Practice) -> None:
    """Put the integration user and the owner of last resort in front of everyone else."""
    runner = _user("Crosswalk Runner") | {"runner": True, "permissions": ["CreateAuditFields"]}
    practice.users[:0] = [runner, _user("Service Desk") | {"Username": FALLBACK, "Email": FALLBACK}]


def moment(time: datetime) -> str:
    """A moment as the API writes it."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ")


def account(key: str, parent: str | None = None) -> Row:
    """A firm, below another where one is named."""
    made, city = _made(key), _one(CITIES, key, "city")
    return {
        "id": key,
        "name": f"{_one(TREES, key, 'tree')} {_one(TRADES, key, 'trade')} {key[1:]}",
        "parent_id": parent,
        "industry": _one(INDUSTRIES, key, "industry"),
        "website": f"https://{key}.example",
        "phone": f"+1 402 555 {choice(key, 10000):04d}",
        "employees": choice(f"{key} staff", 900) + 1,
        "address": {
            "street": f"{choice(key, 98) + 1} Mill Lane",
            "city": city,
            "zip": f"{choice(key, 99999):05d}",
        },
        "owner_id": _one(tuple(f"g{n}" for n in range(1, len(AGENTS) + 1)), key, "owner"),
        "tier": _one(("gold", "silver", None), key, "tier"),
        "created_at": moment(made),
        "updated_at": moment(made + timedelta(days=30)),
    }


def person(key: str, account_id: str | None = "") -> Row:
    """Somebody who works for a firm: the one named, or else any."""
    made = _made(key)
    first, last = _one(FIRST_NAMES, key, "first"), _one(LAST_NAMES, key, "last")
    return {
        "id": key,
        "account_id": f"a{choice(f'{key} firm', ACCOUNTS) + 1:03d}" if account_id == "" else account_id,
        "first_name": first,
        "last_name": last,
        "email": f"{first}.{key}@mail.example".lower(),
        "phone": f"+1 402 555 {choice(key, 10000):04d}",
        "job_title": _one(TITLES, key, "title"),
        "left": choice(f"{key} left", 9) == 0,
        "created_at": moment(made),
        "updated_at": moment(made + timedelta(days=9)),
    }


def product(key: str) -> Row:
    """Something that Brightline sells."""
    return {
        "id": key,
        "code": f"BL-{key[1:]}",
        "name": f"{_one(WARES, key, 'ware')} {key[1:]}",
        "family": _one(FAMILIES, key, "family"),
        "description": "As in the catalogue.",
        "price": f"{choice(key, 900) + 10}.{choice(f'{key} cents', 100):02d}",
        "sold": choice(f"{key} sold", 6) > 0,
        "updated_at": moment(_made(key)),
    }


def ticket(key: str, number: int) -> Row:
    """What somebody asked, with up to three comments."""
    opened = FIRST + timedelta(days=choice(f"{key} day", 600), minutes=choice(key, 600))
    status = _one(STATUSES, key, "status")
    has_product = choice(f"{key} product", 3) > 0
    return {
        "id": key,
        "number": number,
        "subject": _one(SUBJECTS, key, "subject"),
        "description": f"Please look at order {choice(key, 10000)}.",
        "status": status,
        "priority": _one(PRIORITIES, key, "priority"),
        "channel": _one(CHANNELS, key, "channel"),
        "kind": _one(KINDS, key, "kind"),
        "requester_id": f"p{choice(f'{key} person', PEOPLE) + 1:03d}",
        "assignee_id": f"g{choice(f'{key} agent', len(AGENTS)) + 1}",
        "product_id": f"w{choice(f'{key} ware', PRODUCTS) + 1:02d}" if has_product else None,
        "tags": [_one(TAGS, key, "tag")],
        "comments": [comment(key, n, opened) for n in range(1, choice(f"{key} comments", 4) + 1)],
        "opened_at": moment(opened),
        "solved_at": moment(opened + timedelta(days=3)) if status in ("solved", "closed") else None,
        "updated_at": moment(opened + timedelta(days=4)),
    }


def comment(ticket_key: str, number: int, opened: datetime) -> Row:
    """What was said about a ticket; ids count within the ticket."""
    return {
        "id": f"c{number}",
        "author": _one(AGENTS, f"{ticket_key} {number}", "author"),
        "body": "We are looking into it." if number == 1 else "Works again.",
        "public": number % 2 == 1,
        "written_at": moment(opened + timedelta(hours=5 * number)),
    }


def deal(key: str) -> Row:
    """Something that may be sold."""
    made = _made(key)
    closing = made.date() + timedelta(days=60)
    return {
        "id": key,
        "account_id": f"a{choice(f'{key} firm', ACCOUNTS) + 1:03d}",
        "title": f"{_one(WARES, key, 'ware')}s for {made.year}",
        "stage": _one(STAGES, key, "stage"),
        "currency": _one(CURRENCIES, key, "currency"),
        "amount": f"{choice(f'{key} amount', 90000) + 100}.00",
        "expected_close": date.isoformat(closing) if choice(f"{key} close", 5) else None,
        "owner_id": f"g{choice(f'{key} agent', len(AGENTS)) + 1}",
        "created_at": moment(made),
        "updated_at": moment(made + timedelta(days=20)),
    }


def line(key: str, deal_id: str) -> Row:
    """One product of a deal, in the deal's currency."""
    return {
        "id": key,
        "deal_id": deal_id,
        "product_id": f"w{choice(f'{key} ware', PRODUCTS) + 1:02d}",
        "quantity": choice(f"{key} quantity", 20) + 1,
        "unit_price": f"{choice(f'{key} price', 500) + 5}.50",
        "note": _one(("with delivery", None), key, "note"),
        "updated_at": moment(_made(key)),
    }


def role(key: str, deal_id: str) -> Row:
    """The part that somebody has in a deal."""
    return {
        "id": key,
        "deal_id": deal_id,
        "person_id": f"p{choice(f'{key} person', PEOPLE) + 1:03d}",
        "role": _one(ROLES, key, "role"),
        "primary": True,
        "updated_at": moment(_made(key)),
    }


def _agent(number: int) -> Row:
    name = AGENTS[number - 1]
    email = f"{name.replace(' ', '.').lower()}@{COMPANY}"
    return {"id": f"g{number}", "name": name, "email": email, "team": TEAMS[number % 3], "active": True}


def _user(name: str) -> Row:
    email = f"{name.replace(' ', '.').lower()}@{COMPANY}"
    first, last = name.split()
    return {"Username": email, "Email": email, "FirstName": first, "LastName": last, "IsActive": True}


def _parent(number: int) -> str | None:
    """Eight groups, sixteen companies below them, and sixteen branches below those."""
    if number <= GROUPS:
        return None
    if number <= GROUPS + COMPANIES:
        return f"a{(number - GROUPS - 1) % GROUPS + 1:03d}"
    return f"a{number - COMPANIES:03d}"


def _made(key: str) -> datetime:
    return FIRST + timedelta(days=choice(f"{key} made", 500), minutes=choice(f"{key} minute", 500))


def _one(of: tuple[Some, ...], key: str, what: str) -> Some:
    return of[choice(f"{key} {what}", len(of))]
