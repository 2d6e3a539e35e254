"""Links to files that carry their own permission and lose it after a while, as object storage signs them.

https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html names the parameters; the
signature here covers the path, the moment and the seconds it lasts, which is all that a rehearsal needs.
"""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Literal
from urllib.parse import quote, urlencode

DATE, EXPIRES, SIGNATURE = "X-Amz-Date", "X-Amz-Expires", "X-Amz-Signature"
STAMP = "%Y%m%dT%H%M%SZ"

Verdict = Literal["valid", "expired", "wrong", "absent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedLinks:
    """Signs and judges links below `base_url`, each good for `seconds` from the moment it was made."""

    base_url: str
    secret: bytes = field(repr=False)
    seconds: int = 300

    def sign(self, path: str, now: datetime) -> str:
        """A link to a path such as `files/1.pdf`."""
        stamp, seconds = now.astimezone(UTC).strftime(STAMP), str(self.seconds)
        signature = self._signature(f"/{path}", stamp, seconds)
        query = urlencode({DATE: stamp, EXPIRES: seconds, SIGNATURE: signature})
        return f"{self.base_url}/{quote(path)}?{query}"

    def judge(self, path: str, parameters: Mapping[str, str], now: datetime) -> Verdict:
        """Whether a link still opens a path, which starts with `/`."""
        stamp, seconds = parameters.get(DATE, ""), parameters.get(EXPIRES, "")
        given = parameters.get(SIGNATURE, "")
        if not (stamp and seconds and given):
            return "absent"
        expected = self._signature(path, stamp, seconds)
        if not hmac.compare_digest(expected.encode(), given.encode()):
            return "wrong"
        made = datetime.strptime(stamp, STAMP).replace(tzinfo=UTC)
        return "valid" if now < made + timedelta(seconds=int(seconds)) else "expired"

    def _signature(self, path: str, stamp: str, seconds: str) -> str:
        text = "\n".join((path, stamp, seconds)).encode()
        return hmac.new(self.secret, text, sha256).hexdigest()
