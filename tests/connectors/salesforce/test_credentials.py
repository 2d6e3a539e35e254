import json
import os
from base64 import urlsafe_b64decode
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from compiler.connectors.hosts import Origin, origin_of
from compiler.connectors.salesforce.auth import assertion, audience
from compiler.connectors.salesforce.credentials import Secret, SignedKey, read_credentials
from compiler.runtime.ports import Refused
from tests.connectors.salesforce.world import ENVIRONMENT, LOGIN
from tests.connectors.world import START


@pytest.fixture(scope="module")
def key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


def pem(key: rsa.RSAPrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def key_file(folder: Path, content: bytes, mode: int = 0o600) -> Path:
    path = folder / "jwt.pem"
    path.write_bytes(content)
    path.chmod(mode)
    return path


def signed(path: Path) -> dict[str, str]:
    return {
        "SALESFORCE_URL": LOGIN,
        "SALESFORCE_CLIENT_ID": "client-1",
        "SALESFORCE_JWT_KEY_FILE": str(path),
        "SALESFORCE_USERNAME": "runner@acme.example",
    }


def origin(url: str) -> Origin:
    found = origin_of(url)
    assert found is not None
    return found


def test_a_secret_or_a_signed_key_opens_the_org(tmp_path: Path) -> None:
    found = read_credentials(ENVIRONMENT, loopback=False)
    assert (found.login.text, found.proof) == (LOGIN, Secret(client_id="client-1", secret="s3cret-SECRET"))
    path = key_file(tmp_path, b"PEM-SECRET")
    assert read_credentials(signed(path), loopback=False).proof == SignedKey(
        client_id="client-1", username="runner@acme.example", pem=b"PEM-SECRET"
    )


def test_secrets_are_never_shown(tmp_path: Path) -> None:
    path = key_file(tmp_path, b"PEM-SECRET")
    shown = repr(read_credentials(ENVIRONMENT, loopback=False)) + repr(
        read_credentials(signed(path), loopback=False)
    )
    assert "SECRET" not in shown


@pytest.mark.parametrize("missing", ["SALESFORCE_URL", "SALESFORCE_CLIENT_ID"])
def test_what_is_missing_is_named(missing: str) -> None:
    environment = {name: value for name, value in ENVIRONMENT.items() if name != missing}
    with pytest.raises(Refused, match=f"{missing} is not set"):
        read_credentials(environment, loopback=False)


def test_one_of_two_ways_is_needed(tmp_path: Path) -> None:
    environment = {**ENVIRONMENT, "SALESFORCE_CLIENT_SECRET": ""}
    with pytest.raises(Refused, match=r"set SALESFORCE_CLIENT_SECRET .* or SALESFORCE_JWT_KEY_FILE"):
        read_credentials(environment, loopback=False)
    environment = {**signed(key_file(tmp_path, b"x")), "SALESFORCE_USERNAME": ""}
    with pytest.raises(Refused, match="SALESFORCE_USERNAME is not set"):
        read_credentials(environment, loopback=False)


@pytest.mark.parametrize(
    "url",
    [
        "https://acme.my.salesforce.com.evil.example",
        "https://evil.example",
        "https://salesforce.com",
        "https://acme.salesforce.com",
        "http://acme.my.salesforce.com",
        "http://localhost:8080",
        "https://acme.my.salesforce.com/path",
    ],
)
def test_only_salesforces_own_hosts_are_signed_in_to(url: str) -> None:
    with pytest.raises(Refused, match="SALESFORCE_URL"):
        read_credentials(ENVIRONMENT | {"SALESFORCE_URL": url}, loopback=False)


@pytest.mark.parametrize(
    "url",
    [
        "https://acme.my.salesforce.com/",
        "https://acme--full.sandbox.my.salesforce.com",
        "https://login.salesforce.com",
        "https://test.salesforce.com",
    ],
)
def test_each_of_salesforces_login_hosts_is_known(url: str) -> None:
    found = read_credentials(ENVIRONMENT | {"SALESFORCE_URL": url}, loopback=False)
    assert found.login.text == url.rstrip("/")


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644])
def test_a_key_that_others_can_read_is_refused(tmp_path: Path, mode: int) -> None:
    with pytest.raises(Refused, match="chmod 600"):
        read_credentials(signed(key_file(tmp_path, b"x", mode)), loopback=False)


def test_a_key_behind_a_link_or_in_no_file_is_refused(tmp_path: Path) -> None:
    link = tmp_path / "link.pem"
    link.symlink_to(key_file(tmp_path, b"x"))
    os.mkfifo(tmp_path / "pipe", 0o600)
    for path in (link, tmp_path / "missing.pem"):
        with pytest.raises(Refused, match="cannot be opened"):
            read_credentials(signed(path), loopback=False)
    for path in (tmp_path / "pipe", tmp_path):
        with pytest.raises(Refused, match="chmod 600"):
            read_credentials(signed(path), loopback=False)


def test_the_statement_says_who_asks_for_whom_and_is_signed(key: rsa.RSAPrivateKey) -> None:
    proof = SignedKey(client_id="client-1", username="runner@acme.example", pem=pem(key))
    head, claims, signature = assertion(proof, origin(LOGIN), START).split(".")
    assert part(head) == {"alg": "RS256"}
    assert part(claims) == {
        "iss": "client-1",
        "sub": "runner@acme.example",
        "aud": "https://login.salesforce.com",
        "exp": int(START.timestamp()) + 180,
    }
    content = f"{head}.{claims}".encode()
    key.public_key().verify(urlsafe_b64decode(signature + "=="), content, PKCS1v15(), SHA256())


def part(text: str) -> object:
    return json.loads(urlsafe_b64decode(text + "=" * (-len(text) % 4)))


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("https://acme.my.salesforce.com", "https://login.salesforce.com"),
        ("https://login.salesforce.com", "https://login.salesforce.com"),
        ("https://test.salesforce.com", "https://test.salesforce.com"),
        ("https://acme--full.sandbox.my.salesforce.com", "https://test.salesforce.com"),
        ("https://acme--full.my.salesforce.com", "https://test.salesforce.com"),
        ("http://localhost:8080", "http://localhost:8080"),
    ],
)
def test_the_audience_is_production_or_sandbox(url: str, server: str) -> None:
    assert audience(origin(url)) == server


def test_a_key_that_is_none_is_refused_without_being_shown(key: rsa.RSAPrivateKey) -> None:
    locked = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"pw"))
    curve = ec.generate_private_key(ec.SECP256R1())
    other = curve.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    for content in (b"", b"PEM-SECRET", locked, other):
        proof = SignedKey(client_id="c", username="u", pem=content)
        with pytest.raises(Refused, match="does not hold an RSA private key") as caught:
            assertion(proof, origin(LOGIN), START)
        assert "SECRET" not in str(caught.value)
