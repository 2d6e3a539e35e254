"""Record ids as Salesforce makes them: 15 characters that count, 3 that check their letter case."""

import re

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
CHECK_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"
INSTANCE = "5g000"
SHORT, FULL = 15, 18
_ID = re.compile(r"[0-9A-Za-z]{15}(?:[0-9A-Za-z]{3})?")


def full_id(short: str) -> str:
    """A 15 character id with its three check characters, one for the upper case letters of each five.

    https://help.salesforce.com/s/articleView?id=000385585&type=1
    """
    return short + "".join(_check(short[start : start + 5]) for start in (0, 5, 10))


def record_id(prefix: str, number: int) -> str:
    """The id of the `number`-th record with that key prefix."""
    digits = ""
    while number:
        number, digit = divmod(number, len(DIGITS))
        digits = DIGITS[digit] + digits
    return full_id(prefix + INSTANCE + digits.rjust(SHORT - len(prefix) - len(INSTANCE), "0"))


def canonical_id(text: str) -> str | None:
    """The 18 character form of an id, or None where the text is no id."""
    if not _ID.fullmatch(text):
        return None
    full = full_id(text[:SHORT])
    # The suffix of an 18 character id may be in any letter case, and then tells the case of the rest.
    return full if len(text) == SHORT or text.upper() == full.upper() else None


def _check(five: str) -> str:
    return CHECK_LETTERS[sum(1 << place for place, letter in enumerate(five) if "A" <= letter <= "Z")]
