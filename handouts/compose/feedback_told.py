"""The feedback summary with what was counted (artefact 35): how many gave each answer, what was said in groups, what
people will do and what we change because of it. No name and no single answer stands on it: a question with fewer than
five answers has no figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from handouts.compose.frame import lines_of
from handouts.document import (
    Align,
    Block,
    Cell,
    Heading,
    Note,
    Paragraph,
    Row,
    Table,
    Title,
    Together,
    quiet,
    strong,
    text,
)
from handouts.form_sources import FeedbackSource
from handouts.wording import Words
from workshop_app.domain.feedback import FEWEST, MOST, PACES, SCALES, Counts, Feedback, SaidGroup, may_be_told, middle
from workshop_app.domain.feedback import groups as groups_of

WIDTHS = (70.0, *(16.4,) * MOST, 18.0)  # the columns of the answers are alike
SAID_WIDTHS = (85.0, 85.0)
PROMISE_WIDTHS = (145.0, 25.0)


def blocks(source: FeedbackSource, said: Feedback, head: Title, words: Words) -> tuple[Block, ...]:
    """From the sentence of the day to what is changed; what nobody wrote down is left out."""
    lead = said.sentence.strip()
    return (
        head,
        *((Paragraph(text(lead), lead=True),) if lead else ()),
        *_answered(source, said, words),
        *_counted(said, words),
        *_said(said, words),
        *_promised(said, words),
        *_changed(said, words),
        Paragraph(text(quiet(words("feedback_sum.told_rule", fewest=FEWEST))), note=True),
    )


def _answered(source: FeedbackSource, said: Feedback, words: Words) -> Iterator[Block]:
    if not said.forms:
        return
    of = words("feedback_sum.answered_of", n=said.forms, people=source.people)
    told = of if source.people >= said.forms else words.count("feedback_sum.answered", said.forms)
    again = words.count("feedback_sum.again", said.ask_again) if said.ask_again else ""
    yield Paragraph(text(" ".join(each for each in (told, again) if each)))


def _counted(said: Feedback, words: Words) -> Iterator[Block]:
    asked = tuple((name, getattr(said, name)) for name in SCALES if any(getattr(said, name)))
    blocks: list[Block] = []
    if asked:
        marks = (words("feedback_sum.least"), *(str(mark) for mark in range(2, MOST)), words("feedback_sum.most"))
        heads = (Cell(), *(Cell(text(mark), Align.CENTRE) for mark in (*marks, words("feedback_sum.middle"))))
        blocks.append(Table(heads, tuple(_asked(name, counts, said.forms, words) for name, counts in asked), WIDTHS))
    if any(said.pace):
        blocks.append(Paragraph(text(strong(words("feedback.pace")), f"  {_pace(said.pace, said.forms, words)}")))
    if blocks:
        yield Together((Heading(words("feedback_sum.counted")), *blocks))


def _asked(name: str, counts: Counts, forms: int, words: Words) -> Row:
    """With how many answered, where not every form did."""
    some = words("feedback_sum.some", n=sum(counts), of=forms) if sum(counts) < forms and may_be_told(counts) else ""
    asked = Cell(lines_of(words(f"feedback.{name}"), quiet(some)))
    if not may_be_told(counts):
        few = words("feedback_sum.too_few", fewest=FEWEST)
        return Row((asked, Cell(text(quiet(few)), Align.CENTRE, span=MOST + 1)))
    most = max(counts)
    cells = (
        Cell(text(strong(str(count)) if count else quiet("·")), Align.CENTRE, shade=count / most) for count in counts
    )
    return Row((asked, *cells, Cell(text(strong(middle(counts))), Align.CENTRE)))


def _pace(counts: Counts, forms: int, words: Words) -> str:
    if not may_be_told(counts):
        return words("feedback_sum.too_few", fewest=FEWEST)
    some = words("feedback_sum.some", n=sum(counts), of=forms) if sum(counts) < forms else ""
    told = (f"{count} {words(f'feedback.{pace}')}" for pace, count in zip(PACES, counts, strict=False))
    return " · ".join(each for each in (*told, some) if each)


def _said(said: Feedback, words: Words) -> Iterator[Block]:
    """What helped and what to change side by side."""
    useful, change = groups_of(said.useful), groups_of(said.change)
    if not useful and not change:
        return
    heads = (Cell(text(words("feedback_sum.helped"))), Cell(text(words("feedback_sum.to_change"))))
    rows = tuple(Row((_group(left), _group(right))) for left, right in zip_longest(useful, change))
    yield Together((Heading(words("feedback_sum.in_their_words")), Table(heads, rows, SAID_WIDTHS)))


def _group(group: SaidGroup | None) -> Cell:
    if group is None:
        return Cell()
    return Cell(text(group.said, quiet(f"  ({group.count})")) if group.count else text(group.said))


def _promised(said: Feedback, words: Words) -> Iterator[Block]:
    promises: Sequence[SaidGroup] = groups_of(said.promises)
    if not promises:
        return
    many = words("feedback_sum.how_many") if any(each.count for each in promises) else ""
    heads = (Cell(text(words("feedback_sum.promised"))), Cell(text(many), Align.END))
    rows = (Row((Cell(text(each.said)), Cell(text(each.count), Align.END))) for each in promises)
    yield Table(heads, tuple(rows), PROMISE_WIDTHS)


def _changed(said: Feedback, words: Words) -> Iterator[Block]:
    told = said.we_change.strip()
    if told:
        by = words("feedback_sum.changed_by", day=words.date(said.we_by)) if said.we_by else ""
        yield Note(words("feedback_sum.we"), (text(told), *((text(quiet(by)),) if by else ())))
