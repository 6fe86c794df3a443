"""From the first draft to the last word: every objective and key result of a set with everything it said before, and
the question that changed it. A page for the client at the end of drafting, and an appendix of the engagement."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from handouts.compose.frame import joined, lines_of, margins, was
from handouts.document import (
    Block,
    BulletList,
    Cell,
    Density,
    Document,
    Edition,
    Heading,
    Note,
    Paragraph,
    Row,
    Section,
    Table,
    TextRun,
    Title,
    Together,
    quiet,
    strong,
    text,
)
from handouts.gather_dossier import DossierPart, DossierSource
from handouts.wording import Words, names_as_typed
from workshop_app.domain.text import inside_quotes
from workshop_app.domain.wordings import LEVELS, Wording

WIDTHS = (25, 39, 39, 47)
OF_LEVELS = (25, 20, 20, 85)  # where no more than a value was changed: the reason needs the room
VALUE = 10  # letters


def compose(source: DossierSource, words: Words) -> Document:
    status = words("draft.subtitle", status=words.member(source.status), version=source.version)
    team = source.team or words("draft.team_nameless")
    blocks: list[Block] = [
        Title(words("artefact.draft_dossier"), joined(team, status), compact=True),
        Paragraph(text(words("dossier.lead")), lead=True),
    ]
    blocks += _parts(source.parts, words)
    if source.came_and_went:
        blocks.append(Heading(words("dossier.came_and_went"), 2))
        blocks.append(_table(source.came_and_went, words))
    return Document(
        id="draft_dossier",
        name=file_name(source, words),
        title=f"{words('artefact.draft_dossier')}: {team}",
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section(tuple(blocks)),),
        margins=margins(source.imprint, words, joined(words("artefact.draft_dossier"), team), status),
        author=source.imprint.coach,
    )


def file_name(source: DossierSource, words: Words) -> str:
    """What the document is called as a file."""
    return words("dossier.file", team=source.team or words("draft.team_nameless"))


def _parts(parts: tuple[DossierPart, ...], words: Words) -> Iterator[Block]:
    """Each objective of which something changed, with that; last, in one list, what stands as it was first written."""
    for objective, results in _grouped(parts):
        changed = [each for each in results if each.changed]
        if objective.changed or changed:
            yield from _part(objective, words)
        for each in changed:
            yield from _part(each, words)
    same = tuple(each for each in parts if not each.changed)
    if same:
        said = tuple(text(*_named(each, words)) for each in same)
        yield Together((Heading(words("dossier.unchanged"), 2), BulletList(said)))


def _grouped(parts: tuple[DossierPart, ...]) -> Iterator[tuple[DossierPart, tuple[DossierPart, ...]]]:
    """An objective, and its key results."""
    starts = [at for at, each in enumerate(parts) if not each.number]
    for at, end in pairwise([*starts, len(parts)]):
        yield parts[at], parts[at + 1 : end]


def _named(part: DossierPart, words: Words) -> tuple[str | TextRun, ...]:
    said = part.text or words("draft.key_result_empty")
    return (f"{part.number}  {said}",) if part.number else (strong(said),)


def _part(part: DossierPart, words: Words) -> Iterator[Block]:
    said = part.text or words("draft.key_result_empty")
    heading = Heading(f"{part.number}  {said}", 3) if part.number else Heading(said, 2)
    if not part.changed:
        yield heading
        return
    first = next(each for each in part.history if each.is_change or each.after.strip())
    began = first.before.strip() or first.after.strip()
    head: tuple[Block, ...] = (heading,)
    if first.field == "text" and began != part.text:
        # What came in whole was first written on a day nobody knows.
        day = "" if first.before.strip() else words("dossier.began_on", day=words.date(first.at.astimezone().date()))
        head += (Note(day or words("dossier.began"), (text(began),)),)
    yield Together((*head, _table(tuple(each for each in part.history if each.is_change), words)))


def _table(changes: tuple[Wording, ...], words: Words) -> Table:
    header = tuple(Cell(text(words(f"dossier.{head}"))) for head in ("when", "before", "after", "because"))
    values = all(max(len(each.before.strip()), len(each.after.strip())) <= VALUE for each in changes)
    widths = OF_LEVELS if values else WIDTHS
    return Table(header, tuple(_row(each, words) for each in changes), widths, density=Density.CLOSE)


def _row(each: Wording, words: Words) -> Row:
    part = words(f"dossier.part.{each.field}") if each.field != "text" else ""
    when = (words.date(each.at.astimezone().date()), *((quiet(part),) if part else ()))
    nothing = words("draft.none")
    after = each.after.strip() or nothing
    return Row(
        (
            Cell(lines_of(*when)),
            Cell(text(was(each.before.strip(), words) if each.before.strip() else quiet(nothing))),
            Cell(text(strong(after) if each.field in LEVELS else after)),
            Cell(text(_because(each, words) or nothing)),
        )
    )


def _because(each: Wording, words: Words) -> str:
    """The question in the words it was asked; once it was published, the reason and who agreed."""
    asked = words("dossier.asked", question=inside_quotes(each.question.strip())) if each.question.strip() else ""
    agreed = words("dossier.agreed", who=names_as_typed(each.agreed_by.strip())) if each.agreed_by.strip() else ""
    return " ".join(part for part in (asked, each.why.strip(), agreed) if part)
