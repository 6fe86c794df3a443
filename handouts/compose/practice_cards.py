"""Practice cases as cards for a trio (section 5.13 of the domain): a leaf for the coach, one for the coachee, one for
the observer without a fact of the case, for each round. Each has two sides that say whose they are, so that a printer
that uses backs puts nobody's words on the back of anybody else's. Of a workshop, how far each case can get is a paper
of its own (`practice_outcomes`); of cases without one it stands at the end.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

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
from handouts.measure import fits_in_word
from handouts.practice_sources import PracticeCardsSource
from handouts.wording import Words
from workshop_app.domain.rehearsal.practice_kinds import QuestionKind
from workshop_app.domain.rehearsal.trio_cards import CardFact, TrioCards

LOG = 14  # questions there is room for on each of the observer's sides
COLUMNS = ("minute", "question", "kind", "effect")
NOTES = 3  # lines behind what the coachee knows, at least, where it has room
HEARD, BEHIND = 9, 11  # lines on the coach's sides, at most
WORKED = 2  # behind the observer's log
Asked = dict[str, str]
Side = tuple[Block, ...]


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
    def alone(side: tuple[Block, ...]) -> Document:
        return _paper(side, name, title, head, words, author)

    blocks: list[Block] = []
    for number, cards in enumerate(cases, 1):
        sides = (
            *_coach(cards, number, words, alone),
            *_coachee(cards, number, asked, words, alone),
            *_observer(number, words),
        )
        for side in sides:
            blocks += [*([PageBreak()] if blocks else []), *side]
    return _paper((*blocks, *end), name, title, head, words, author)


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
    )


def _title(seat: Seat, number: int, words: Words, behind: bool = False) -> Title:
    told = words("practice_cards.behind" if behind else "practice_cards.round", n=number)
    return Title(words(f"practice_cards.{seat}"), told, compact=True)


def _lines(label: str, lines: int) -> FieldGrid:
    return FieldGrid((FormRow((FormField(label, lines=lines, rest=True),), (1,)),))


def _coach(cards: TrioCards, number: int, words: Words, alone: Callable[[Side], Document]) -> tuple[Side, Side]:
    asked = (
        _title(Seat.COACH, number, words),
        Paragraph(text(words("practice_cards.coach_lead", name=cards.name, role=cards.role)), lead=True),
        Heading(cards.title, 2),
        Paragraph(text(cards.briefing)),
        Note(words("practice_cards.draft"), (text(cards.first_draft),)),
        Heading(words("practice_cards.ask"), 2),
        BulletList(tuple(text(prompt) for prompt in seat_prompts(Seat.COACH, words.language)), numbered=True),
        Paragraph(text(quiet(words("practice_cards.coach_rule")))),
    )
    fronts = [(*asked, _lines(words("practice_cards.heard"), lines)) for lines in range(HEARD, 0, -1)]
    front = next((each for each in fronts if fits_in_word(alone(each))), fronts[-1])
    own, told = (_lines(words(f"practice_cards.{each}"), BEHIND) for each in ("own_questions", "told"))
    return front, (_title(Seat.COACH, number, words, behind=True), own, told)


def _coachee(
    cards: TrioCards, number: int, asked: Asked, words: Words, alone: Callable[[Side], Document]
) -> tuple[Side, Side]:
    """As many facts on the front as it takes in a word processor, too; the others behind, with room for notes where
    there is some."""
    header = tuple(Cell(text(words(f"practice_cards.{each}"))) for each in ("know", "when", "say"))
    rows = tuple(_fact_row(fact, asked, words) for fact in cards.facts)
    resists = ", ".join(f"“{asked[kind]}”" for kind in cards.resists)
    notes = [text(words("practice_cards.advice", words=cards.to_advice))]
    notes += [text(words("practice_cards.resists", questions=resists))] if resists else []
    notes.append(text(words("practice_cards.pen")))

    who: Side = (
        _title(Seat.COACHEE, number, words),
        Paragraph(
            text(words("practice_cards.you_play", name=cards.name, role=cards.role), " ", cards.manner), lead=True
        ),
        Paragraph(text(strong(cards.title), "\n", cards.briefing)),
        Note(words("practice_cards.draft"), (text(cards.first_draft),)),
        Paragraph(text(words("practice_cards.opening", words=cards.opening))),
        Heading(words("practice_cards.facts"), 2),
    )
    manner = Together((Heading(words("practice_cards.manner"), 2), BulletList(tuple(notes))))
    front, behind = who, who
    for density, lines in product((Density.CLOSEST, Density.LECTERN), (NOTES, 0)):

        def facts(some: tuple[Row, ...], density: Density = density) -> tuple[Block, ...]:
            return (Table(header, some, (27, 27, 46), density=density),) if some else ()

        many = next((n for n in range(len(rows), 1, -1) if fits_in_word(alone((*who, *facts(rows[:n]))))), 1)
        noted = (_lines(words("practice_cards.noticed"), lines),) if lines else ()
        front = (*who, *facts(rows[:many]))
        behind = (_title(Seat.COACHEE, number, words, behind=True), *facts(rows[many:]), manner, *noted)
        if fits_in_word(alone(behind)):
            break
    return front, behind


def _fact_row(fact: CardFact, asked: Asked, words: Words) -> Row:
    when = " / ".join(f"“{asked[kind]}”" for kind in fact.kinds if kind is not QuestionKind.SILENCE)
    if QuestionKind.SILENCE in fact.kinds:
        quiet_coach = words("practice_cards.silence")
        when = f"{when}, {quiet_coach}" if when else quiet_coach
    more = [words("practice_cards.after", notes="; ".join(fact.after))] if fact.after else []
    more += [words("practice_cards.trust")] if fact.trust else []
    told = text(when, *(part for each in more for part in ("\n", quiet(each))))
    return Row((Cell(text(fact.note)), Cell(told), Cell(text(f"“{fact.says}”"))))


def _observer(number: int, words: Words) -> tuple[Side, Side]:
    front = (
        _title(Seat.OBSERVER, number, words),
        Paragraph(text(words("practice_cards.observer_lead")), lead=True),
        BulletList(tuple(text(prompt) for prompt in seat_prompts(Seat.OBSERVER, words.language))),
        _log(words),
        Paragraph(text(quiet(words("observer.effects"))), note=True),
    )
    worked = _lines(words("observer.worked"), WORKED)
    return front, (_title(Seat.OBSERVER, number, words, behind=True), _log(words), worked)


def _log(words: Words) -> Table:
    header = tuple(Cell(text(words(f"observer.{column}"))) for column in COLUMNS)
    return Table(header, (Row((Cell(lines=1),) * len(COLUMNS)),) * LOG, (10, 66, 12, 12))


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
