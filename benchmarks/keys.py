"""From a key to its picture, at a desk with work for a year: a file of 2,000 articles and 100,000 claims, open at one
article of 20,000 words with 800 claims, on a real terminal, while another program finds claims in the others.

Run it as ``python -m benchmarks.keys``: the file is made first (a minute or two) and kept among the temporary files.
What counts is the processor time that the screen's own process spends, all its threads together, from the key to the
end of the frame that shows what it did, 95 of 100 of them under the limit; what the desk does besides in that time,
such as looking for others' work, counts as well. The time on the clock is printed too, and the same for a bare Textual
app that changes one line at each key: what the programs beside it cost a processor's caches it pays as well.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.million import kept
from benchmarks.terminal import Terminal
from workbench.desk.desk import Desk
from workbench.domain.article import Article, Passage, Role, article_id
from workbench.domain.claim import Claim, Kind, Quantity, Reason, claim_id
from workbench.store import articles, claims, schema, sqlite

CLAIMS = 800
MOVES, VERDICTS = 200, 100
MOVE_MS, VERDICT_MS, MEMORY_MB = 25.0, 40.0, 150.0
PARAGRAPH = (
    "The harbour board said on Monday that {n} crates were lost near the quay of Orsund when a crane fell into the "
    "water. Nobody at the scene could say more about it, and the work went on."
)
BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    count = 0
    def compose(self):
        yield Static("Line 0")
    def on_key(self, event):
        self.count += 1
        self.query_one(Static).update(f"Line {self.count}!")
Bare().run()
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a key cost: seconds of the program's own processor time, and on the clock."""

    worked: float
    waited: float


def long_article(number: int = 0) -> tuple[Article, list[Claim]]:
    """An article of 20,000 words, and its 800 claims."""
    paragraphs = [PARAGRAPH.format(n=n + 1 + number) for n in range(CLAIMS)]
    text = "\n\n".join(paragraphs)
    id_, passages, found, start = article_id(text), [], [], 0
    for paragraph in paragraphs:
        end = start + paragraph.index(".") + 1
        passages.append(Passage(start, start + len(paragraph), Role.BODY, None, "en"))
        figure = start + paragraph.index("that ") + 5
        quantity = Quantity(figure, paragraph.index(" crates") + start, paragraph.split()[7], 1.0, 1.0, what="crates")
        words = text[start:end]
        reasons = (Reason("gives a figure", 0.4, figure, end), Reason("says that something happened", 0.3, start, end))
        found.append(
            Claim(claim_id(id_, start, end), id_, start, end, words, Kind.EVENT, 0.7, reasons, quantities=(quantity,))
        )
        start += len(paragraph) + 2
    return Article(id_, text, tuple(passages), "A long report", language="en", source="long.txt"), found


def prepared(folder: Path) -> Path:
    """A copy of the file of 100,000 claims, with the long article, where Ann left off at its first claim."""
    path = folder / "review.db"
    shutil.copyfile(kept(100_000, 50_000), path)
    article, found = long_article()
    with closing(schema.open_file(path)) as connection, sqlite.writing(connection):
        articles.add(connection, article)
        claims.replace_extracted(connection, article.id, found, "bench")
    with Desk.open(path, "ann") as desk:
        desk.leave_bookmark(article.id, found[0].id)
    return path


@contextmanager
def extracting(path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Another program finds the claims of the other articles in the file at *path* anew, all the while."""
    with Desk.open(path, "ann", read_only=True) as desk:
        others = [summary.id for summary in desk.articles() if summary.source != "long.txt"]
    command = [sys.executable, "-m", "workbench", "extract", str(path), *others]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


def pressed(terminal: Terminal, key: str, shows: bytes) -> Cost:
    """What *key* costs until the frame that *shows* what it did is whole."""
    terminal.settle()
    worked, began = terminal.worked, time.perf_counter()
    terminal.type(key)
    terminal.wait_for(shows, frame=True)
    waited = time.perf_counter() - began
    return Cost(terminal.worked - worked, waited)


def p95(costs: list[Cost], of: Callable[[Cost], float]) -> float:
    """Milliseconds that 95 of 100 stay under."""
    return sorted(map(of, costs))[int(len(costs) * 0.95)] * 1000


def _show(what: str, costs: list[Cost], limit: float | None) -> None:
    worked, waited = p95(costs, lambda cost: cost.worked), p95(costs, lambda cost: cost.waited)
    half = median(cost.worked for cost in costs) * 1000
    verdict = "" if limit is None else f"  at most {limit:.0f} ms{'' if worked <= limit else '  TOO SLOW'}"
    print(
        f"{what:44} {worked:7.1f} ms of work (median {half:.1f})  {waited:7.1f} ms on the clock"
        f" (p95 of {len(costs)}){verdict}"
    )


def main() -> None:
    """Prints what keys cost, and the memory that the screen's process holds."""
    environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "WORKBENCH_BACKUPS": "0"}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment |= {"XDG_CONFIG_HOME": str(folder / "config"), "XDG_STATE_HOME": str(folder / "state")}
        path = prepared(folder)
        _bare("a bare Textual app, one line", environment)
        with Terminal(_desk(path), environment, 140, 45) as desk:
            desk.wait_for(b"Claim 1 of")
            desk.settle(2.0)
            _show("a verdict, until it is shown as saved", _saved(desk), VERDICT_MS)
            with extracting(path) as other:
                print("while another program extracts into the file:")
                _bare("a bare Textual app, one line", environment)
                desk.settle(2.0)
                first = VERDICTS + 2
                moves = [pressed(desk, "j", f"Claim {n} of".encode()) for n in range(first, first + MOVES)]
                first += MOVES
                shown = [pressed(desk, "5", f"Claim {n} of".encode()) for n in range(first, first + VERDICTS)]
                saved = _saved(desk)
                memory = desk.resident / 1e6
                _show("moving to the next claim", moves, MOVE_MS)
                _show("a verdict, until the next claim is shown", shown, VERDICT_MS)
                _show("a verdict, until it is shown as saved", saved, VERDICT_MS)
                print(f"(the other program was {'still ' if other.poll() is None else 'NO LONGER '}at it)")
        print(f"{'memory of the screen':44} {memory:7.1f} MB{'':45}  at most {MEMORY_MB:.0f} MB")


def _desk(path: Path) -> list[str]:
    return [sys.executable, "-m", "workbench", str(path), "--reviewer", "ann"]


def _saved(desk: Terminal) -> list[Cost]:
    return [pressed(desk, "5", b"Saved") for _ in range(VERDICTS)]


def _bare(what: str, environment: Mapping[str, str]) -> None:
    with Terminal([sys.executable, "-c", BARE], environment, 140, 45) as bare:
        bare.wait_for(b"Line 0")
        _show(what, [pressed(bare, "j", f"{n}!".encode()) for n in range(1, MOVES + 1)], None)


if __name__ == "__main__":
    main()
