"""Run as a program: writers are killed in the middle of `add_page`, and what they acknowledged is counted.

It prints one line for each kill: pages acknowledged, pages found, and whether each found page is whole.
"""

import os
import signal
import sys
from pathlib import Path

from compiler.runtime.sealing import Sealer
from compiler.runtime.store import Store

KEY = b"0123456789abcdef0123456789abcdef"
RECORDS = tuple(b'{"id": %d, "text": "%s"}' % (number, b"x" * 500) for number in range(100))


def write_for_ever(folder: Path, acknowledge: int) -> None:
    store = Store.open(folder, Sealer(KEY))
    number = store.extraction("Patient").pages
    while True:
        number += 1
        store.add_page("Patient", number, RECORDS, str(number), None, done=False)
        os.write(acknowledge, b".")


def kill_one(folder: Path, patience: int) -> int:
    """Kill a writer some time after `patience` acknowledged pages; return how many it acknowledged in all."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        write_for_ever(folder, write)
    os.close(write)
    acknowledged = b""
    while len(acknowledged) < patience:
        acknowledged += os.read(read, 1)
    for _ in range(patience * 3000):
        pass
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(read, 4096):
        acknowledged += more
    os.close(read)
    return len(acknowledged)


def main() -> None:
    folder, total = Path(sys.argv[1]), 0
    for kill in range(20):
        total += kill_one(folder, patience=1 + kill % 7)
        with Store.open(folder, Sealer(KEY)) as store:
            state = store.extraction("Patient")
            whole = all(page == RECORDS for page in store.pages("Patient"))
            print(total, state.pages, state.cursor == str(state.pages), whole)  # noqa: T201
            total = state.pages


if __name__ == "__main__":
    main()
