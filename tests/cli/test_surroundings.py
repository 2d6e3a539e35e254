"""A real run takes its accounts from the environment, shows none of them, and stays off loopback."""

import shutil
from pathlib import Path

import pytest

from tests.cli.command import CUSTOMERS, Terminal

SECRET = "s3cr3t-v4lue"
COMPLETE = {
    "PRACTICEHUB_URL": "https://your-clinic.neptune.practicehub.io",
    "PRACTICEHUB_KEY": f"{SECRET}-key",
    "PRACTICEHUB_APP": f"crosswalk={SECRET}@practice.example",
    "SALESFORCE_URL": "https://acme--full.sandbox.my.salesforce.com",
    "SALESFORCE_CLIENT_ID": f"{SECRET}-client",
    "SALESFORCE_CLIENT_SECRET": f"{SECRET}-secret",
}
OUTSIDE = 6


@pytest.fixture
def compiled_here(terminal: Terminal, generated: Path) -> Terminal:
    shutil.copytree(generated, terminal.folder / "generated" / CUSTOMERS)
    return terminal


@pytest.mark.parametrize("missing", COMPLETE)
def test_a_missing_variable_is_named_and_no_other_one_is_shown(compiled_here: Terminal, missing: str) -> None:
    compiled_here.set(**{name: value for name, value in COMPLETE.items() if name != missing})

    done = compiled_here("run", CUSTOMERS)

    assert (done.code, done.out) == (OUTSIDE, "")
    assert missing in done.err
    assert SECRET not in done.err


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("PRACTICEHUB_URL", "http://localhost:8080"),
        ("PRACTICEHUB_URL", "https://127.0.0.1"),
        ("PRACTICEHUB_URL", "https://[::1]"),
        ("PRACTICEHUB_URL", "http://your-clinic.neptune.practicehub.io"),
        ("PRACTICEHUB_URL", "https://practicehub.io.evil.example"),
        ("SALESFORCE_URL", "https://localhost:8443"),
        ("SALESFORCE_URL", "https://127.0.0.1:8443"),
        ("SALESFORCE_URL", "https://acme.my.salesforce.com.evil.example"),
        ("SALESFORCE_URL", "https://user:word@acme.my.salesforce.com"),
    ],
)
def test_a_real_run_speaks_to_the_platforms_only(compiled_here: Terminal, name: str, address: str) -> None:
    compiled_here.set(**{**COMPLETE, name: address})

    done = compiled_here("run", CUSTOMERS)

    assert (done.code, done.out) == (OUTSIDE, "")
    assert name in done.err
    assert address not in done.err
    assert SECRET not in done.err


def test_a_key_that_is_no_key_is_refused_without_showing_it(compiled_here: Terminal) -> None:
    compiled_here.set(**COMPLETE, CROSSWALK_KEY=f"{SECRET} is too short")

    done = compiled_here("run", CUSTOMERS)

    assert done.code == 5
    assert "CROSSWALK_KEY" in done.err
    assert SECRET not in done.err


def test_the_run_folder_is_for_its_owner_alone(compiled_here: Terminal) -> None:
    compiled_here.set(**{**COMPLETE, "PRACTICEHUB_URL": ""})
    compiled_here("run", CUSTOMERS)

    run = compiled_here.folder / "runs" / CUSTOMERS
    others = [path for path in _below(run) if path.stat().st_mode & 0o077]
    assert (run.is_dir(), others) == (True, [])


def _below(folder: Path) -> list[Path]:
    return [folder, *folder.rglob("*")]
