"""The dependency conversation (artefact 28): one page for fifteen minutes between two teams, in the order of the talk;
what is known stands in its field."""

from __future__ import annotations

from msgspec.structs import replace

from handouts.compose.fitting import first_on_one_page
from handouts.compose.frame import joined
from handouts.compose.one_section import document
from handouts.cycle_sources import LoggedLine, TalkSource
from handouts.document import Block, Document, FieldGrid, FormField, FormRow, TimeBox, TimeStrip, Title
from handouts.measure import fits_with_its_lines
from handouts.wording import Words, in_a_row
from workshop_app.domain.between_teams import TeamDependency, TheirView
from workshop_app.domain.talk_plan import PLAN

VIEWS = (TheirView.YES, TheirView.PARTLY, TheirView.NO)
LINES = (6, 5, 4, 3, 2, 1)  # for their reality, which takes what is left
NOBODY = LoggedLine(TeamDependency("", ""))


def compose(source: TalkSource, words: Words) -> Document:
    return first_on_one_page((_document(source, lines, words) for lines in LINES), fits_with_its_lines)


def file_name(source: TalkSource, words: Words) -> str:
    """What the document is called as a file."""
    if source.line is None:
        return words("talk.file_blank")
    need = source.line.need
    return words("talk.file", needs=need.needs.strip(), gives=need.gives.strip() or words("talk.somebody"))


def _document(source: TalkSource, lines: int, words: Words) -> Document:
    blocks: tuple[Block, ...] = (
        Title(words("artefact.dependency_talk"), words("talk.subtitle"), compact=True),
        _plan(words),
        *_grids(source, source.line or NOBODY, lines, words),
    )
    return document("dependency_talk", file_name(source, words), source.imprint, words, blocks)


def _plan(words: Words) -> TimeStrip:
    """The fifteen minutes: each part as wide as it is long."""
    boxes: list[TimeBox] = []
    at = 0
    for part, n in PLAN:
        boxes.append(TimeBox(words("frame.minutes", n=n), words(f"talk.part_{part}"), "", at, n))
        at += n
    alt = in_a_row(f"{box.said}, {box.head}" for box in boxes)
    return TimeStrip((), tuple(boxes), alt, in_proportion=True)


def _grids(source: TalkSource, line: LoggedLine, lines: int, words: Words) -> tuple[FieldGrid, ...]:
    need = line.need

    def field(key: str, value: str = "", lines: int = 1) -> FormField:
        return FormField(words(f"talk.{key}"), value=value.strip(), lines=lines)

    due = words.date(need.due) if need.due else ""
    look = words.date(need.next_look) if need.next_look else ""
    confirmed = joined(need.confirmed_by.strip(), words.date(need.confirmed_on) if need.confirmed_on else "")
    chosen = frozenset([VIEWS.index(need.view)] if need.view in VIEWS else [])
    views = tuple(words(f"talk.view_{view}") for view in VIEWS)
    known = FormRow((field("result", joined(line.number, line.result.strip())),), (1,))
    sides = FormRow((field("we", need.needs), field("they", need.gives)), (1, 1))
    why = FormRow((field("why_now", source.why_now, 2),), (1,))
    return (
        FieldGrid((known, sides, why)),
        FieldGrid(
            (
                FormRow((field("what", need.what, 2),), (1,)),
                FormRow((field("due", due), field("how_seen", need.how_seen)), (1, 2)),
            )
        ),
        FieldGrid(
            (
                FormRow((replace(field("reality", need.their_reality, lines), rest=True),), (1,)),
                FormRow((FormField(words("talk.answer"), lines=1, choices=views, chosen=chosen),), (1,)),
                FormRow((field("gives_up", need.gives_up),), (1,)),
                FormRow((field("words", need.agreed_words),), (1,)),
            )
        ),
        FieldGrid(
            (
                FormRow((field("our_owner", need.needs_owner), field("their_owner", need.gives_owner)), (1, 1)),
                FormRow(
                    (field("agreed", confirmed), field("look", look), field("escalate", need.escalate_to)),
                    (80, 34, 56),  # a name and a day on one line
                ),
            )
        ),
    )
