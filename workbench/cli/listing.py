"""Commands that list: articles, passages, claims, one claim."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click
from msgspec import to_builtins

from workbench.cli import checks, filtering, output, versions
from workbench.cli.claims import link_as_dict, stands
from workbench.cli.options import database, json_option, reader_option, reading, reveal_option, say_hidden
from workbench.desk.desk import Desk
from workbench.desk.orders import SORTS
from workbench.domain import sifting
from workbench.domain.article import Article
from workbench.domain.check import EarlierCheck
from workbench.domain.link import Sighting
from workbench.domain.record import Record
from workbench.domain.review import ArticleSummary, LogEntry, ReviewedClaim, Verdict, Workflow
from workbench.domain.scale import DEFAULT
from workbench.domain.telling import told


@click.command()
@database
@reveal_option
@reader_option
@json_option
def articles(database: Path, reveal: bool, reviewer: str | None, json_: bool) -> None:
    """List the articles with their progress."""
    with reading(database, reviewer, reveal=reveal) as desk:
        say_hidden(desk)
        found = desk.articles()
    if json_:
        output.as_json(_article(a) for a in found)
        return
    output.table(
        ["id", "published", "words", "reviewed", "like", "title"],
        ([a.id[:8], a.published or "", str(a.words), f"{a.reviewed}/{a.claims}", _like(a), _title(a)] for a in found),
    )


def _like(article: ArticleSummary) -> str:
    """The articles that it is nearly the same as, or the version that replaced it."""
    if article.replaced_by:
        return f"replaced by {article.replaced_by[:8]}"
    return " ".join(f"{one.id[:8]} {one.similarity:.0%}" for one in article.near)


def _title(article: ArticleSummary) -> str:
    return f"[no title] {article.title}" if article.title_is_standin else article.title


def _article(article: ArticleSummary) -> dict[str, Any]:
    told: dict[str, Any] = to_builtins(article)
    return told


@click.command()
@database
@click.argument("article", required=False)
@json_option
def passages(database: Path, article: str | None, json_: bool) -> None:
    """List the text as it was read: role, kind of boilerplate, language, offsets."""
    with reading(database) as desk:
        found = [desk.article(article)] if article else [desk.article(a.id) for a in desk.articles()]
    rows = [_passage(a, number) for a in found for number in range(len(a.passages))]
    if json_:
        output.as_json(rows)
        return
    output.table(
        ["article", "start", "end", "role", "kind", "language", "text"],
        (
            [
                r["article_id"][:8],
                str(r["start"]),
                str(r["end"]),
                r["role"],
                r["kind"] or "",
                r["language"] or "",
                r["text"],
            ]
            for r in rows
        ),
    )


def _passage(article: Article, number: int) -> dict[str, Any]:
    passage = article.passages[number]
    return {"article_id": article.id, **to_builtins(passage), "text": passage.span.of(article.text)}


@click.command()
@database
@click.option("--article", metavar="ID", help="Only those of the article whose id begins so.")
@click.option("--workflow", type=click.Choice([str(w) for w in Workflow]), help="Only those that stand there.")
@click.option("--verdict", type=click.Choice([r.id for r in DEFAULT.ratings]), help="Only those rated so.")
@click.option("--claimant", metavar="NAME", help="Only those of a claimant whose name has this in it.")
@click.option("--orphaned", is_flag=True, help="Only those that stand nowhere in the newer version of their article.")
@click.option("--superseded", is_flag=True, help="Also those of earlier versions that the newest carries on.")
@click.option("--checked-before", is_flag=True, help="Only those that likely were checked before, and how.")
@click.option("--min-score", type=click.FloatRange(0, 1), metavar="X", help="Only those at least so check-worthy.")
@click.option("--where", metavar="FILTER", help="Only those the queue's filter finds: 'crane is:open -by:Aker'.")
@click.option("--saved", metavar="NAME", help="Only those that the filter kept under this name finds, in its order.")
@click.option("--sort", type=click.Choice(list(SORTS)), default="position", show_default=True)
@reveal_option
@reader_option
@json_option
def claims(
    database: Path,
    article: str | None,
    workflow: str | None,
    verdict: str | None,
    claimant: str | None,
    min_score: float | None,
    orphaned: bool,
    superseded: bool,
    checked_before: bool,
    where: str | None,
    saved: str | None,
    sort: str,
    reveal: bool,
    reviewer: str | None,
    json_: bool,
) -> None:
    """List the claims that were found, and where each stands."""
    if (where or saved) and superseded:
        raise click.UsageError("A filter looks through the claims that are listed; it does not go with --superseded.")
    if where and (problems := sifting.read(where).problems):
        raise click.BadParameter(problems[0], param_hint="--where")
    with reading(database, reviewer, reveal=reveal) as desk:
        say_hidden(desk)
        if saved is not None:
            kept = filtering.named(desk.saved_filters(), saved)
            where, sort = f"{kept.text} {where or ''}".strip(), kept.sort if sort == "position" else sort
        found = desk.claims(
            article=article,
            workflow=Workflow(workflow) if workflow else None,
            rating=verdict,
            claimant=claimant,
            min_score=min_score,
            orphaned=orphaned,
            superseded=superseded,
            sort=sort if sort in ("score", "claimant", "workflow") else "position",
        )
        if where or sort in ("conflict", "imported", "touched"):
            places = {id_: place for place, id_ in enumerate(desk.sifted(where or "", sort))}
            found = iter(sorted((c for c in found if c.claim.id in places), key=lambda c: places[c.claim.id]))
        if checked_before:
            _list_checked(desk, found, json_)
            return
        if json_:
            output.as_json(_claim(c) for c in found)
            return
        output.table(
            ["id", "score", "stands", "claimant", "claim"],
            ([c.claim.id[:8], f"{c.claim.score:.2f}", stands(c), c.claim.claimant or "", c.claim.text] for c in found),
        )


def _list_checked(desk: Desk, found: Iterable[ReviewedClaim], json_: bool) -> None:
    """Lists those of *found* that likely were checked before, with how."""
    checks.with_checked_files(desk)
    with_checks = ((c, earlier) for c in found if (earlier := desk.earlier_checks(c.claim.id)))
    if json_:
        output.as_json({**_claim(c), "checked_before": checks.as_dicts(earlier)} for c, earlier in with_checks)
        return
    output.table(
        ["id", "stands", "likely", "verdict", "by", "claim"],
        (
            [c.claim.id[:8], stands(c), f"{best.score:.2f}", best.verdict, best.by or "", c.claim.text]
            for c, (best, *_) in with_checks
        ),
    )


def _claim(reviewed: ReviewedClaim) -> dict[str, Any]:
    claim, standing = reviewed.claim, reviewed.standing
    return {
        "id": claim.id,
        "article_id": claim.article_id,
        "article_title": reviewed.article_title,
        "start": claim.start,
        "end": claim.end,
        "text": claim.text,
        "kind": claim.kind,
        "score": claim.score,
        "reasons": [to_builtins(reason) for reason in claim.reasons],
        "claimant": claim.claimant,
        "claimant_surface": claim.claimant_surface,
        "cue": to_builtins(claim.cue) if claim.cue else None,
        "is_quote": claim.is_quote,
        "quantities": [to_builtins(quantity) for quantity in claim.quantities],
        "occurred": to_builtins(claim.occurred) if claim.occurred else None,
        "place": claim.place,
        "parts": [to_builtins(part) for part in claim.parts],
        "needs_context": to_builtins(claim.needs_context) if claim.needs_context else None,
        "origin": claim.origin,
        "workflow": standing.workflow,
        "verdict": standing.rating,
        "evidence_count": standing.evidence,
        "note_count": standing.notes,
        "source": reviewed.source,
    }


@click.command()
@database
@click.argument("claim")
@reveal_option
@reader_option
@json_option
def show(database: Path, claim: str, reveal: bool, reviewer: str | None, json_: bool) -> None:
    """Show one claim: context, reasons, links, evidence, earlier checks, history."""
    with reading(database, reviewer, reveal=reveal) as desk:
        say_hidden(desk)
        reviewed = desk.claim(claim)
        record, sightings = desk.record(reviewed.claim.id), desk.sightings(reviewed.claim.id)
        history = desk.history(reviewed.claim.id)
        earlier = checks.with_checked_files(desk).earlier_checks(reviewed.claim.id)
        if json_:
            whole = {**_whole(record, sightings, history), **versions.as_dicts(record.lineage)}
            output.one_as_json({**whole, "checked_before": checks.as_dicts(earlier)})
            return
        for text in _described(desk, record, sightings, history, earlier):
            output.paragraph(text)


def _whole(record: Record, sightings: list[Sighting], history: list[LogEntry]) -> dict[str, Any]:
    return {
        **_claim(record.reviewed),
        "wording": record.wording,
        "verdicts": [to_builtins(verdict) for verdict in record.verdicts],
        "adjudication": to_builtins(record.adjudication) if record.adjudication else None,
        "evidence": [{"number": n, **to_builtins(piece)} for n, piece in enumerate(record.evidence, 1)],
        "notes": [to_builtins(note) for note in record.notes],
        "article_notes": [to_builtins(note) for note in record.article_notes],
        "dismissal": to_builtins(record.dismissal) if record.dismissal else None,
        "links": [
            {**link_as_dict(s.link), "text": s.other.claim.text, "article_title": s.other.article_title}
            for s in sightings
        ],
        "history": [to_builtins(entry) for entry in history],
    }


def _described(
    desk: Desk, record: Record, sightings: list[Sighting], history: list[LogEntry], earlier: list[EarlierCheck]
) -> list[str]:
    blind = desk.hides()
    claim = record.reviewed.claim
    text = desk.article(claim.article_id).text
    before, after = text[max(0, claim.start - 120) : claim.start], text[claim.end : claim.end + 120]
    lines = [
        f"Claim {claim.id}, characters {claim.start} to {claim.end} of “{record.reviewed.article_title}”",
        f"  …{before}»{claim.text}«{after}…",
        f"Check-worthiness {claim.score:.2f}:",
        *(f"  {reason.weight:+.2f}  {reason.name}: {text[reason.start : reason.end]}" for reason in claim.reasons),
        f"Kind: {claim.kind}",
        f"Claimant: {claim.claimant or 'the article itself'}"
        + (f" (“{claim.claimant_surface}”)" if claim.claimant_surface else "")
        + (f", by “{claim.cue.of(text)}”" if claim.cue else ""),
    ]
    lines += (f"Counts: {quantity.told}" for quantity in claim.quantities)
    if claim.occurred:
        start, end = claim.occurred.start, claim.occurred.end
        lines.append(f"Occurred: {start if start == end else f'{start} to {end}'}")
    elif record.is_undated:
        lines.append(
            "Occurred: not known, since the article states no date; "
            f"`workbench correct {desk.path} {claim.article_id[:8]} --published YYYY-MM-DD` gives it one"
        )
    lines += [f"Place: {claim.place}"] if claim.place else []
    lines += (f"Part {n} of {len(claim.parts)}: {part.of(text)}" for n, part in enumerate(claim.parts, 1))
    if claim.needs_context:
        lines.append(f"Needs context: whom or what “{claim.needs_context.of(text)}” means stands before it")
    return (
        lines
        + list(record.lineage.sentences())
        + _decided(record)
        + _linked(record, sightings)
        + list(checks.sentences(earlier))
        + [f"History: {e.at} {e.author}: {told(e, desk.entry, blind=blind)}" for e in history]
    )


def _decided(record: Record) -> list[str]:
    """What reviewers made of the claim."""
    lines = [f"Checked as: {record.wording}"] if record.wording else []
    lines += [f"Stands: {stands(record.reviewed)}"]
    lines += [_verdict(record, "Settled", record.adjudication)] if record.adjudication else []
    lines += (_verdict(record, "Verdict", verdict) for verdict in record.verdicts)
    if record.dismissal is not None:
        lines.append(
            f"Dismissed: {record.dismissal.reviewer}, {record.dismissal.at}. {record.dismissal.reason}".rstrip()
        )
    return lines


def _verdict(record: Record, word: str, verdict: Verdict) -> str:
    sure = f", {verdict.confidence} confidence" if verdict.confidence else ""
    rationale = f". {verdict.rationale}" if verdict.rationale else ""
    earlier = ", carried from an earlier version" if verdict.claim_id != record.reviewed.claim.id else ""
    earlier += f", carried from claim {verdict.carried_from[:8]}" if verdict.carried_from else ""
    return f"{word}: {verdict.label}, {verdict.reviewer}, {verdict.at}{sure}{earlier}{rationale}"


def _linked(record: Record, sightings: list[Sighting]) -> list[str]:
    """What bears on the claim: evidence, numbered as `withdraw` takes it, notes, other articles' claims."""
    lines = [
        f"Evidence {n}, {e.stance}, {e.reviewer}: {e.reference}" + (f" “{e.quote}”" if e.quote else "")
        for n, e in enumerate(record.evidence, 1)
    ]
    lines += (f"Note, {n.reviewer}, {n.at}: {n.text}" for n in record.notes)
    lines += (f"Note on the article, {n.reviewer}, {n.at}: {n.text}" for n in record.article_notes)
    for s in sightings:
        lines.append(
            f"{s.link.relation.capitalize()}, “{s.other.article_title}” {s.other.claim.id[:8]}: {s.other.claim.text}"
        )
        lines += [f"  Because: {s.link.grounds.sentence}"] if s.link.grounds.sentence else []
    return lines
