"""A file that went out as the deployment parameters record and came back, from Word or LibreOffice: what the client
wrote on its margin, and what the client wrote over our decisions. The command line and the drop target call `expected`
where the reader lives and `read` wherever they like; nothing here changes anything.

The file is a stranger's: it is never unpacked to disk, never believed about its size, and no text in it is more than
text. Word, LibreOffice and word processors on the web all save differently; the marks of `marks.py` are looked for
first, then headings by their words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from handouts import marks, wording
from handouts.gather_parameters import numbered_titles
from handouts.intake_changes import MOST_PARTS, RecordPart, edits, parts_of
from handouts.intake_copies import doubled, told_once
from handouts.intake_copies import what_it_was as copy_of
from handouts.intake_decisions import Rewrite, places_of, rewrites, taken_out
from handouts.intake_opening import opened
from handouts.intake_places import anchors, places_in
from handouts.intake_sent import SentRecords, day_in, fields_of, package_of, sent_in_steps
from handouts.intake_text import lines_of
from handouts.returned_paper import Comment, ReadParagraph, ReturnedPaper
from handouts.sent_meanwhile import Histories, SentMeanwhile, histories
from handouts.sent_parts import as_sent, as_written, printed_in
from workshop_app.application import queries
from workshop_app.application.ports import Reader
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.identity import new_id
from workshop_app.domain.returned import ReturnedComment, ReturnedField, ReturnedKind, ReturnedState

RECORD = "parameters_record"
FEWEST_HEADINGS = 6  # without our properties, so many parameters have to be recognised by name
MOST_COMMENTS = 5000
LONGEST = 20_000  # characters of one comment; more is a pasted book
_SINCE = frozenset({"settled", "rationale", "exceptions", "staff"})  # marks that the first records had not


class Expected(Struct, frozen=True):
    """What a returned file is held against, read once. `titles` are the words a parameter's heading and its line in
    the tables may have, `decisions` what each says now; `sent` is the record as it went out, `known` what its fields
    said before."""

    engagement_id: str
    client: str
    titles: Mapping[str, tuple[str, ...]]
    decisions: Mapping[str, str]
    sent: SentRecords | None = None
    known: Histories = {}


def expected(reader: Reader) -> Expected:
    """What is needed to recognise this engagement's record."""
    *_, found = in_steps(reader)
    assert found is not None
    return found


def in_steps(reader: Reader) -> Iterator[Expected | None]:
    """The same step by step, the last of which has it: with several editions it takes longer than a window may."""
    engagement = queries.engagement(reader)
    shown = numbered_titles(reader)
    titles: dict[str, tuple[str, ...]] = {}
    for each in shown:
        titles[each.key] = (*titles.get(each.key, ()), *each.titles)
    yield None
    sent = yield from sent_in_steps(reader)
    yield Expected(
        engagement_id=engagement.id,
        client=engagement.client,
        titles=titles,
        decisions={each.key: each.decision for each in shown},
        sent=sent,
        known=histories(reader, "en"),
    )


def is_record(path: Path) -> bool:
    """Whether a file says of itself that it is a deployment parameters record, of whichever engagement. KnownError as
    in `read` where it cannot be opened."""
    return opened(path).properties.get(marks.DOCUMENT, "") == RECORD


def read(path: Path, ours: Expected) -> tuple[ReturnedComment, ...]:
    """What came back, comments first, each in the order of the text. KnownError with a sentence for a file that cannot
    be read safely, is not a deployment parameters record, or belongs to another engagement."""
    paper = opened(path)
    if paper.properties.get(marks.DOCUMENT, RECORD) != RECORD:
        raise KnownError(ErrorCode.RETURNED_NOT_OURS, path=str(path))
    lines = paper.lines
    if not any(line.words.strip() for line in lines):
        raise KnownError(ErrorCode.RETURNED_EMPTY, path=str(path))
    places = places_in(lines, ours.titles)
    _check_whose(paper, lines, places, path, ours)
    version = paper.properties.get(marks.VERSION, "") or _version(paper)
    if len(paper.comments) > MOST_COMMENTS:
        raise KnownError(ErrorCode.RETURNED_TOO_LARGE, path=str(path))
    remarks = _remarks(paper.comments, anchors(lines, places, ours.titles), paper.quotes)
    out = _as_sent(paper, lines, ours, version)
    former = not _code(paper) and _is_former(paper, lines, _of_what_is_there(out, places, ours))
    decisions = tuple(rewrites(lines, places, ours.titles, former=former))
    if not former:
        sent = rewrites(out, places_in(out, ours.titles), ours.titles, former=False)
        decisions = (*decisions, *taken_out(decisions, sent))
    elsewhere = _former_note(paper) if former else _elsewhere(paper, lines, places, out, ours, version, path)
    found = (*remarks, *_proposals(paper, decisions, ours), *elsewhere)
    return tuple(
        replace(each, source=path.name, version=version, position=position) for position, each in enumerate(found)
    )


