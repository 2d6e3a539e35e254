"""How Upvio writes ids and moments, and how the rehearsal draws them: from texts, so always the same."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256


def identifier(text: str) -> str:
    """A random-looking UUID (RFC 9562, version 4) that depends on the text alone."""
    digits = sha256(f"upvio {text}".encode()).hexdigest()
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-a{digits[17:20]}-{digits[20:32]}"


def moment(time: datetime) -> str:
    """A moment as the API writes it: in UTC, with milliseconds and a Z."""
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{time.microsecond // 1000:03d}Z"


def utc(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    """A moment in UTC."""
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


def later(time: datetime, minutes: int) -> datetime:
    """So many minutes after a moment."""
    return time + timedelta(minutes=minutes)
