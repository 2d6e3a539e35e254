import pytest
from msgspec.structs import replace

from compiler.connectors.account import Account, read_account
from compiler.model.connector import Header, Variable
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


def shared(pattern: str, value: str) -> Account:
    """Return an account of a platform on which all accounts share one host."""
    connector_ = replace(
        connector(),
        root="/v1/businesses/{business}",
        variables=(Variable(name="business", env="CLINIC_ID", pattern=pattern),),
    )
    return read_account(connector_, ENVIRONMENT | {"CLINIC_ID": value}, loopback=False)


def test_the_account_s_own_part_of_the_path_comes_from_the_environment_and_is_its_name() -> None:
    account = shared("[A-Za-z0-9-]+", "b-17")
    assert account.root == "/v1/businesses/b-17"
    assert account.name == "one.clinic.example/v1/businesses/b-17"
    assert read_account(connector(), ENVIRONMENT, loopback=False).name == "one.clinic.example"


def test_whatever_the_pattern_lets_through_stays_one_step_of_the_path() -> None:
    assert shared(".*", "a/../b?c=d#e {business}%2e é").root == (
        "/v1/businesses/a%2F..%2Fb%3Fc%3Dd%23e%20%7Bbusiness%7D%252e%20%C3%A9"
    )


@pytest.mark.parametrize("value", ["..", ".", "b 17", "b/17", "", "b\n17"])
def test_an_id_of_another_form_is_refused_and_not_shown(value: str) -> None:
    with pytest.raises(Refused, match="CLINIC_ID") as caught:
        shared("[A-Za-z0-9.-]+", value)
    assert str(caught.value) in (
        "CLINIC_ID does not have the form [A-Za-z0-9.-]+: check the account's id",
        "the environment variable CLINIC_ID is not set: set it and run again",
    )


def test_a_header_may_have_a_fixed_beginning_which_the_key_does_not_repeat() -> None:
    bearer = replace(connector(), headers=(Header(name="Authorization", env="CLINIC_KEY", prefix="Bearer "),))
    account = read_account(bearer, ENVIRONMENT, loopback=False)
    assert account.headers == {"Authorization": "Bearer key-SECRET"}
    with pytest.raises(Refused, match="CLINIC_KEY must not begin with Bearer: that is put before it"):
        read_account(bearer, ENVIRONMENT | {"CLINIC_KEY": "bearer key-SECRET"}, loopback=False)
