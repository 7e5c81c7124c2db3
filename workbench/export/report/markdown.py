"""The report as Markdown, as GitHub and pandoc read it: what others wrote shows as it is and formats nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import IO, Any

from workbench.domain.article import Role
from workbench.domain.link import Link, Pair, Relation, Sighting
from workbench.domain.review import Evidence, Note, ReviewedClaim, Verdict
from workbench.domain.seal import Seal
from workbench.export import sealing
from workbench.export.formats import Options, Review, Written
from workbench.export.report.highlights import Piece
from workbench.export.report.looks import Look, Looks
from workbench.export.report.views import ChapterView, ClaimView, Report, Stretch, chapter_view, differing
from workbench.export.report.words import counted, file_name, known, moment
from workbench.export.web import address, readable

# What is markup wherever it stands, and what is so at the beginning of a line, in CommonMark, GitHub's and pandoc's:
# GitHub makes links of addresses, pandoc lists of what is numbered by letters or in parentheses.
_MARKUP = re.compile(r"[\\`*_\[\]{}<>&|~$^@]|:(?=//)|(?<=www)\.", re.IGNORECASE)
_AT_START = re.compile(r"^(\d+(?=[.)])|(?:[a-z]|[ivxlcdm]+)(?=[.)]))?([#+=:.)(%-])", re.IGNORECASE)
# What an address between angle brackets must not hold, or would be read otherwise there.
_IN_ADDRESS = re.compile(r"[<>\\]|&(?=#?\w+;)")
_IN_ADDRESS_AS = {"<": "%3C", ">": "%3E", "&": "&amp;", "\\": "\\\\"}


def write(review: Review, seal: Seal, out: IO[Any], options: Options) -> Written:
    """What was written to *out*: the report, an article at a time."""
    looks, articles = Looks(seal.scale), review.articles()
    report = Report(looks, options.publisher, frozenset(article.id for article in articles))
    shares = looks.shares(review.tallies())
    total = sum(share.claims for share in shares)
    out.write(f"# {line(review.title)}\n\n")
    out.write(f"{counted(len(articles), 'article')}, {counted(total, 'claim')}.\n\n")
    if shares:
        out.write("| stands as | claims |\n| --- | ---: |\n")
        out.writelines(f"| {_badge(share.look)} | {share.claims:,} |\n" for share in shares)
        out.write("\n")
    for chapter in review.chapters():
        out.writelines(f"{block}\n\n" for block in _chapter(chapter_view(chapter, report)))
    out.writelines(f"{block}\n\n" for block in _pairs(review.links(relation=Relation.CONFLICTS)))
    out.writelines(f"{block}\n\n" for block in _about(seal))
    out.write(f"<!-- {sealing.as_json(seal)} -->\n")
    return Written(total)


def line(text: str) -> str:
    """*text* in one line, as Markdown that shows it and nothing else."""
    return _start(_inline(" ".join(readable(text).split())))


def quoted(text: str) -> str:
    """*text* as a block quotation that keeps its lines."""
    return "\n".join(f"> {line(part)}  " if part.strip() else ">" for part in readable(text).splitlines())


def _inline(text: str) -> str:
    return _MARKUP.sub(lambda found: "\\" + found[0], text)


def _start(text: str) -> str:
    """*text*, escaped otherwise already, at the beginning of a line."""
    return _AT_START.sub(lambda found: f"{found[1] or ''}\\{found[2]}", text, count=1)


def _link(url: str, words: str) -> str:
    """A link to *url*, if it may be followed; else the *words* alone."""
    shown = _inline(" ".join(readable(words).split()))
    goal = address(url)
    if goal is None:
        return shown
    return f"[{shown}](<{_IN_ADDRESS.sub(lambda found: _IN_ADDRESS_AS[found[0]], readable(goal))}>)"


def _chapter(view: ChapterView) -> Iterator[str]:
    article = view.article
    yield f'<a id="a-{article.id}"></a>\n\n## {line(article.title)}'
    if about := known((article.byline, article.outlet, article.published)):
        yield line(about)
    yield _link(article.source, article.source) if address(article.source) else line(file_name(article.source))
    if view.summary.replaced_by:
        yield f"An earlier version, replaced by [the newest one](#a-{view.summary.replaced_by})."
    yield from _notes(view.notes)
    yield "### The text"
    for stretch in view.paragraphs:
        yield from _stretch(stretch)
    yield "### The claims in it"
    for claim in view.claims:
        yield from _claim(claim)


def _stretch(stretch: Stretch) -> Iterator[str]:
    if stretch.is_clutter:
        kinds = ", ".join(stretch.kinds)
        yield f"*{counted(len(stretch.paragraphs), 'paragraph')} around the article left out: {kinds}.*"
        return
    for paragraph in stretch.paragraphs:
        if text := _start("".join(_piece(piece) for piece in paragraph.pieces if not piece.blank).strip()):
            yield {Role.HEADING: f"#### {text}", Role.QUOTATION: f"> {text}"}.get(paragraph.role, text)


def _piece(piece: Piece) -> str:
    begun = "".join(
        f'<a id="t-{mark.id}"></a><sup>[{mark.number}{_inline(mark.look.glyph)}](#c-{mark.id})</sup>'
        for mark in piece.begin
    )
    words = _inline(re.sub(r"\s+", " ", readable(piece.text)))
    return begun + "<mark>" * len(piece.within) + words + "</mark>" * len(piece.within)


def _claim(it: ClaimView) -> Iterator[str]:
    claim = it.claim
    waits = f" ({it.workflow})" if it.waits else ""
    yield f'<a id="c-{claim.id}"></a>\n\n#### {it.number}. {_inline(it.look.glyph)} {line(it.label)}{waits}'
    yield quoted(claim.text)
    if it.record.wording:
        yield f"Checked as: {line(it.record.wording)}"
    if it.facts:
        yield "\n".join(f"- {name}: {line(words)}" for name, words in it.facts)
    for verdict, look, settles in it.verdicts:
        yield from _verdict(verdict, look, settles)
    if dismissal := it.record.dismissal:
        yield f"Put aside by {line(dismissal.reviewer)}, {line(moment(dismissal.at))}:"
        yield quoted(dismissal.reason or "No reason was given.")
    for piece, passage in it.evidence:
        yield from _evidence(piece, passage)
    yield from _notes(it.record.notes)
    yield from _conflicts(it.conflicts)
    for sighting in it.elsewhere:
        link = sighting.link
        yield f"{link.relation.capitalize()} in {_other(sighting.other)} ({line(link.grounds.sentence)}):"
        yield quoted(sighting.other.claim.text)
    yield f"Why it was picked ({claim.score:.2f}): " + (
        "; ".join(f"{line(reason.name)} {reason.weight:+.2f}" for reason in claim.reasons) or "no reasons are recorded"
    )
    if it.history:
        yield "History:"
        yield "\n".join(f"- {line(moment(at))}, {line(who)}: {line(words)}" for at, who, words in it.history)
    yield f"[Claim {claim.id[:8]}](#t-{claim.id}), characters {claim.start} to {claim.end} of the text"


def _other(reviewed: ReviewedClaim) -> str:
    return f"[{line(reviewed.article_title)}](#c-{reviewed.claim.id})"


def _conflicts(conflicts: Iterable[Sighting]) -> Iterator[str]:
    """What tells it otherwise, with what differs side by side."""
    for sighting in conflicts:
        yield f"**The collection says otherwise** in {_other(sighting.other)}:"
        yield quoted(sighting.other.claim.text)
        yield _side_by_side(sighting.link)


def _pairs(pairs: Iterable[Pair]) -> Iterator[str]:
    """All that cannot both hold."""
    for number, pair in enumerate(pairs):
        if number == 0:
            yield "## Where the collection says otherwise"
        for reviewed in (pair.first, pair.second):
            yield f"In {_other(reviewed)}:"
            yield quoted(reviewed.claim.text)
        yield _side_by_side(pair.link, "the first", "the second")


def _side_by_side(link: Link, one: str = "here", other: str = "there") -> str:
    if not (pieces := differing(link)):
        return line(link.grounds.sentence)
    rows = (f"| {line(piece.what)} | {_cell(piece.first)} | {_cell(piece.second)} |" for piece in pieces)
    return "\n".join([f"| | {one} | {other} |", "| --- | --- | --- |", *rows])


def _cell(words: str) -> str:
    return line(words) or "nothing"


def _verdict(verdict: Verdict, look: Look, settles: bool) -> Iterator[str]:
    confidence = f", confidence: {line(verdict.confidence)}" if verdict.confidence else ""
    settled = ", which settles the claim" if settles else ""
    words = f"**{_inline(look.glyph)} {line(verdict.label)}** by {line(verdict.reviewer)}, {line(moment(verdict.at))}"
    source = verdict.carried_from
    carried = f", carried from [claim {line(source[:8])}](#c-{line(source)})" if source else ""
    yield words + confidence + settled + carried
    if verdict.rationale:
        yield quoted(verdict.rationale)


def _evidence(piece: Evidence, passage: str | None) -> Iterator[str]:
    if piece.article_id:
        words = line(piece.title or "a passage of an article")
        where = f"[{words}]({passage})" if passage else words
        where += f", characters {piece.start} to {piece.end}"
    elif piece.file:
        where = line(piece.title or piece.file.name) + f", file {line(piece.reference)}"
    else:
        where = _link(piece.url or "", piece.title or piece.url or "")
    about = known((piece.publisher, piece.published, piece.locator))
    archived = _link(piece.archive_url, "archived copy") if piece.archive_url else ""
    looked = f"looked at {moment(piece.accessed)} · {piece.reviewer}"
    yield f"Evidence, {piece.stance}: " + known((where, line(about), archived, line(looked)))
    if piece.quote:
        yield quoted(piece.quote)


def _notes(notes: Iterable[Note]) -> Iterator[str]:
    for note in notes:
        yield f"Note by {line(note.reviewer)}, {line(moment(note.at))}:"
        yield quoted(note.text)


def _about(seal: Seal) -> Iterator[str]:
    scale = seal.scale
    yield "## About this report"
    yield (
        "The claims were found by a program, which says under each why it picked it, or cut out by a reviewer. Each "
        "verdict is a reviewer’s, with the rationale and the evidence as the reviewer wrote them down."
    )
    if seal.entries:
        many = "1 entry" if seal.entries == 1 else f"{seal.entries:,} entries"
        yield f"The log that this report was made from has {many}; its digest is `{seal.digest}`."
    yield f"| {line(scale.id)}, version {scale.version} | number |\n| --- | ---: |\n" + "\n".join(
        f"| {line(rating.label)} | {'none' if rating.number is None else rating.number} |" for rating in scale.ratings
    )
    yield f"Made with factcheck-workbench {line(seal.program)} on {line(moment(seal.at))} by {line(seal.by)}."


def _badge(look: Look) -> str:
    return f"{_inline(look.glyph)} {line(look.label)}"