def _check_whose(
    paper: ReturnedPaper, lines: Sequence[ReadParagraph], places: Sequence[str], path: Path, ours: Expected
) -> None:
    whose = paper.properties.get(marks.ENGAGEMENT, "")
    if whose == ours.engagement_id:
        return
    if whose:
        raise KnownError(ErrorCode.RETURNED_OTHER_CLIENT, path=str(path), client=ours.client)
    # Word processors on the web drop properties: then the client's name and our headings have to be there.
    front = " ".join(" ".join(line.words for line, place in zip(lines, places, strict=True) if not place).split())
    if len(set(places) - {""}) < FEWEST_HEADINGS or " ".join(ours.client.split()) not in front:
        raise KnownError(ErrorCode.RETURNED_NOT_OURS, path=str(path))


# -- what stands on the margin


def _remarks(
    comments: Mapping[str, Comment], placed: Mapping[str, str], quotes: Mapping[str, str]
) -> Iterator[ReturnedComment]:
    """In the order of the places they stand at, answers behind their question."""
    rank = {id: place for place, id in enumerate(placed)}
    for each in sorted(comments.values(), key=lambda comment: rank.get(_root(comment, comments).id, len(rank))):
        if each.text:
            asked = comments.get(each.reply_to)
            yield ReturnedComment(
                id=new_id(),
                kind=ReturnedKind.COMMENT,
                key=placed.get(_root(each, comments).id, ""),
                author=each.author,
                at=each.at,
                text=each.text[:LONGEST],
                reply_to=asked.text[:LONGEST] if asked else "",
                old="" if asked else quotes.get(each.id, "")[:LONGEST],
                state=ReturnedState.CLOSED if _root(each, comments).resolved else ReturnedState.OPEN,
            )


def _root(comment: Comment, comments: Mapping[str, Comment]) -> Comment:
    """The comment a thread began with: answers stand where their question does."""
    seen: set[str] = set()
    while comment.reply_to in comments and comment.id not in seen:
        seen.add(comment.id)
        comment = comments[comment.reply_to]
    return comment


# -- everything else


def _version(paper: ReturnedPaper) -> str:
    """The version the foot of the page names, where the properties are gone."""
    code = _code(paper)
    return code.version if code else ""


def _code(paper: ReturnedPaper) -> marks.PaperCode | None:
    """The code at the foot of each page; the first records had none."""
    return next(filter(None, map(marks.code_in, paper.margins)), None)


def _language(paper: ReturnedPaper) -> str:
    language = paper.properties.get(marks.LANGUAGE, "")
    return language if language in wording.languages() else "en"


def _as_sent(
    paper: ReturnedPaper, lines: Sequence[ReadParagraph], ours: Expected, version: str
) -> Sequence[ReadParagraph]:
    """The lines of this version as they are printed today; none where there is no record."""
    if ours.sent is None:
        return ()
    return lines_of(package_of(ours.sent.of(version), _language(paper), _day(lines)))


def _day(lines: Sequence[ReadParagraph]) -> date | None:
    """The day a record says it is of."""
    return next(filter(None, (day_in(line.words) for line in lines if line.row and line.cell == 2)), None)


def _former_note(paper: ReturnedPaper) -> Iterator[ReturnedComment]:
    words = wording.load(_language(paper))
    yield ReturnedComment(id=new_id(), kind=ReturnedKind.COMMENT, text=words("record.former"))


