"""A reviewer in a process of their own: decides the same claim again and again, and says so each time.

python reviewer.py REVIEW.db NAME CLAIM TIMES
"""

import sys
from itertools import cycle, islice
from pathlib import Path

from workbench.desk.desk import Desk


def main(path: str, name: str, claim: str, times: str) -> None:
    with Desk.open(Path(path), name) as desk:
        print("ready", flush=True)
        sys.stdin.readline()
        for number, rating in enumerate(islice(cycle(["true", "false", "mixed"]), int(times)), 1):
            desk.decide(claim, rating, rationale=f"{name} {number}")
            print(f"saved {number}", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
