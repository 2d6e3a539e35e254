"""Writes the rehearsal folder of Brightline Supply, a company on the invented help desk Deskflow.

`python -m tests.rehearsal_data.deskflow FOLDER`. The output depends on nothing: every choice is drawn
from the text of an id.
"""

import sys
from pathlib import Path

from tests.rehearsal_data.deskflow_company import add_office_users, add_ordinary_rows
from tests.rehearsal_data.deskflow_following import follow
from tests.rehearsal_data.deskflow_layout import BRIGHTLINE
from tests.rehearsal_data.deskflow_odd import (
    add_odd_accounts,
    add_odd_agents,
    add_odd_people,
    add_odd_products,
)
from tests.rehearsal_data.deskflow_odd_deals import add_odd_deals
from tests.rehearsal_data.deskflow_odd_desk import add_odd_tickets
from tests.rehearsal_data.folder import write_folder
from tests.rehearsal_data.practice import Practice


def company() -> Practice:
    """The company with all its oddities, ready to be written."""
    practice = Practice()
    add_ordinary_rows(practice)
    add_odd_agents(practice)
    add_odd_accounts(practice)
    add_odd_people(practice)
    add_odd_products(practice)
    add_odd_tickets(practice)
    add_odd_deals(practice)
    add_office_users(practice)
    follow(practice)
    return practice


def main() -> None:
    """Write the folder named first."""
    if len(sys.argv) != 2:
        raise SystemExit("usage: python -m tests.rehearsal_data.deskflow REHEARSAL_FOLDER")
    write_folder(company(), Path(sys.argv[1]), BRIGHTLINE)


if __name__ == "__main__":
    main()
