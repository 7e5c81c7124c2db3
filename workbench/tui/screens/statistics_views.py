"""The statistics, drawn: each section a heading and lines that are as wide as there is room."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta

from textual.content import Content

from workbench.desk.agreement import KAPPA_UNDEFINED, Agreement, alpha_in_words, kappa_in_words
from workbench.desk.statistics import Statistics
from workbench.domain.review import ArticleSummary, Workflow
from workbench.domain.scale import Scale
from workbench.domain.shown import safe_text
from workbench.tui.text.cells import drawable, fit, measured
from workbench.tui.widgets.appearance import WORKFLOW_GLYPHS
from workbench.tui.widgets.charts import Slice, bar, sparkline, stacked
from workbench.tui.widgets.hanging import Hung

Section = Sequence[Hung]

_TWO_COLUMNS = 110  # cells from which sections stand in two columns
_LOOKS = {
    Workflow.FINAL: ("█", "$text-success"),
    Workflow.DISMISSED: ("▒", "dim"),
    Workflow.DISPUTED: ("≠", "$text-warning"),
    Workflow.SECOND_REVIEW: ("◎", "$text-accent"),
    Workflow.IN_PROGRESS: ("◌", "$text-primary"),
    Workflow.NEW: ("·", "dim"),
}
_HOURS, _DAYS = 24, 30
_CLAIMANTS = 8
_WIDEST = 48  # cells of a reviewer's bar


def pages(counts: Statistics, scale: Scale, reviewer: str, now: datetime, width: int) -> list[list[Hung]]:
    """The sections in two columns where there is room for them, else in one."""
    first: list[Callable[[int], Iterator[Hung]]] = [
        lambda cells: progress(counts, cells),
        lambda cells: verdicts(counts, scale, cells),
        lambda cells: pace(counts, reviewer, now, cells),
        lambda _: conflicts(counts),
        lambda cells: agreement(counts.agreement, cells),
    ]
    second: list[Callable[[int], Iterator[Hung]]] = [
        lambda cells: reviewers(counts, scale, cells),
        lambda cells: articles(counts.articles, cells),
        lambda cells: claimants(counts, scale, cells),
    ]
    if width < _TWO_COLUMNS:
        return [_joined([*first, *second], width)]
    each = (width - 3) // 2
    return [_joined(first, each), _joined(second, each)]


def _joined(sections: Iterable[Callable[[int], Iterator[Hung]]], width: int) -> list[Hung]:
    lines: list[Hung] = []
    for section in sections:
        found = list(section(width))
        if found:
            lines += [*([Hung(Content(""))] if lines else []), *found]
    return lines


def progress(counts: Statistics, width: int) -> Iterator[Hung]:
    """How far the review has come: one bar of where claims stand, and how many stand where."""
    share = 100 * counts.reviewed / counts.claims if counts.claims else 0
    yield _heading("Progress", f"{counts.reviewed:,} of {_counted(counts.claims, 'claim')} reviewed, {share:.0f} %")
    order = (Workflow.FINAL, Workflow.DISMISSED, Workflow.DISPUTED, Workflow.SECOND_REVIEW, Workflow.IN_PROGRESS)
    there = [(one, counts.workflow.get(one, 0)) for one in (*order, Workflow.NEW)]
    yield Hung(stacked([Slice(number, *_LOOKS[one]) for one, number in there], width))
    for one, number in there:
        if number:
            fill, style = _LOOKS[one]
            words = Content.assemble((f" {fill} ", style), f"{number:>7,}  ", f"{WORKFLOW_GLYPHS[one]} {one}")
            yield Hung(words)
    of_it = f"{_counted(len(counts.articles), 'article')} · {counts.evidence:,} of evidence · "
    yield Hung(Content.styled(of_it + _counted(counts.notes, "note"), "dim"))


def verdicts(counts: Statistics, scale: Scale, width: int) -> Iterator[Hung]:
    """The verdicts in force, a bar a rating."""
    most, total = max(counts.verdicts.values(), default=0), sum(counts.verdicts.values())
    yield _heading("Verdicts", f"{total:,} in force" if total else "none yet")
    label = max(len(rating.label) for rating in scale.ratings)
    for rating in scale.ratings if total else ():
        number = counts.verdicts.get(rating.id, 0)
        style = f"$text-{rating.colour}"
        line = Content.assemble((f" {rating.glyph} ", f"bold {style}"), f"{rating.label.ljust(label)} {number:>6,} ")
        yield Hung(line + bar(number, most, max(0, width - line.cell_length - 1), style))


def pace(counts: Statistics, reviewer: str, now: datetime, width: int) -> Iterator[Hung]:
    """Decisions by hour and by day, and how long what is open may take."""
    made, here = counts.pace, now.astimezone(UTC)
    total = sum(made.days.values())
    yield _heading(
        "Pace", f"{_counted(total, 'decision')} on {_counted(len(made.days), 'day')}" if total else "none yet"
    )
    if total:
        hours = [(here - timedelta(hours=n)).strftime("%Y-%m-%dT%H") for n in reversed(range(_HOURS))]
        days = [
            (here - timedelta(days=n)).strftime("%Y-%m-%d") for n in reversed(range(min(_DAYS, max(7, width - 24))))
        ]
        yield _line("last 24 hours", [made.hours.get(hour, 0) for hour in hours])
        yield _line(f"last {len(days)} days", [made.days.get(day, 0) for day in days])
        today, yesterday = (made.days.get(day, 0) for day in (days[-1], days[-2]))
        yield Hung(Content.styled(f" today {today:,}, yesterday {yesterday:,} (UTC)", "dim"))
    left = counts.claims - counts.reviewed
    if left:
        yield from (Hung(Content.assemble(" ", *words), 1) for words in _left(counts, reviewer, left))


def _left(counts: Statistics, reviewer: str, left: int) -> Iterator[tuple[str | tuple[str, str], ...]]:
    yield (f"{_counted(left, 'claim')} left", (": at the pace there was", "dim"))
    seconds, days = counts.pace.work_left(left, reviewer), counts.pace.days_left(left)
    if seconds is not None:
        yield (("  at yours about ", "dim"), (_duration(seconds), "bold"), (" of work", "dim"))
    if days is not None:
        whole = max(1, round(days))
        yield (("  at everybody's on the last days of work about ", "dim"), (_counted(whole, "day"), "bold"))


def conflicts(counts: Statistics) -> Iterator[Hung]:
    """What is not settled between reviewers, or between articles."""
    disputed, links = counts.workflow.get(Workflow.DISPUTED, 0), counts.open_conflicts
    if disputed or links:
        yield _heading("Open conflicts", "")
        claims = "claim" if disputed == 1 else "claims"
        yield Hung(Content.assemble((f" ≠ {disputed:>5,} ", "$text-warning"), f"{claims} on which reviewers differ"))
        between = "link" if links == 1 else "links"
        yield Hung(Content.assemble((f" ! {links:>5,} ", "$text-warning"), f"{between} between claims that conflict"))


def agreement(found: Agreement, width: int) -> Iterator[Hung]:
    """How far reviewers agree, each figure with what it means."""
    if not found.claims:
        yield _heading("Agreement", "no claim was judged by more than one reviewer")
        return
    yield _heading("Agreement", f"on {found.claims_agreed:,} of {_counted(found.claims, 'claim')} judged by several")
    for name, figure, undefined in (
        ("Krippendorff's alpha", found.alpha_nominal, found.undefined.get("alpha_nominal")),
        ("  by how far apart", found.alpha_ordinal, found.undefined.get("alpha_ordinal")),
    ):
        meaning = alpha_in_words(figure) if figure is not None else undefined or ""
        yield _figure(name, figure, meaning, width)
    for pair in found.pairs:
        name = safe_text(" and ".join(pair.reviewers))
        meaning = KAPPA_UNDEFINED if pair.kappa is None else kappa_in_words(pair.kappa)
        said = f"{meaning}; {_counted(pair.claims, 'claim')}, {pair.agreement:.0f} % the same"
        yield _figure(f"kappa {name}", pair.kappa, said, width)


def _figure(name: str, figure: float | None, meaning: str, width: int) -> Hung:
    cells = min(26, max(10, width // 3))
    shown, used = fit(drawable(name), cells)
    value = "     –" if figure is None else f"{figure:z6.2f}"
    line = Content.assemble(f" {shown}{' ' * (cells - used)} ", (value, "bold"), " ", (safe_text(meaning), "dim"))
    return Hung(line, cells + 9)


def reviewers(counts: Statistics, scale: Scale, width: int) -> Iterator[Hung]:
    """Each reviewer's verdicts, drawn with the scale's glyphs, and how fast they go."""
    names = sorted(counts.pace.reviewers.keys() | counts.by_reviewer.keys())
    if not names:
        return
    yield _heading("Reviewers", _counted(len(names), "reviewer"))
    for name in names:
        given, speed = counts.by_reviewer.get(name, {}), counts.pace.reviewers.get(name)
        said = f"{sum(given.values()):,} verdicts"
        if speed is not None:
            each = f", {speed.median_seconds:.0f} s each" if speed.median_seconds is not None else ""
            said += f" · {_counted(speed.decisions, 'decision')} on {_counted(speed.days, 'day')}{each}"
        yield Hung(Content.assemble(" ", (safe_text(name), "bold"), (f"  {said}", "dim")), 3)
        slices = [Slice(given.get(rating.id, 0), rating.glyph, f"$text-{rating.colour}") for rating in scale.ratings]
        if any(one.number for one in slices):
            yield Hung(Content(" ") + stacked(slices, max(1, min(_WIDEST, width - 2))))


def articles(found: Sequence[ArticleSummary], width: int) -> Iterator[Hung]:
    """Each article's progress, a bar each."""
    if not found:
        return
    done = sum(1 for one in found if one.claims and one.reviewed == one.claims)
    yield _heading("Articles", f"{done:,} of {len(found):,} done")
    cells = max(6, min(24, width // 4))
    for one in found:
        count = f" {one.reviewed:,}/{one.claims:,}"
        title, used = fit(drawable(one.title), max(4, width - cells - len(count) - 2))
        style = "$text-success" if one.reviewed == one.claims else "$text-primary"
        room = max(0, width - cells - len(count) - 2 - used)
        drawn = bar(one.reviewed, one.claims, cells, style)
        yield Hung(Content.assemble(" ", title, " " * room + " ", drawn, (count, "dim")))


def claimants(counts: Statistics, scale: Scale, width: int) -> Iterator[Hung]:
    """Whose claims there are most of, and what came of them."""
    named = [group for group in counts.by_claimant if group.name is not None][:_CLAIMANTS]
    if not named:
        return
    yield _heading("Claimants", "those with the most claims")
    for group in named:
        ratings = (
            f"{rating.glyph}{group.verdicts[rating.id]}" for rating in scale.ratings if rating.id in group.verdicts
        )
        right = f"{group.reviewed:,}/{group.claims:,}  {' '.join(ratings)}".rstrip()
        name, used = fit(drawable(group.name or ""), max(4, width - measured(drawable(right)).width - 3))
        room = max(1, width - used - measured(drawable(right)).width - 2)
        yield Hung(Content.assemble(" ", name, " " * room, (right, "dim")))


def _heading(name: str, said: str) -> Hung:
    return Hung(Content.assemble((name, "bold $text-accent"), (f"  {said}" if said else "", "dim")))


def _line(name: str, numbers: Sequence[int]) -> Hung:
    most = f" at most {max(numbers):,}" if any(numbers) else ""
    return Hung(Content.assemble((f" {name.ljust(14)}", "dim"), sparkline(numbers, "$text-primary"), (most, "dim")))


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _duration(seconds: float) -> str:
    """Hours and minutes, as rough as they are."""
    minutes = max(1, round(seconds / 60))
    hours, rest = divmod(minutes, 60)
    if hours >= 10:
        return f"{round(minutes / 60):,} h"
    return f"{hours} h {rest} min" if hours else f"{rest} min"