def _elsewhere(
    paper: ReturnedPaper,
    lines: Sequence[ReadParagraph],
    places: Sequence[str],
    out: Sequence[ReadParagraph],
    ours: Expected,
    version: str,
    path: Path,
) -> Iterator[ReturnedComment]:
    """Whatever else is different from the record as it went out, and from what stands here now."""
    if ours.sent is None:
        return
    language, out_places = _language(paper), places_in(out, ours.titles)
    fields = fields_of(ours.sent.of(version), ours.titles, language)
    came = parts_of(lines, places, places_of(lines, places, ours.titles))
    if len(came) > MOST_PARTS:
        raise KnownError(ErrorCode.RETURNED_TOO_LARGE, path=str(path))
    printed = printed_in(paper.properties)
    today = parts_of(out, out_places, places_of(out, out_places, ours.titles))
    meanwhile = SentMeanwhile(today, fields, printed, ours.known, _day(lines))
    sent = as_sent(today, came, printed, meanwhile.is_gone)
    twice = doubled(came)
    if twice:
        told = wording.load(language)("record.twice", n=max(1, len(twice - {""})))
        yield ReturnedComment(id=new_id(), kind=ReturnedKind.COMMENT, text=told)

    def what_it_was(part: RecordPart) -> int | None:
        return copy_of(part, sent, fields) if part.place in twice else None

    for each in edits(sent, as_written(sent, told_once(sent, came, twice), printed), fields, language, what_it_was):
        yield ReturnedComment(
            id=new_id(),
            kind=ReturnedKind.PROPOSAL,
            key=each.key,
            author=each.author,
            at=each.at,
            text=each.field,
            old=(each.old if (then := meanwhile.words_of(each.key, each.field)) is None else then)[:LONGEST],
            new=each.new[:LONGEST],
        )


def _is_former(paper: ReturnedPaper, lines: Sequence[ReadParagraph], out: Sequence[ReadParagraph]) -> bool:
    """Whether it was printed when only headings and decisions had their bookmarks: held against the record as it is
    printed now (`out`), everything else in it would pass for the client's words. One in which nothing but decisions
    stands has no other bookmarks today either."""
    decided = any(name.startswith(marks.decision("")) for name in paper.properties)
    begun = _begun(lines)
    return decided and "decision" in begun and bool(_begun(out) & _SINCE) and not begun & _SINCE


def _of_what_is_there(out: Sequence[ReadParagraph], places: Sequence[str], ours: Expected) -> Sequence[ReadParagraph]:
    """The lines as sent of those parameters that stand in the file at all: of one that was cut off nothing can tell
    which edition printed it."""
    there = set(places) - {""}
    return [line for line, place in zip(out, places_in(out, ours.titles), strict=True) if place in there]


def _begun(lines: Sequence[ReadParagraph]) -> set[str]:
    return {mark.partition("_")[0] for line in lines for mark in line.starts}


# -- decisions


def _before(rewrite: Rewrite, sent: str) -> str:
    """What it said before tracked changes, if that is what went out: words typed without tracking stand in it, too."""
    if not rewrite.changed.author or (sent and marks.fingerprint(rewrite.before) != sent):
        return ""
    return rewrite.before.strip()


def _proposals(paper: ReturnedPaper, decisions: Sequence[Rewrite], ours: Expected) -> Iterator[ReturnedComment]:
    """A decision was written anew when it says something else than went out, and than stands here now. Nobody took one
    out that went out without a word."""
    known = any(name.startswith(marks.decision("")) for name in paper.properties)
    for each in decisions:
        now = ours.decisions.get(each.key, "")
        written = marks.fingerprint(each.words)
        sent = paper.properties.get(marks.decision(each.key), "")
        if written in {sent, marks.fingerprint(now)} or not (each.words.strip() or now.strip()):
            continue
        if known and not sent and not each.words.strip():
            continue
        yield ReturnedComment(
            id=new_id(),
            kind=ReturnedKind.PROPOSAL,
            key=each.key,
            author=each.changed.author,
            at=each.changed.at,
            old=_before(each, sent) or _sent_decision(each.key, sent, ours),
            new=each.words.strip()[:LONGEST],
        )


def _sent_decision(key: str, sent: str, ours: Expected) -> str:
    """What a decision said when it went out with this fingerprint; what it says now where nobody can tell."""
    history = ours.known.get((key, ReturnedField.DECISION))
    former = (each.words.strip() for each in reversed(history.former)) if history else ()
    now = ours.decisions.get(key, "")
    return next((each for each in (now, *former) if marks.fingerprint(each) == sent), now)
