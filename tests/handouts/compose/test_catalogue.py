"""The catalogue and the road from a file to Documents: what is offered, what is chosen, what is refused."""

from __future__ import annotations

from datetime import date
from threading import Thread

import pytest
from msgspec.structs import replace

from agendas.model import Agenda, AgendaKind
from handouts import catalogue
from handouts.catalogue import compose
from handouts.document import Document, Edition
from handouts.gather import ComposeOptions
from handouts.source import Source
from handouts.wording import Words
from workshop_app.application.commands.basic import Add, Remove
from workshop_app.application.workspace import Workspace
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.okr import DraftSet, Objective
from workshop_app.domain.people import Person
from workshop_app.domain.workshops import GroupPlan, Workshop, WorkshopAgenda


def test_the_catalogue_follows_the_domains_list() -> None:
    listed = catalogue.ARTEFACTS
    groups = [each.group for each in listed]
    assert list(dict.fromkeys(groups)) == list(catalogue.Group)  # each group in one piece
    assert groups == sorted(groups, key=list(catalogue.Group).index)
    workshops = {each.id: each.number for each in listed if each.group is catalogue.Group.WORKSHOPS}
    assert (
        workshops.items()
        >= {
            "preparation_list": 0,
            "participant_agenda": 8,
            "run_sheet": 9,
            "materials_checklist": 10,
            "sign_in_list": 7,
            "name_cards": 0,
            "breakout_poster": 11,
            "seat_cards": 12,
            "observer_sheet": 13,
            "share_back_poster": 24,
            "parking_lot_sheet": 23,
            "workshop_report": 0,
            "attendance_certificate": 39,
        }.items()
    )
    assert {"drafting_handout", "draft_okrs"} <= {each.id for each in listed}


def test_what_is_for_the_facilitator_says_so() -> None:
    listed = catalogue.ARTEFACTS
    assert "run_sheet" in [each.id for each in listed if each.editions == (Edition.FACILITATOR,)]
    both = [each.id for each in listed if len(each.editions) > 1]
    assert "workshop_report" in both
    assert catalogue.artefact("workshop_report").editions[0] is Edition.PARTICIPANT


def test_an_unknown_document_is_refused(workspace: Workspace, options: ComposeOptions) -> None:
    with pytest.raises(KnownError) as refused:
        compose("horoscope", workspace.read, options)
    assert refused.value.code is ErrorCode.DOCUMENT_UNKNOWN


@pytest.mark.parametrize("id", ["participant_agenda", "run_sheet", "seat_cards", "drafting_handout", "draft_okrs"])
def test_a_fresh_file_has_nothing_to_export(id: str, workspace: Workspace, options: ComposeOptions) -> None:
    with pytest.raises(KnownError) as refused:
        compose(id, workspace.read, options)
    assert refused.value.code is ErrorCode.NOTHING_TO_EXPORT


def test_a_fresh_file_already_has_a_record_and_a_blank_handout(workspace: Workspace, options: ComposeOptions) -> None:
    (record,) = compose("parameters_record", workspace.read, options)
    assert record.margins.head_left == "Acme"
    (form,) = compose("drafting_handout", workspace.read, replace(options, blank=True))
    assert form.name == "Drafting handout – blank"


def test_the_facilitators_copy_is_never_made_for_participants(engagement: Workspace, options: ComposeOptions) -> None:
    with pytest.raises(KnownError) as refused:
        compose("run_sheet", engagement.read, replace(options, edition=Edition.PARTICIPANT))
    assert refused.value.code is ErrorCode.NOTHING_TO_EXPORT


def _second_workshop(engagement: Workspace, agenda: Agenda) -> None:
    day = date(2027, 5, 12)
    twin = Workshop("w2", "Expert workshop", AgendaKind.EXPERT, agenda.id, day, start=600, position=1)
    engagement.apply(Add((twin, WorkshopAgenda("w2", agenda))))


def test_one_document_per_workshop_and_no_two_names_alike(
    engagement: Workspace, options: ComposeOptions, agenda: Agenda
) -> None:
    _second_workshop(engagement, agenda)
    names = [each.name for each in compose("participant_agenda", engagement.read, options)]
    assert names == ["Agenda – Expert workshop – 2027-05-12", "Agenda – Expert workshop – 2027-05-12 (2)"]


def test_one_workshop_can_be_chosen(engagement: Workspace, options: ComposeOptions, agenda: Agenda) -> None:
    _second_workshop(engagement, agenda)
    (only,) = catalogue.gather("run_sheet", engagement.read, replace(options, workshop_id="w2"))
    assert only.workshop.start == 600  # type: ignore[union-attr]


