"""The feedback summary (artefact 35): how often each answer was given, what was said in groups, what we change because
of it. With what was counted, or a form to fill in by hand; no name and no single answer stands on it."""

from __future__ import annotations

from msgspec.structs import replace

from handouts.compose import feedback_told
from handouts.compose.feedback_form import SCALE, SCALES
from handouts.compose.fitting import first_on_one_page
from handouts.compose.frame import joined, margins, workshop_file, workshop_line
from handouts.document import (
    Block,
    Document,
    Edition,
    FieldGrid,
    FormField,
    FormRow,
    Paragraph,
    Section,
    Title,
    quiet,
    text,
)
from handouts.form_sources import FeedbackSource
from handouts.measure import fits_as_drawn
from handouts.wording import Words

ASKED_WIDTH, COUNT, MIDDLE = 76.0, 15.0, 19.0
# What was said often enough to be told, and lines for what we change: the first that stays on one page is taken.
SHAPES = ((4, 3), (4, 2), (3, 3), (3, 2))
PACE = ("slow", "right", "fast")


def compose(source: FeedbackSource, words: Words) -> Document:
    if source.said is not None:
        return _document(source, feedback_told.blocks(source, source.said, _title(source, words), words), words)
    return first_on_one_page((_summary(source, *shape, words) for shape in SHAPES), fits_as_drawn)


def _title(source: FeedbackSource, words: Words) -> Title:
    workshop = source.workshop
    subtitle = joined(workshop.title, workshop_line(workshop, words))
    return Title(words("artefact.feedback_summary"), subtitle, compact=True)


def _summary(source: FeedbackSource, groups: int, lines: int, words: Words) -> Document:
    blocks = (
        _title(source, words),
        FieldGrid((FormRow((FormField(words("feedback_sum.forms"), mark="forms"),
                            FormField(words("feedback_sum.people"), mark="people"),
                            FormField(words("feedback_sum.sentence"), mark="sentence")), (30, 30, 110)),)),
        FieldGrid((*(_counts(nth, key, words) for nth, key in enumerate(SCALES, 1)), _pace(words))),
        FieldGrid(tuple(_group("useful", nth, words) for nth in range(1, groups + 1))),
        FieldGrid(tuple(_group("change", nth, words) for nth in range(1, groups + 1))),
        FieldGrid((FormRow((FormField(words("feedback_sum.promises"), lines=2, mark="promises", rest=True),), (1,)),)),
        FieldGrid((FormRow((FormField(words("feedback_sum.we"), lines=lines, mark="we_change", rest=True),
                            FormField(words("feedback_sum.by"), mark="we_by")), (130, 40)),)),
        Paragraph(text(quiet(words("feedback_sum.rule")))),
    )  # fmt: skip
    return replace(_document(source, blocks, words), form=True)


def _document(source: FeedbackSource, blocks: tuple[Block, ...], words: Words) -> Document:
    workshop, title = source.workshop, words("artefact.feedback_summary")
    return Document(
        id="feedback_summary",
        name=workshop_file("feedback_sum", workshop, words),
        title=f"{title}: {workshop.title}",
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(Section(blocks),),
        margins=margins(workshop.imprint, words, title),
        author=workshop.imprint.coach,
    )


def _counts(nth: int, key: str, words: Words) -> FormRow:
    """A question, how many gave each answer, and the answer in the middle of all."""
    asked = FormField("", hint=words(f"feedback.{key}"), lines=0)
    counts = (FormField(value_label, mark=f"q{nth}_{value_label}") for value_label in SCALE)
    middle = FormField(words("feedback_sum.middle"), mark=f"q{nth}_middle")
    return FormRow((asked, *counts, middle), (ASKED_WIDTH, *(COUNT,) * len(SCALE), MIDDLE))


def _pace(words: Words) -> FormRow:
    asked = FormField("", hint=words("feedback.pace"), lines=0)
    third = (COUNT * len(SCALE) + MIDDLE) / len(PACE)
    counts = (FormField(words(f"feedback.{each}"), mark=f"pace_{each}") for each in PACE)
    return FormRow((asked, *counts), (ASKED_WIDTH, *(third,) * len(PACE)))


def _group(kind: str, nth: int, words: Words) -> FormRow:
    """What several people said in their words, and how many did."""
    said = FormField(words(f"feedback_sum.{kind}") if nth == 1 else "", mark=f"{kind}_{nth}")
    count = FormField(words("feedback_sum.how_many") if nth == 1 else "", mark=f"{kind}_{nth}_count")
    return FormRow((said, count), (145, 25))
