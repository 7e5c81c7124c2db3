"""Whatever is changed in an entry of a copy is found."""

from collections.abc import Callable
from pathlib import Path

from tests.torture.rounds import TAMPERINGS
from tests.torture.tampering import several_chains, unfound
from workbench.desk.desk import Desk
from workbench.domain.errors import WorkbenchError


def found_by_the_chains(path: Path) -> bool:
    """Whether the chains name a bad entry; that the current state is another one too does not count."""
    try:
        with Desk.open(path, "", read_only=True) as desk:
            return any(problem.startswith("Log entry") for problem in desk.check().problems)
    except WorkbenchError:
        return True


def test_every_change_of_an_entry_is_found(review_file: Path, tmp_path: Path, tell: Callable[[str], None]) -> None:
    several_chains(review_file)
    assert not found_by_the_chains(review_file)
    overlooked = unfound(review_file, tmp_path / "copy.db", TAMPERINGS, found_by_the_chains)
    tell(f"tampering: {TAMPERINGS} tries, {TAMPERINGS - len(overlooked)} found")
    assert overlooked == []
