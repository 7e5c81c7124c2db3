"""``make bench-extract``: one table of every set that is present; of the others, how to get them."""

from __future__ import annotations

import sys

from benchmarks.extraction.sets import all_sets, show

if __name__ == "__main__":
    known = all_sets()
    if unknown := set(sys.argv[1:]) - {labelled.name for labelled in known}:
        sys.exit(f"There is no set {', '.join(sorted(unknown))}; there are {', '.join(s.name for s in known)}.")
    show([labelled for labelled in known if not sys.argv[1:] or labelled.name in sys.argv[1:]])
