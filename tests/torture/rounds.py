"""How often the tortures go round: a few times in ``make test``, as often as was promised in ``make torture``."""

from __future__ import annotations

import os
import random

LONG = os.environ.get("TORTURE") == "long"


def rounds(long: int, short: int) -> int:
    """*long* in ``make torture``, *short* else: the one place where the two forms part."""
    return long if LONG else short


# One seed for all, so that what was found once is found again; another one by the environment looks elsewhere.
SEED = int(os.environ.get("TORTURE_SEED", "20240229"))


def chance(*about: object) -> random.Random:
    """The dice of one round: the same for the same seed and the same words *about* it, in whatever order they run."""
    return random.Random(":".join(map(str, (SEED, *about))))


WRITERS = 8
DECISIONS = rounds(2_000, 25)
"""Of each writer, on one file."""

KILLS = rounds(200, 5)
KILLS_INSIDE = rounds(200, 8)
"""At a given file operation, not at a moment: inside a commit, a checkpoint, the making of a file."""

CUTS = rounds(200, 30)
CUTS_A_RECORDING = 10
FULL = rounds(200, 12)
LIMITS = rounds(200, 8)
DISKS = rounds(100, 5)
TAMPERINGS = rounds(1_000, 40)
