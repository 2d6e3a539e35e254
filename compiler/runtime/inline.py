"""Files that are written into an address themselves: `data:image/png;base64,…`.

https://www.rfc-editor.org/rfc/rfc2397
"""

import base64
import binascii
import re
from urllib.parse import unquote_to_bytes

from compiler.runtime.ports import Refused

LARGEST = 20_000_000

_BEGINNING = re.compile(r"\s*data:", re.IGNORECASE)
_BASE64 = re.compile(r"\s*data:[^,]*;\s*base64\s*,", re.IGNORECASE)
_WHITE = re.compile(rb"\s+")


def is_inline(address: str) -> bool:
    """Say whether an address is a file itself."""
    return _BEGINNING.match(address) is not None


def inline_bytes(address: str, what: str) -> bytes:
    """Return the bytes of an inline file; `what` names it in messages. Raises Refused.

    Only base64 is taken, and at most twenty megabytes.
    """
    match = _BASE64.match(address)
    if match is None:
        raise Refused(f"{what}: the file in the record is not base64; look at it in the source")
    if len(address) - match.end() > LARGEST * 2:
        raise Refused(_too_large(what))
    try:
        written = _WHITE.sub(b"", unquote_to_bytes(address[match.end() :]))
        content = base64.b64decode(written + b"=" * (-len(written) % 4), validate=True)
    except binascii.Error:
        raise Refused(f"{what}: the file in the record is no base64 as promised; look at it there") from None
    if len(content) > LARGEST:
        raise Refused(_too_large(what))
    return content


def _too_large(what: str) -> str:
    return f"{what}: the file in the record is larger than {LARGEST:,} bytes; save it as a file in the source"
