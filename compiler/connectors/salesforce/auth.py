"""The signed statement of the JWT bearer flow (RFC 7523): who asks, for whom, and until when."""

import json
from base64 import urlsafe_b64encode
from datetime import datetime

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from compiler.connectors.hosts import Origin
from compiler.connectors.salesforce.credentials import KEY_FILE, SignedKey
from compiler.runtime.ports import Refused

LIFETIME_SECONDS = 180


def assertion(proof: SignedKey, login: Origin, now: datetime) -> str:
    """Write and sign the statement; raises Refused where the key is no RSA key without a password."""
    claims = {
        "aud": audience(login),
        "exp": int(now.timestamp()) + LIFETIME_SECONDS,
        "iss": proof.client_id,
        "sub": proof.username,
    }
    signed = f"{_part({'alg': 'RS256'})}.{_part(claims)}"
    signature = _key(proof.pem).sign(signed.encode("ascii"), PKCS1v15(), SHA256())
    return f"{signed}.{_encoded(signature)}"


def audience(login: Origin) -> str:
    """Name the authorisation server: one for production, one for sandboxes, whatever My Domain says."""
    if login.on_loopback:
        return login.text
    labels = login.host.split(".")
    is_sandbox = labels[0] == "test" or "sandbox" in labels or "--" in labels[0]
    return "https://test.salesforce.com" if is_sandbox else "https://login.salesforce.com"


def _key(pem: bytes) -> RSAPrivateKey:
    try:
        key = load_pem_private_key(pem, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, RSAPrivateKey):
        raise Refused(f"{KEY_FILE} does not hold an RSA private key in PEM without a password")
    return key


def _part(members: dict[str, object]) -> str:
    return _encoded(json.dumps(members, separators=(",", ":"), sort_keys=True).encode())


def _encoded(content: bytes) -> str:
    return urlsafe_b64encode(content).rstrip(b"=").decode("ascii")
