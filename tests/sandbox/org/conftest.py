from collections.abc import Iterator

import pytest

from tests.sandbox.org.driver import Driver
from tests.sandbox.org.metadata import PRACTICE


@pytest.fixture
def driver() -> Iterator[Driver]:
    """An org as it is delivered."""
    made = Driver()
    yield made
    made.org.close()


@pytest.fixture
def practice(driver: Driver) -> Driver:
    """An org with the practice deployed and its permission set assigned to the runner."""
    result = driver.deploy(PRACTICE)
    assert result["status"] == "Succeeded", result["details"]["componentFailures"]
    driver.assign("Migration_Loader")
    return driver
