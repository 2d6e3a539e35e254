"""Masked texts (classic encryption): who lacks "View Encrypted Data" reads them with characters replaced.

https://help.salesforce.com/s/articleView?id=sf.fields_about_encrypted_fields.htm&type=5
"""

from compiler.sandbox.org.access import Access
from compiler.sandbox.org.schema import Field
from compiler.sandbox.store import Store, Value

VIEW = "ViewEncryptedData"
CLEAR = 4
SHAPES = {"creditCard": "0000-0000-0000-", "ssn": "000-00-", "sin": "000-000-", "nino": "00 00 00 00 0"}
"""What stands before the characters that stay: `0` is a masked one."""

LEFT = {"creditCard": 4, "ssn": 4, "sin": 3, "nino": 0}


def teach(store: Store) -> None:
    """Make masking callable from SQL."""
    store.teach("sf_mask", 3, mask)


def mask(text: Value, letter: str, kind: str) -> str | None:
    """A text as somebody without the permission reads it; null stays null."""
    if text is None:
        return None
    value = str(text)
    sign = "*" if letter == "asterisk" else "X"
    if kind in SHAPES:
        left = LEFT[kind]
        return SHAPES[kind].replace("0", sign) + (value[-left:] if left else "")
    clear = CLEAR if kind == "lastFour" and len(value) > CLEAR else 0
    return sign * (len(value) - clear) + value[len(value) - clear :]


def readable(access: Access, field: Field, column: str) -> str:
    """The SQL expression of what a user reads of a column."""
    if field.type != "encryptedstring" or VIEW in access.permissions:
        return column
    return f"sf_mask({column}, '{field.mask_char}', '{field.mask_type}')"
