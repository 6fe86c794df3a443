"""Practice cases as cards for a trio (section 5.13 of the domain): a page for the coach, one for the coachee, one for
the observer without a fact of the case, for each round. Of a workshop, how far each case can get is a paper of its own
(`practice_outcomes`); of cases without one it stands at the end.
"""

from __future__ import annotations

from agendas.model import Seat
from agendas.words import seat_prompts
from handouts.compose.frame import margins, workshop_file
from handouts.document import (
    Block,
    BulletList,
    Cell,
    Density,
    Document,
    Edition,
    FieldGrid,
    FormField,
    FormRow,
    Heading,
    Margins,
    Note,
    PageBreak,
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
from handouts.measure import FORM_RESERVE, fits_as_drawn, pages
from handouts.practice_sources import PracticeCardsSource
from handouts.wording import Words
from workshop_app.domain.engagement import Paper
from workshop_app.domain.rehearsal.practice_kinds import QuestionKind
from workshop_app.domain.rehearsal.trio_cards import CardFact, TrioCards

LOG = 15  # questions there is room for on the observer's page
COLUMNS = ("minute", "question", "kind", "effect")
NOTES = 3  # on the coachee's page, at least, where it has room
HEARD = 9  # lines on the coach's page
Asked = dict[str, str]


def compose(source: PracticeCardsSource, words: Words) -> Document:
    workshop = source.workshop
    name = workshop_file("practice_cards", workshop, words)
    title = f"{words('artefact.practice_cards')}: {workshop.title}"
    head = margins(workshop.imprint, words, words("artefact.practice_cards"))
    return _document(source.cases, source.asked, name, title, head, words, workshop.imprint.coach, ())


def compose_alone(cases: tuple[TrioCards, ...], asked: Asked, words: Words) -> Document:
    """The same for cases that were chosen by name, without an engagement."""
    title = words("artefact.practice_cards")
    name = f"{title} – {cases[0].title}" if len(cases) == 1 else title
    page = words("frame.page", page="{page}", pages="{pages}")
    outcomes = (PageBreak(), *_outcomes(cases, words))
    return _document(cases, asked, name, title, Margins(head_left=title, page=page), words, "", outcomes)


def _document(
    cases: tuple[TrioCards, ...],
    asked: Asked,
    name: str,
    title: str,
    head: Margins,
    words: Words,
    author: str,
    end: tuple[Block, ...],
) -> Document:
    blocks: list[Block] = []
    for number, cards in enumerate(cases, 1):
        coachee = _with_notes(_coachee(cards, number, asked, words), name, title, head, words, author)
        for page in (_coach(cards, number, words), coachee, _observer(number, words)):
            blocks += [*([PageBreak()] if blocks else []), *page]
    return _paper((*blocks, *end), name, title, head, words, author)


def _with_notes(
    page: tuple[Block, ...], name: str, title: str, head: Margins, words: Words, author: str
) -> tuple[Block, ...]:
    """What the facts leave free of the last sheet is for notes; no sheet is added for them."""
    notes = FormField(words("practice_cards.noticed"), lines=NOTES, rest=True)
    noted = (*page, FieldGrid((FormRow((notes,), (1,)),)))
    plain, longer = (_paper(each, name, title, head, words, author) for each in (page, noted))
    sheets = max(pages(plain, paper) for paper in Paper)
    return noted if fits_as_drawn(longer, sheets, FORM_RESERVE) else page


def _paper(blocks: tuple[Block, ...], name: str, title: str, head: Margins, words: Words, author: str) -> Document:
    return Document(
        id="practice_cards",
        name=name,
        title=title,
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section(blocks),),
        margins=head,
        author=author,
        one_sided=True,
    )


def _title(seat: Seat, number: int, words: Words) -> Title:
    return Title(words(f"practice_cards.{seat}"), words("practice_cards.round", n=number), compact=True)


