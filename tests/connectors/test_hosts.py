import pytest

from compiler.connectors.hosts import NamedHosts, Origin, base_origin, matches_host, origin_of
from compiler.runtime.ports import Refused

PATTERN = r"https://[a-z0-9-]+\.clinic\.example"
HERE = Origin(scheme="https", host="one.clinic.example", port=443)

TRICKS = (
    "https://one.clinic.example@evil.example/",
    "https://evil.example/#one.clinic.example",
    "https://one.clinic.example.evil.example/",
    "https://one.clinic.example:8443/",
    "http://one.clinic.example/",
    "//one.clinic.example/",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "https://one.clinic.example\\@evil.example/",
    "https://one.clinic.example\r\nX-Key: 1/",
    "https://one.clinic.example\t.evil.example/",
    "https://оne.clinic.example/",
    "https://[::1]/",
    "https://169.254.169.254/latest",
    "https://one.clinic.example:99999/",
    "https://[oops/",
    "https:///path",
    "",
)


@pytest.mark.parametrize("address", TRICKS)
def test_an_address_made_to_look_like_ours_is_not_ours(address: str) -> None:
    assert not HERE.admits(address)
    assert not NamedHosts(patterns=("one.clinic.example",)).admits(address)


def test_an_address_below_our_origin_is_ours() -> None:
    assert HERE.admits("https://one.clinic.example/api/patients?page=2&x=a%20b")
    assert HERE.admits("https://ONE.clinic.example:443/")


def test_a_pattern_names_a_host_or_everything_below_a_domain() -> None:
    assert matches_host("*.amazonaws.com", "bucket.s3.eu-west-1.amazonaws.com")
    assert not matches_host("*.amazonaws.com", "amazonaws.com")
    assert not matches_host("*.amazonaws.com", "evilamazonaws.com")
    assert not matches_host("*.amazonaws.com", "amazonaws.com.evil.example")
    assert matches_host("Files.Example", "files.example")


def test_file_hosts_are_https_on_the_usual_port_and_this_machine_only_in_a_rehearsal() -> None:
    strict = NamedHosts(patterns=("*.files.example",))
    assert strict.admits("https://a.files.example/x?signature=1")
    assert not strict.admits("http://a.files.example/x")
    assert not strict.admits("https://a.files.example:444/x")
    assert not strict.admits("http://localhost:8000/x")
    assert NamedHosts(patterns=(), loopback=True).admits("http://localhost:8000/x")
    assert not NamedHosts(patterns=(), loopback=True).admits("http://10.0.0.1:8000/x")


def test_an_origin_is_written_without_its_usual_port() -> None:
    assert HERE.text == "https://one.clinic.example"
    assert Origin(scheme="http", host="localhost", port=8080).text == "http://localhost:8080"
    assert Origin(scheme="http", host="::1", port=80).text == "http://[::1]"
    assert origin_of("http://[::1]:80/x") == Origin(scheme="http", host="::1", port=80)
    assert origin_of("https://one.clinic.example:0/") is None


def test_a_base_address_must_match_the_platforms_pattern_whole() -> None:
    assert base_origin("https://one.clinic.example/", PATTERN, "CLINIC_URL", loopback=False) == HERE
    for wrong in ("https://one.clinic.example.evil.example", "http://one.clinic.example"):
        with pytest.raises(Refused, match="CLINIC_URL does not have the form"):
            base_origin(wrong, PATTERN, "CLINIC_URL", loopback=False)
    for wrong in ("https://u:p@one.clinic.example", "https://one.clinic.example/api", "one.clinic.example"):
        with pytest.raises(Refused, match="CLINIC_URL is not a base address"):
            base_origin(wrong, PATTERN, "CLINIC_URL", loopback=False)


def test_this_machine_is_a_base_address_in_a_rehearsal_only() -> None:
    address = "http://localhost:8123"
    assert base_origin(address, PATTERN, "CLINIC_URL", loopback=True).text == address
    with pytest.raises(Refused, match="does not have the form"):
        base_origin(address, PATTERN, "CLINIC_URL", loopback=False)


def test_a_refused_address_is_not_repeated() -> None:
    with pytest.raises(Refused) as caught:
        base_origin("https://user:hunter2@one.clinic.example", PATTERN, "CLINIC_URL", loopback=False)
    assert "hunter2" not in str(caught.value)
