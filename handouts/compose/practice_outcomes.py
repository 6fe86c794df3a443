"""Model outcomes of the practice cases (artefact 21): for whoever leads the rounds, where each case can get to, what
its coachee knows, and what to listen for. It is for nobody at the table."""

from __future__ import annotations

from handouts.compose.frame import margins, workshop_file
from handouts.document import (
    Block,
    BulletList,
    Cell,
    Density,
    Document,
    Edition,
    FormField,
    Heading,
    PageBreak,
    Paragraph,
    Row,
    Section,
    Table,
    Title,
    quiet,
    strong,
    text,
)
from handouts.practice_sources import PracticeCardsSource
from handouts.wording import Words
from workshop_app.domain.rehearsal.practice_kinds import QuestionKind
from workshop_app.domain.rehearsal.trio_cards import TrioCards

NOTES = 3  # lines to write what a round brought


def compose(source: PracticeCardsSource, words: Words) -> Document:
    workshop = source.workshop
    title = words("artefact.practice_outcomes")
    pages = [_case(cards, number, source.asked, words) for number, cards in enumerate(source.cases, 1)]
    return Document(
        id="practice_outcomes",
        name=workshop_file("outcomes", workshop, words),
        title=f"{title}: {workshop.title}",
        edition=Edition.FACILITATOR,
        language=words.language,
        sections=(Section(tuple(block for page in pages for block in (PageBreak(), *page))[1:]),),
        margins=margins(workshop.imprint, words, title, words("frame.facilitator")),
        author=workshop.imprint.coach,
    )


def _case(cards: TrioCards, number: int, asked: dict[str, str], words: Words) -> tuple[Block, ...]:
    header = tuple(Cell(text(words(f"outcomes.{each}"))) for each in ("step", "wording"))
    rows = (
        Row((Cell(text(quiet(words("outcomes.brought")))), Cell(text(quiet(cards.first_draft))))),
        *(_step(nth, wording, len(cards.drafts), words) for nth, wording in enumerate(cards.drafts, 1)),
    )
    facts = tuple(_fact(fact.note, fact.kinds, asked, words) for fact in cards.facts)
    heads = tuple(Cell(text(words(f"outcomes.{each}"))) for each in ("knows", "asked"))
    return (
        Title(cards.title, words("outcomes.subtitle", n=number, name=cards.name, role=cards.role), compact=True),
        Paragraph(text(words("practice_cards.leader_lead"))),
        Heading(words("outcomes.way"), 3),
        Table(header, rows, (22, 148), density=Density.CLOSEST),
        Heading(words("outcomes.facts"), 3),
        Table(heads, facts, (85, 85), density=Density.CLOSEST),
        Heading(words("outcomes.look"), 3),
        BulletList(tuple(text(words(f"outcomes.look_{nth}")) for nth in range(1, 4))),
        FormField(words("outcomes.notes"), lines=NOTES, rest=True),
    )


def _step(nth: int, wording: str, last: int, words: Words) -> Row:
    said = strong(wording) if nth == last else wording
    return Row((Cell(text(words("outcomes.better" if nth < last else "outcomes.best"))), Cell(text(said))))


def _fact(note: str, kinds: tuple[QuestionKind, ...], asked: dict[str, str], words: Words) -> Row:
    """What she knows, and the question that brings it out."""
    said = [f"“{asked[kind]}”" for kind in kinds if kind is not QuestionKind.SILENCE]
    said += [words("practice_cards.silence")] if QuestionKind.SILENCE in kinds else []
    return Row((Cell(text(note)), Cell(text(quiet(" / ".join(said))))))
