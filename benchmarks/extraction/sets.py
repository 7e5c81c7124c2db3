"""What a labelled set is, which there are, and the one table of what was measured on them."""

from __future__ import annotations

import os
import pkgutil
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import benchmarks.extraction as here


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, what it should be at least (None: no promise), and the figure of a named reference.

    *theirs* is measured beside ours in the same run, or is published, which *reference* then says. *notes* say what the
    figure is made of ("12 right, 3 wrong"); *at_most* is for what should be small, such as memory.
    """

    what: str
    ours: float
    at_least: float | None = None
    reference: str = ""
    theirs: float | None = None
    notes: str = ""
    at_most: float | None = None

    @property
    def holds(self) -> bool:
        """Whether it is what it should be."""
        return (self.at_least is None or self.ours >= self.at_least) and (
            self.at_most is None or self.ours <= self.at_most
        )


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """A set that whoever runs the benchmark fetches: nothing of it is part of this project.

    *variable* names the environment variable that holds its folder, *default* the folder where it is not set. *get*
    says how to get it and what must lie in the folder, *licence* what its makers allow.
    """

    name: str
    variable: str
    get: str
    licence: str
    figures: Callable[[Path], Iterator[Figure]]
    default: Path | None = None

    @property
    def folder(self) -> Path | None:
        """Where it lies, None where it does not."""
        named = os.environ.get(self.variable)
        folder = Path(named) if named else self.default
        return folder if folder is not None and folder.is_dir() else None


def all_sets() -> list[LabelledSet]:
    """The `SET` of every module beside this one, by the modules' names."""
    modules = (import_module(f"{here.__name__}.{found.name}") for found in pkgutil.iter_modules(here.__path__))
    return [module.SET for module in modules if hasattr(module, "SET")]


def show(sets: Sequence[LabelledSet]) -> None:
    """Prints the table, a set at a time, and then how to get the sets that are missing."""
    print(f"{'set':14} {'what':46} {'ours':>7} {'wanted':>8}  {'reference':42} notes")
    for labelled in sets:
        if labelled.folder is not None:
            began = time.perf_counter()
            for figure in labelled.figures(labelled.folder):
                print(f"{labelled.name:14} {_line(figure)}", flush=True)
            print(f"{'':14} ({time.perf_counter() - began:.0f} s)")
    for labelled in sets:
        if labelled.folder is None:
            print(f"\n{labelled.name} is not here: set {labelled.variable} to its folder.")
            print(f"  How to get it: {labelled.get}\n  Licence: {labelled.licence}")


def _line(figure: Figure) -> str:
    bound, sign = (figure.at_least, "≥") if figure.at_most is None else (figure.at_most, "≤")
    wanted = f"{sign} {bound:g}" if bound is not None else ""
    reference = f"{figure.theirs:g} {figure.reference}" if figure.theirs is not None else figure.reference
    short = "" if figure.holds else "SHORT OF IT  "
    return f"{figure.what:46} {_number(figure.ours):>7} {wanted:>8}  {reference:42} {short}{figure.notes}".rstrip()


def _number(value: float) -> str:
    return f"{value:.3f}" if abs(value) < 10 else f"{value:.0f}"
