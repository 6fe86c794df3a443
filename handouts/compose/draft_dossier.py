"""From the first draft to the last word: every objective and key result of a set with everything it said before, and
the question that changed it. A page for the client at the end of drafting, and an appendix of the engagement."""

from __future__ import annotations

from collections.abc import Iterator

from handouts.compose.frame import joined, lines_of, margins
from handouts.document import (
    Block,
    Cell,
    Document,
    Edition,
    Heading,
    Paragraph,
    Row,
    Section,
    Table,
    Title,
    Together,
    quiet,
    strong,
    text,
)
from handouts.gather_dossier import DossierPart, DossierSource
from handouts.wording import Words
from workshop_app.domain.wordings import Wording

WIDTHS = (22, 34, 34, 30)


def compose(source: DossierSource, words: Words) -> Document:
    status = words("draft.subtitle", status=words.member(source.status), version=source.version)
    team = source.team or words("draft.team_nameless")
    blocks: list[Block] = [Title(words("dossier.title"), joined(team, status)), Paragraph(text(words("dossier.lead")))]
    for part in source.parts:
        blocks += _part(part, words)
    if source.came_and_went:
        blocks.append(Heading(words("dossier.came_and_went")))
        blocks.append(_table(source.came_and_went, words))
    return Document(
        id="draft_dossier",
        name=file_name(source, words),
        title=f"{words('dossier.title')}: {team}",
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section(tuple(blocks)),),
        margins=margins(source.imprint, words, joined(words("dossier.title"), team), status),
        author=source.imprint.coach,
    )


def file_name(source: DossierSource, words: Words) -> str:
    """What the document is called as a file."""
    return words("dossier.file", team=source.team or words("draft.team_nameless"))


def _part(part: DossierPart, words: Words) -> Iterator[Block]:
    said = part.text or words("draft.key_result_empty")
    heading: Block = Heading(said, 1) if not part.number else Heading(f"{part.number}  {said}", 3)
    if not part.changed:
        yield heading
        yield Paragraph(text(quiet(words("dossier.unchanged"))))
        return
    first = next(each for each in part.history if each.is_change or each.after.strip())
    began = first.before.strip() or first.after.strip()
    if first.field == "text" and began != part.text:
        yield Together((heading, Paragraph(lines_of(quiet(words("dossier.began")), strong(began)))))
    else:
        yield heading
    yield _table(tuple(each for each in part.history if each.is_change), words)


def _table(changes: tuple[Wording, ...], words: Words) -> Table:
    header = tuple(Cell(text(words(f"dossier.{head}"))) for head in ("when", "before", "after", "because"))
    return Table(header, tuple(_row(each, words) for each in changes), WIDTHS)


def _row(each: Wording, words: Words) -> Row:
    part = words(f"dossier.part.{each.field}") if each.field != "text" else ""
    when = (words.date(each.at.astimezone().date()), *((quiet(part),) if part else ()))
    nothing = words("draft.none")
    return Row(
        (
            Cell(lines_of(*when)),
            Cell(text(quiet(each.before.strip() or nothing))),
            Cell(text(each.after.strip() or nothing)),
            Cell(text(_because(each, words) or nothing)),
        )
    )


def _because(each: Wording, words: Words) -> str:
    """The question in the words it was asked; once it was published, the reason and who agreed."""
    asked = words("dossier.asked", question=each.question.strip()) if each.question.strip() else ""
    agreed = words("dossier.agreed", who=each.agreed_by.strip()) if each.agreed_by.strip() else ""
    return " ".join(part for part in (asked, each.why.strip(), agreed) if part)
