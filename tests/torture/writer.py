"""Eight of these write at once and one reads: ``python -m tests.torture.writer PATH NAME TIMES``.

A writer prints ``done``. The reader, for whom TIMES is 0, reads until a line comes on its standard input, then prints
how often it has.
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from tests.torture.rounds import chance
from tests.torture.work import CLAIMS
from workbench.desk.desk import Desk


def write(desk: Desk, times: int) -> None:
    dice = chance("writer", desk.reviewer)
    for number in range(1, times + 1):
        rating = dice.choice(("true", "mostly-true", "mixed", "mostly-false", "false", "unproven"))
        desk.decide(dice.choice(CLAIMS), rating, rationale=f"{desk.reviewer} {number}")
    print("done", flush=True)


def read(desk: Desk, dice_of: str) -> None:
    """Reads, and compares what it reads with what it read before: entries only ever come in."""
    told = threading.Event()

    def listen() -> None:
        sys.stdin.readline()
        told.set()

    threading.Thread(target=listen, daemon=True).start()
    dice, rounds, before = chance("reader", dice_of), 0, dict.fromkeys(CLAIMS, 0)
    while not told.is_set():
        claim = dice.choice(CLAIMS)
        with desk.at_one_moment():
            verdicts = {reviewed.claim.id: reviewed.standing.verdicts for reviewed in desk.claims()}
            history = [entry for entry in desk.history(claim) if entry.action == "verdict"]
            assert sorted(standing.verdicts for standing in desk.standings()) == sorted(verdicts.values())
        assert verdicts[claim] == len({entry.author for entry in history})
        assert before[claim] <= len(history)
        before[claim] = len(history)
        rounds += 1
    print(rounds, flush=True)


def main(path: str, name: str, times: str) -> None:
    with Desk.open(Path(path), name) as desk:
        print("ready", flush=True)
        sys.stdin.readline()
        if int(times):
            write(desk, int(times))
        else:
            read(desk, name)


if __name__ == "__main__":
    main(*sys.argv[1:])
