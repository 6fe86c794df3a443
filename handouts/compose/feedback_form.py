"""The feedback form (artefact 35): one page, three minutes, without a name. The same scale every time, so that
workshops can be compared; before and after stand as a pair."""

from __future__ import annotations

from handouts.compose.fitting import roomiest
from handouts.compose.frame import joined, margins, workshop_file, workshop_line
from handouts.document import (
    Document,
    Edition,
    FieldGrid,
    FormField,
    FormRow,
    Paragraph,
    Section,
    Title,
    text,
)
from handouts.form_sources import WorkshopFormSource
from handouts.wording import Words

SCALE = ("1", "2", "3", "4", "5")
SCALES = ("worth", "explain", "before", "after")


def compose(source: WorkshopFormSource, words: Words) -> Document:
    return roomiest(lambda more: _form(source, more, words))


def _form(source: WorkshopFormSource, more: int, words: Words) -> Document:
    workshop = source.workshop
    title = words("artefact.feedback_form")
    asked = (words(f"feedback.{each}") for each in SCALES)
    pace = tuple(words(f"feedback.{each}") for each in ("slow", "right", "fast"))
    answers = (words("feedback.yes"), words("feedback.no"))
    scales = tuple(_asked(each, SCALE, f"q{nth}", rings=True) for nth, each in enumerate(asked, 1))
    promise = FormField(words("feedback.next"), lines=2, mark="next")
    by = FormField(words("feedback.next_by"), lines=2, mark="next_by")
    name = FormField(words("feedback.name"), lines=1, mark="name")
    contact = FormField(words("feedback.contact"), lines=1, mark="contact", choices=answers)
    useful = FormField(words("feedback.useful"), lines=5 + (more + 1) // 2, mark="useful", rest=True)
    change = FormField(words("feedback.change"), lines=5 + more // 2, mark="change", rest=True)
    grids = (
        FieldGrid((*scales, _asked(words("feedback.pace"), pace, "pace"))),
        FieldGrid((FormRow((useful,), (1,)),)),
        FieldGrid((FormRow((change,), (1,)),)),
        FieldGrid((FormRow((promise, by), (130, 40)), FormRow((contact, name), (95, 75)))),
    )
    return Document(
        id="feedback_form",
        name=workshop_file("feedback", workshop, words),
        title=f"{title}: {workshop.title}",
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(
            Section(
                (
                    Title(title, joined(workshop.title, workshop_line(workshop, words)), compact=True),
                    Paragraph(text(words("feedback.lead")), lead=True),
                    *grids,
                )
            ),
        ),
        margins=margins(workshop.imprint, words, title),
        author=workshop.imprint.coach,
        form=True,
    )


def _asked(question: str, choices: tuple[str, ...], mark: str, rings: bool = False) -> FormRow:
    """The question, and its scale at one place for all of them."""
    scale = FormField("", lines=0, mark=mark, choices=choices, rings=rings)
    return FormRow((FormField(question, lines=0), scale), (112, 58), tall=True)
