"""What is the coach's own never reaches a participant's document: a marker stands in every private field, and no
participant document may hold it anywhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from agendas.model import Agenda, StepTexts
from handouts import catalogue
from handouts.document import Document, Edition
from handouts.gather import ComposeOptions
from workshop_app.application.commands.basic import Add
from workshop_app.application.workspace import Workspace
from workshop_app.domain.engagement import RoleAssignment
from workshop_app.domain.okr import Dismissal
from workshop_app.domain.parameters import InterviewNote, OpenQuestion, ParameterKey, ParameterRecord
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import WorkshopAgenda

MARKER = "PRIVATE-MARKER"


def _marked(agenda: Agenda) -> Agenda:
    steps = []
    for step in agenda.steps:
        texts = StepTexts(step.title, f"{MARKER} script", step.texts.room_text, f"{MARKER} tip", f"{MARKER} failure")
        steps.append(replace(step, texts=texts))
    return replace(agenda, steps=tuple(steps))


@pytest.fixture
def planted(engagement: Workspace, agenda: Agenda) -> Workspace:
    """A marker in every field that only the coach may read."""
    read = engagement.read
    private = {name: f"{MARKER} {name}" for name in ("disagreed", "verbatim", "follow_up")}
    values: list[object] = [replace(record, **private) for record in read.all(ParameterRecord)]
    values += [replace(person, note=f"{MARKER} note", email=f"{MARKER}@x") for person in read.all(Person)]
    values += [replace(role, contact=f"{MARKER} phone", load=f"{MARKER}") for role in read.all(RoleAssignment)]
    values += [replace(each, answer=f"{MARKER} answer") for each in read.all(OpenQuestion) if each.answer]
    values.append(InterviewNote("n1", ParameterKey.WHY, datetime(2027, 2, 9, tzinfo=UTC), f"{MARKER} interview"))
    values.append(Dismissal("d1", "k1", "K02", f"{MARKER} text", f"{MARKER} reason"))
    values.append(WorkshopAgenda("w1", _marked(agenda)))
    engagement.apply(Add(tuple(values)))
    return engagement


PARTICIPANT = [
    (each.id, blank)
    for each in catalogue.catalogue()
    if Edition.PARTICIPANT in each.editions
    for blank in ((False, True) if each.fillable else (False,))
]


@pytest.mark.parametrize(("artefact_id", "blank"), PARTICIPANT)
def test_no_private_word_reaches_a_participant(
    artefact_id: str,
    blank: bool,
    planted: Workspace,
    options: ComposeOptions,
    all_text: Callable[[Document], str],
) -> None:
    chosen = replace(options, blank=blank, edition=Edition.PARTICIPANT)
    for document in catalogue.compose(artefact_id, planted.read, chosen):
        assert document.edition is Edition.PARTICIPANT
        assert MARKER not in all_text(document)


def test_the_facilitator_reads_the_tips(
    planted: Workspace, options: ComposeOptions, all_text: Callable[[Document], str]
) -> None:
    """The counterpart, so that the marker test can fail: the run sheet does hold tips and what goes wrong."""
    (document,) = catalogue.compose("run_sheet", planted.read, options)
    assert document.edition is Edition.FACILITATOR
    assert f"{MARKER} tip" in all_text(document)
    assert f"{MARKER} failure" in all_text(document)
    assert f"{MARKER} note" not in all_text(document)
