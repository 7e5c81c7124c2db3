"""What a decision costs does not grow with the file: counted in steps of SQLite's machine, not in time."""

import contextlib
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.store.making import article_of, claim_of, stored
from workbench.desk.desk import Desk

FEW, MANY = 10, 400
STEPS = 100  # of SQLite's machine, from one count to the next


def paragraphs(number: int, about: str) -> str:
    return "\n\n".join(f"The {about} counted {n + 100} ships on day {n + 1}." for n in range(number))


def file_of(path: Path, number: int) -> str:
    """A file with *number* claims, each decided, of an article that was replaced; the id of a claim of its new version
    that another was carried to."""
    old, new = (article_of(paragraphs(number, "harbour board") + end, source=end) for end in ("\n\nOld.", "\n\nNew."))
    for article in (old, new):
        stored(
            path, (article, [claim_of(article, words) for words in paragraphs(number, "harbour board").split("\n\n")])
        )
    with Desk.open(path, "ann") as desk:
        for reviewed in list(desk.claims(article=old.id)):
            desk.decide(reviewed.claim.id, "true")
        desk.replace(old.id, new.id)
        return next(desk.claims(article=new.id)).claim.id


def steps(desk: Desk, what: Callable[[], object]) -> int:
    """How many hundred steps *what* takes."""
    counted = 0

    def count() -> int:
        nonlocal counted
        counted += 1
        return 0

    desk._connection.set_progress_handler(count, STEPS)
    with contextlib.ExitStack() as stack:
        stack.callback(desk._connection.set_progress_handler, None, STEPS)
        what()
    return counted


DOING: dict[str, Callable[[Desk, str], object]] = {
    "a verdict": lambda desk, claim: desk.decide(claim, "false"),
    "an undo": lambda desk, _: desk.undo(),
    "a redo": lambda desk, _: desk.redo(),
    "a note": lambda desk, claim: desk.note(claim, "Ask them."),
    "a look at a claim": lambda desk, claim: desk.record(claim),
}


def cost(path: Path, claim: str) -> dict[str, int]:
    with Desk.open(path, "ann") as desk:
        return {name: steps(desk, partial(do, desk, claim)) for name, do in DOING.items()}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Path, str]]:
    folder = tmp_path_factory.mktemp("growth")
    paths = [folder / f"{number}.db" for number in (FEW, MANY)]
    return [(path, file_of(path, number)) for path, number in zip(paths, (FEW, MANY), strict=True)]


def test_what_is_done_on_a_claim_costs_as_much_in_a_file_forty_times_as_large(files: list[tuple[Path, str]]) -> None:
    small, large = (cost(*file) for file in files)
    assert {name: large[name] for name in DOING if large[name] > 2 * small[name] + 5} == {}