def _coach(cards: TrioCards, number: int, words: Words) -> tuple[Block, ...]:
    return (
        _title(Seat.COACH, number, words),
        Paragraph(text(words("practice_cards.coach_lead", name=cards.name, role=cards.role)), lead=True),
        Heading(cards.title, 2),
        Paragraph(text(cards.briefing)),
        Note(words("practice_cards.draft"), (text(cards.first_draft),)),
        Heading(words("practice_cards.ask"), 2),
        BulletList(tuple(text(prompt) for prompt in seat_prompts(Seat.COACH, words.language)), numbered=True),
        Paragraph(text(quiet(words("practice_cards.coach_rule")))),
        FieldGrid((FormRow((FormField(words("practice_cards.heard"), lines=HEARD, rest=True),), (1,)),)),
    )


def _coachee(cards: TrioCards, number: int, asked: Asked, words: Words) -> tuple[Block, ...]:
    header = tuple(Cell(text(words(f"practice_cards.{each}"))) for each in ("know", "when", "say"))
    rows = tuple(_fact_row(fact, asked, words) for fact in cards.facts)
    resists = ", ".join(f"“{asked[kind]}”" for kind in cards.resists)
    notes = [text(words("practice_cards.advice", words=cards.to_advice))]
    notes += [text(words("practice_cards.resists", questions=resists))] if resists else []
    notes.append(text(words("practice_cards.pen")))
    return (
        _title(Seat.COACHEE, number, words),
        Paragraph(
            text(words("practice_cards.you_are", name=cards.name, role=cards.role), " ", cards.manner), lead=True
        ),
        Paragraph(text(strong(cards.title), "\n", cards.briefing)),
        Note(words("practice_cards.draft"), (text(cards.first_draft),)),
        Paragraph(text(words("practice_cards.opening", words=cards.opening))),
        Heading(words("practice_cards.facts"), 2),
        Table(header, rows, (27, 27, 46), density=Density.CLOSEST),
        Together((Heading(words("practice_cards.manner"), 2), BulletList(tuple(notes)))),
    )


def _fact_row(fact: CardFact, asked: Asked, words: Words) -> Row:
    when = " / ".join(f"“{asked[kind]}”" for kind in fact.kinds if kind is not QuestionKind.SILENCE)
    if QuestionKind.SILENCE in fact.kinds:
        quiet_coach = words("practice_cards.silence")
        when = f"{when}, {quiet_coach}" if when else quiet_coach
    more = [words("practice_cards.after", notes="; ".join(fact.after))] if fact.after else []
    more += [words("practice_cards.trust")] if fact.trust else []
    told = text(when, *(part for each in more for part in ("\n", quiet(each))))
    return Row((Cell(text(fact.note)), Cell(told), Cell(text(f"“{fact.says}”"))))


def _observer(number: int, words: Words) -> tuple[Block, ...]:
    header = tuple(Cell(text(words(f"observer.{column}"))) for column in COLUMNS)
    log = Table(header, (Row((Cell(lines=1),) * len(COLUMNS)),) * LOG, (10, 66, 12, 12))
    return (
        _title(Seat.OBSERVER, number, words),
        Paragraph(text(words("practice_cards.observer_lead")), lead=True),
        BulletList(tuple(text(prompt) for prompt in seat_prompts(Seat.OBSERVER, words.language))),
        log,
    )


def _outcomes(cases: tuple[TrioCards, ...], words: Words) -> tuple[Block, ...]:
    """The model outcome sheet. It is for nobody at the table."""
    blocks: list[Block] = [Title(words("practice_cards.leader"), words("practice_cards.leader_lead"))]
    for cards in cases:
        first = text(quiet(cards.first_draft))
        steps = tuple(text(wording) for wording in cards.drafts)
        blocks.append(
            Together((Heading(f"{cards.title}: {cards.name}", 2), BulletList((first, *steps), numbered=True)))
        )
    return tuple(blocks)
