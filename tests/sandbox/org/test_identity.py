import base64
import json
from typing import Any
from urllib.parse import urlencode

import pytest
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from compiler.sandbox.org import Org
from tests.sandbox.org.driver import NOW, RUNNER, SEED, Driver

CLIENT = "client_credentials"
GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"


def ask(driver: Driver, **form: str) -> tuple[int, dict[str, Any]]:
    answer = driver.send("POST", "/services/oauth2/token", urlencode(form).encode(), token="")
    body: dict[str, Any] = json.loads(answer.body)
    return answer.status, body


def test_client_credentials_give_a_token_of_the_runner(driver: Driver) -> None:
    status, body = ask(driver, grant_type=CLIENT, client_id="client", client_secret="secret")

    assert status == 200
    assert body["token_type"] == "Bearer"
    assert body["instance_url"] == "https://localhost"
    assert body["id"].endswith(f"/id/00D5g0000000001EAA/{RUNNER}")


@pytest.mark.parametrize(
    ("form", "error"),
    [
        (
            {"grant_type": "client_credentials", "client_id": "x", "client_secret": "secret"},
            "invalid_client_id",
        ),
        ({"grant_type": "client_credentials", "client_id": "client", "client_secret": "x"}, "invalid_client"),
        ({"grant_type": "password", "username": "a", "password": "b"}, "unsupported_grant_type"),
        ({"grant_type": GRANT, "assertion": "a.b.c"}, "invalid_grant"),
        ({"grant_type": GRANT, "assertion": "é"}, "invalid_grant"),
        ({}, "unsupported_grant_type"),
    ],
)
def test_a_token_is_refused_in_oauths_words(driver: Driver, form: dict[str, str], error: str) -> None:
    status, body = ask(driver, **form)

    assert (status, body["error"]) == (400, error)
    assert body["error_description"]


def test_an_empty_secret_opens_nothing() -> None:
    driver = Driver()
    org = Org({"organization": {"client_id": "client"}})
    driver.org = org

    status, body = ask(driver, grant_type=CLIENT, client_id="client", client_secret="")

    assert (status, body["error"]) == (400, "invalid_client")


def test_a_secret_given_beside_the_seed_wins() -> None:
    driver = Driver(Org({"organization": {"client_id": "client"}}, client_secret="secret"))

    assert driver.call("GET", "/limits")[0] == 200


def test_a_signed_assertion_of_an_active_user_gives_a_token() -> None:
    key, driver = signing_org()

    status, body = ask(driver, grant_type=GRANT, assertion=assertion(key, sub="doc@acme.example"))

    assert status == 200
    driver.token = body["access_token"]
    answer = driver.send("GET", "/services/oauth2/userinfo")
    assert json.loads(answer.body)["preferred_username"] == "doc@acme.example"


@pytest.mark.parametrize(
    "claims",
    [
        {"sub": "gone@acme.example"},
        {"sub": "nobody@acme.example"},
        {"iss": "another"},
        {"aud": "https://elsewhere.example"},
        {"exp": NOW.timestamp() - 1},
    ],
)
def test_an_assertion_with_a_wrong_claim_gives_none(claims: dict[str, Any]) -> None:
    key, driver = signing_org()

    assert ask(driver, grant_type=GRANT, assertion=assertion(key, **claims))[0] == 400


def test_an_assertion_signed_by_another_key_gives_none() -> None:
    _, driver = signing_org()
    other = rsa.generate_private_key(public_exponent=65537, key_size=2048)

    status, body = ask(driver, grant_type=GRANT, assertion=assertion(other))

    assert (status, body["error_description"]) == (400, "invalid assertion")


def test_a_token_ends_after_two_hours(driver: Driver) -> None:
    driver.wait(7199)
    assert driver.call("GET", "/limits")[0] == 200
    driver.wait(2)

    status, body = driver.call("GET", "/limits")

    assert (status, body) == (
        401,
        [{"message": "Session expired or invalid", "errorCode": "INVALID_SESSION_ID"}],
    )


def test_no_token_and_a_wrong_token_open_nothing(driver: Driver) -> None:
    for token in ("", "00D5g0000000001!AQfalse"):
        assert driver.send("GET", "/services/data/v66.0/limits", token=token).status == 401


def test_userinfo_names_user_and_org(driver: Driver) -> None:
    answer = json.loads(driver.send("GET", "/services/oauth2/userinfo").body)

    assert (answer["user_id"], answer["organization_id"]) == (RUNNER, "00D5g0000000001EAA")
    assert answer["preferred_username"] == "runner@acme.example"


def signing_org() -> tuple[rsa.RSAPrivateKey, Driver]:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
    organization = {"client_id": "client", "client_secret": "secret", "public_key": pem}
    return key, Driver(Org(SEED | {"organization": organization}))


def assertion(key: rsa.RSAPrivateKey, **claims: object) -> str:
    body = {
        "iss": "client",
        "sub": "runner@acme.example",
        "aud": "https://login.salesforce.com",
        "exp": NOW.timestamp() + 180,
    }
    signed = f"{encoded({'alg': 'RS256'})}.{encoded(body | claims)}"
    signature = key.sign(signed.encode(), padding.PKCS1v15(), SHA256())
    return f"{signed}.{base64.urlsafe_b64encode(signature).decode().rstrip('=')}"


def encoded(part: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=")