def test_a_workshop_without_breakouts_needs_no_seat_cards(
    engagement: Workspace, options: ComposeOptions, agenda: Agenda
) -> None:
    plain = replace(agenda, steps=tuple(replace(step, rounds=()) for step in agenda.steps))
    engagement.apply(Add((WorkshopAgenda("w1", plain),)))
    with pytest.raises(KnownError) as refused:
        compose("seat_cards", engagement.read, options)
    assert refused.value.code is ErrorCode.NOTHING_TO_EXPORT


def test_without_a_group_plan_there_are_cards_for_as_many_tables_as_people_need(
    engagement: Workspace, options: ComposeOptions
) -> None:
    engagement.apply(Remove(((GroupPlan, "w1"),)))
    (source,) = catalogue.gather("seat_cards", engagement.read, options)
    assert [table.size for table in source.tables] == [3, 3, 4]  # type: ignore[union-attr]


def test_one_document_per_draft_set_and_one_of_them_can_be_chosen(
    engagement: Workspace, options: ComposeOptions
) -> None:
    engagement.apply(Add((DraftSet("s2", "t1", position=1), Objective("o9", "s2", "Answer sooner"))))
    assert len(compose("draft_okrs", engagement.read, options)) == 2
    assert len(compose("draft_okrs", engagement.read, replace(options, set_id="s2"))) == 1
    assert len(compose("drafting_handout", engagement.read, replace(options, team_id="t1"))) == 2


def test_documents_are_made_on_any_thread_without_a_connection(engagement: Workspace, options: ComposeOptions) -> None:
    ready = [each.id for each in catalogue.ARTEFACTS if catalogue.count(each.id, engagement.read, options)]
    gathered = [(id, catalogue.gather(id, engagement.read, options)) for id in ready]
    engagement.close()
    made: list[Document] = []

    def work() -> None:
        for id, sources in gathered:
            made.extend(catalogue.compose_sources(id, sources))

    thread = Thread(target=work)
    thread.start()
    thread.join()
    assert [document.id for document in made] == ready


def test_one_document_to_look_at_is_the_one_of_all_by_its_name(engagement: Workspace, options: ComposeOptions) -> None:
    engagement.apply(Add((DraftSet("s2", "t1", position=1), Objective("o9", "s2", "Answer sooner"))))
    for each in catalogue.ARTEFACTS:
        if catalogue.count(each.id, engagement.read, options):
            sources = catalogue.gather(each.id, engagement.read, options)
            all_of_them = catalogue.compose_sources(each.id, sources)
            for at, document in enumerate(all_of_them):
                assert catalogue.compose_one(each.id, sources, at) == (tuple(one.name for one in all_of_them), document)


@pytest.mark.parametrize("id", ["draft_okrs", "drafting_handout"])
def test_of_many_sets_only_the_one_looked_at_is_composed(
    id: str, engagement: Workspace, options: ComposeOptions, monkeypatch: pytest.MonkeyPatch
) -> None:
    engagement.apply(Add((DraftSet("s2", "t1", position=1), Objective("o9", "s2", "Answer sooner"))))
    sources = catalogue.gather(id, engagement.read, options)
    row, composed = catalogue.artefact(id), []

    def compose_and_count(source: Source, words: Words) -> Document:
        composed.append(source)
        return row.compose(source, words)

    monkeypatch.setitem(catalogue._BY_ID, id, replace(row, compose=compose_and_count))
    names, _ = catalogue.compose_one(id, sources, 1)
    assert (len(names), composed) == (len(sources), [sources[1]])


@pytest.mark.parametrize("blank", [False, True])
def test_counting_says_what_gathering_finds(
    blank: bool, engagement: Workspace, workspace: Workspace, options: ComposeOptions
) -> None:
    chosen = replace(options, blank=blank)
    engagement.apply(Add((DraftSet("s2", "t1", position=1),)))  # nothing drafted yet
    for read in (engagement.read, workspace.read):
        for each in catalogue.ARTEFACTS:
            assert catalogue.count(each.id, read, chosen) == len(each.gather(read, chosen)), each.id


def test_somebody_removed_since_the_plan_is_a_dash(engagement: Workspace, options: ComposeOptions) -> None:
    engagement.apply(Remove(((Person, "p0"),)))
    (source,) = catalogue.gather("seat_cards", engagement.read, options)
    assert source.tables[0].rounds[0][1].coach == "–"  # type: ignore[union-attr]
