import pytest

from compiler.connectors.account import read_account
from compiler.runtime.ports import Refused
from tests.connectors.world import ENVIRONMENT, connector


def test_the_account_comes_from_the_environment() -> None:
    account = read_account(connector(), ENVIRONMENT, loopback=False)
    assert account.origin.text == "https://one.clinic.example"
    assert account.headers == {"x-clinic-key": "key-SECRET"}
    assert "SECRET" not in repr(account)


@pytest.mark.parametrize("missing", ["CLINIC_URL", "CLINIC_KEY"])
def test_a_missing_setting_is_named(missing: str) -> None:
    environment = {name: value for name, value in ENVIRONMENT.items() if name != missing}
    with pytest.raises(Refused, match=f"the environment variable {missing} is not set"):
        read_account(connector(), environment, loopback=False)


@pytest.mark.parametrize("value", ["key\r\nX-Other: 1", " key", "key\n", "ключ", "\x00"])
def test_a_key_that_would_break_the_header_is_refused_and_not_shown(value: str) -> None:
    with pytest.raises(Refused) as caught:
        read_account(connector(), ENVIRONMENT | {"CLINIC_KEY": value}, loopback=False)
    assert str(caught.value).startswith("CLINIC_KEY cannot be sent as a header")
    assert value not in str(caught.value)
