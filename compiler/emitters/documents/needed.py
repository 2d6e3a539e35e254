"""By when something is needed, in words for people."""

from collections.abc import Mapping
from typing import Literal

NEEDED: Mapping[Literal["sample", "production"], str] = {
    "sample": "any load",
    "production": "the load into production",
}
"""What cannot begin without it; no run takes a sample, so whatever a sample needs every load needs."""
