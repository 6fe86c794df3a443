"""What the documents about the programme say, and what they leave out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from handouts import pdf, wording
from handouts.catalogue import compose
from handouts.compose import engagement_calendar
from handouts.compose.shorten import shortened
from handouts.document import Document, FactList, Heading, Note, Table, Together
from handouts.gather import ComposeOptions
from handouts.imprint import Imprint
from handouts.intake_settled import settled_parts
from handouts.measure import fits_one_page
from handouts.parameter_sources import CalendarLine, CalendarSource
from handouts.pdf_flow import PlacedWords
from handouts.theme import theme_for
from workshop_app.application.commands.basic import Add, edit
from workshop_app.application.commands.interview import IssueEdition
from workshop_app.application.workspace import Workspace
from workshop_app.domain.engagement import Paper, RoleAssignment, RoleKind
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.okr import KeyResult
from workshop_app.domain.own_parameters import AgreedAnswer, InterviewLayout, OwnParameter
from workshop_app.domain.parameters import ParameterKey, ParameterRecord, ParameterStatus
from workshop_app.domain.people import Person
from workshop_app.domain.returned import ReturnedField
from workshop_app.domain.versions import EditionKind

Text = Callable[..., str]


def _one(artefact_id: str, workspace: Workspace, options: ComposeOptions) -> Document:
    (document,) = compose(artefact_id, workspace.read, options)
    return document


def _record(workspace: Workspace, key: ParameterKey) -> ParameterRecord:
    return next(each for each in workspace.read.all(ParameterRecord) if each.key is key)


def _blocks(document: Document, kind: type) -> list[Any]:
    return [block for section in document.sections for block in section.blocks if isinstance(block, kind)]


def _lines(document: Document) -> list[list[str]]:
    """Of its tables: changes on two pages have one on each."""
    rows = [row for table in _blocks(document, Table) for row in table.rows]
    return [["".join(run.text for run in cell.runs) for cell in row.cells] for row in rows]


@pytest.mark.parametrize("changed", [False, True])
def test_nobody_signs_a_page_on_which_nothing_else_stands(
    changed: bool, engagement: Workspace, options: ComposeOptions
) -> None:
    last = _record(engagement, list(ParameterKey)[-1])
    if changed:
        engagement.apply(IssueEdition())
    for lines in range(0, 40, 5):  # beyond that it fills a page with its signatures
        engagement.apply(edit(ParameterRecord, last.id, rationale="\n".join(f"line {n}" for n in range(lines))))
        record = _one("parameters_record", engagement, options)
        *_, page = pdf.laid_out(record, theme_for("a4"))
        said = [item.piece.text for item in page.ink if isinstance(item, PlacedWords)]
        assert said[0] != "Sign-off", lines


@pytest.mark.parametrize("paper", list(Paper))
def test_a_parameter_of_the_record_stands_on_one_page(
    paper: Paper, engagement: Workspace, options: ComposeOptions
) -> None:
    """Whatever was said about it; what is longer than a page goes on on the next."""
    long = {ParameterKey.LEVEL: 30, ParameterKey.CYCLE: 25, ParameterKey.TYPES: 90}
    for each in engagement.read.all(ParameterRecord):
        said = "\n".join(f"line {n}" for n in range(long.get(each.key, 2)))
        engagement.apply(edit(ParameterRecord, each.id, rationale=said, staff_text=f"End {each.key}"))
    record = _one("parameters_record", engagement, options)
    pages = [
        [item for item in page.ink if isinstance(item, PlacedWords)] for page in pdf.laid_out(record, theme_for(paper))
    ]
    words = ["".join(item.piece.text for item in page) for page in pages]
    heads = {entry.blocks[0].words: entry for entry in _blocks(record, Together)}
    assert len(heads) == 11
    for head, entry in heads.items():
        (first,) = [at for at, said in enumerate(words) if head in said]
        facts = [block for block in entry.blocks if isinstance(block, FactList)]
        said = "".join(run.text for _, value in facts[0].pairs for run in value)
        assert (said[said.rindex("End") :] in words[first]) != ("line 89" in said), head
        assert len(facts) == 1, "LibreOffice parts two tables that are kept together"


def test_first_answers_take_a_line_each_and_later_changes_a_line_for_each_field(
    engagement: Workspace, options: ComposeOptions, clock: Any
) -> None:
    first = _one("parameter_changes", engagement, options)
    assert first.title == "What changed since the first answer"
    assert len(_lines(first)) == 11
    assert _lines(first)[2][:3] == [
        "2  How many\nFirst answer",
        "Not asked yet",
        "Two: one external, one internal\nEach set has at most two objectives with two to four key results.",
    ]
    engagement.apply(IssueEdition())
    clock.advance(3600)
    number = _record(engagement, ParameterKey.NUMBER)
    engagement.apply(edit(ParameterRecord, number.id, decision="One objective.", exceptions="", option="one"))
    then = _one("parameter_changes", engagement, options)
    assert then.title == "What changed since version 1"
    told = _lines(then)
    assert [line[0] for line in told] == ["2  How many\nAnswer", "Decision", "Exceptions"]
    assert told[1][1:3] == [number.decision, "One objective."]
    assert told[2][2] == "nothing"
    assert told[0][3].startswith("Petra\N{NO-BREAK SPACE}Sund\n")
    assert [line[3] for line in told[1:]] == ["", ""]  # said once


def test_changes_are_told_since_a_day_or_since_the_signature(
    engagement: Workspace, options: ComposeOptions, clock: Any
) -> None:
    engagement.apply(IssueEdition(EditionKind.SIGNED, "Petra Sund"))
    with pytest.raises(KnownError) as nothing:
        compose("parameter_changes", engagement.read, options)
    assert nothing.value.code is ErrorCode.NOTHING_TO_EXPORT
    clock.advance(86_400)
    engagement.apply(edit(ParameterRecord, _record(engagement, ParameterKey.CYCLE).id, decision="Six months."))
    assert _one("parameter_changes", engagement, options).title == "What changed since version 1 was signed"
    today = clock.now().astimezone().date()
    since = _one("parameter_changes", engagement, replace(options, since=today))
    assert len(_lines(since)) == 1
    assert since.title.startswith("What changed since ")
    with pytest.raises(KnownError):
        compose("parameter_changes", engagement.read, replace(options, since=today + timedelta(days=1)))


def test_a_change_after_an_edition_raises_the_version_and_is_told_in_the_record(
    engagement: Workspace, options: ComposeOptions, all_text: Text, clock: Any
) -> None:
    engagement.apply(IssueEdition(EditionKind.SIGNED, "Petra Sund\nMara Lindqvist"))
    signed = _one("parameters_record", engagement, options)
    assert signed.margins.head_right.endswith("Signed · Version 1")
    assert "Petra Sund, Mara Lindqvist" in all_text(signed)
    clock.advance(3600)
    engagement.apply(edit(ParameterRecord, _record(engagement, ParameterKey.CYCLE).id, decision="Six months."))
    record = _one("parameters_record", engagement, options)
    assert record.margins.head_right.endswith("Draft · Version 2")
    said = all_text(record)
    assert said.index("At a glance") < said.index("What changed since version 1") < said.index("Why OKRs, and why now?")
    assert "This is version 2." in all_text(record)
    assert dict(record.properties)["okr-version"] == "2"


def _glance(document: Document, number: str) -> list[str]:
    """The line of a parameter in the overview of the record."""
    for table in _blocks(document, Table):
        for row in table.rows:
            said = ["".join(run.text for run in cell.runs) for cell in row.cells]
            if len(said) == 4 and said[0] == number:
                return said
    raise AssertionError(number)


@pytest.mark.parametrize(
    ("status", "until", "answer"),
    [
        (ParameterStatus.PARKED, date(2027, 3, 3), "Postponed until 3 March 2027"),
        (ParameterStatus.PARKED, None, ""),
        (ParameterStatus.EXPLORING, None, ""),
        (ParameterStatus.DECIDED, None, "Shared documents and one tracker"),
    ],
)
def test_what_is_not_decided_is_not_printed_as_decided(
    engagement: Workspace,
    options: ComposeOptions,
    all_text: Text,
    status: ParameterStatus,
    until: date | None,
    answer: str,
) -> None:
    tools = _record(engagement, ParameterKey.TOOLS)
    engagement.apply(
        edit(ParameterRecord, tools.id, status=status, parked_until=until, option="document", decision="In one wiki.")
    )
    record = _one("parameters_record", engagement, options)
    assert _glance(record, "6")[2] == answer
    assert ("Leaning towards" in all_text(record)) is (status is not ParameterStatus.DECIDED)


def test_a_decision_that_changed_after_its_day_says_when(
    engagement: Workspace, options: ComposeOptions, all_text: Text, clock: Any
) -> None:
    cycle = _record(engagement, ParameterKey.CYCLE)
    today = clock.now().astimezone().date()
    engagement.apply(edit(ParameterRecord, cycle.id, decided_on=today))
    assert "Changed on" not in all_text(_one("parameters_record", engagement, options))
    clock.advance(3 * 86_400)
    engagement.apply(edit(ParameterRecord, cycle.id, decision="Six months."))
    changed = today + timedelta(days=3)
    told = f"Changed on {changed.day} {changed:%B %Y}"
    record = _one("parameters_record", engagement, options)
    assert all_text(record).count("Changed on") == 1
    assert told in all_text(record)
    engagement.apply(edit(ParameterRecord, cycle.id, decided_on=changed))  # decided anew: its day is that one
    assert "Changed on" not in all_text(_one("parameters_record", engagement, options))


def test_the_day_of_a_change_comes_back_as_no_change() -> None:
    words = wording.load("en")
    printed = "Decided by Ana Lind on 3 May 2027 · Review on 1 June 2027"
    later = "Decided by Ana Lind on 3 May 2027 · Changed on 9 May 2027 · Review on 2 June 2027"
    assert list(settled_parts("level", printed, later, words)) == [
        ("level", ReturnedField.REVIEW_ON, "1 June 2027", "2 June 2027")
    ]


def test_hidden_parameters_are_left_out_and_own_ones_stand_in_the_coachs_order(
    engagement: Workspace, options: ComposeOptions
) -> None:
    answer = AgreedAnswer(ParameterStatus.DECIDED, decision="Whoever chairs the shift meeting.")
    own = OwnParameter("own1", "Host of the check-in", "Who opens it?", answer=answer)
    engagement.apply(Add((own, InterviewLayout(order=("own1",), hidden=("kpis",)))))
    headings = [each.words for each in _headings(_one("parameters_record", engagement, options))]
    assert headings[2] == "11  Host of the check-in"
    assert headings[3] == "0  Why OKRs, and why now?"
    assert not any(each.startswith("8  ") for each in headings)


def _headings(document: Document) -> list[Heading]:
    found: list[Heading] = []
    for block in document.sections[0].blocks:
        inner = getattr(block, "blocks", (block,))
        found += [each for each in inner if isinstance(each, Heading) and each.level == 1]
    return found


def test_staff_read_what_was_written_for_them_or_the_decision_and_no_reasons(
    engagement: Workspace, options: ComposeOptions, all_text: Text
) -> None:
    said = all_text(_one("staff_page", engagement, options))
    assert "Each team picks at most two things to change." in said
    assert "A cycle lasts four months" in said
    assert "You will hear from us by 3 March 2027." in said  # parked
    assert "This is not decided yet. You will hear from us as soon as it is." in said  # still being discussed
    holding = (
        "No score affects anybody's pay this cycle. This is not decided yet. You will hear from us as soon as it is."
    )
    assert holding in said
    assert "IT chooses between two wikis" not in said
    assert "We start eleven projects a year" not in said  # a reason
    assert "Does it affect my performance review or my pay?" in said
    assert "Mara Lindqvist" in said


def test_the_sentence_that_holds_till_appraisals_are_decided_goes_when_they_are(
    engagement: Workspace, options: ComposeOptions, all_text: Text
) -> None:
    reviews = next(each for each in engagement.read.all(ParameterRecord) if each.key is ParameterKey.REVIEWS)
    engagement.apply(
        edit(ParameterRecord, reviews.id, status=ParameterStatus.DECIDED, decision="Scores never feed pay.")
    )
    for id in ("staff_page", "parameters_record"):
        said = all_text(_one(id, engagement, options))
        assert "Scores never feed pay." in said
        assert "No score affects anybody's pay this cycle." not in said


def test_a_role_without_a_name_is_told_first_with_its_day(
    engagement: Workspace, options: ComposeOptions, all_text: Text
) -> None:
    roles = _one("roles_contacts", engagement, options)
    (gaps,) = _blocks(roles, Note)
    assert gaps.title.endswith(" roles have no name yet")
    assert "Executive sponsor" not in all_text(gaps)
    every = tuple(
        RoleAssignment(f"x{kind}", kind, f"Holder of {kind}", contact="+49 1", load="1 day") for kind in RoleKind
    )
    engagement.apply(Add(every))
    full = _one("roles_contacts", engagement, options)
    assert not _blocks(full, Note)
    assert "Every role this programme needs has a name." in all_text(full)
    assert "+49 1" in all_text(full)


def test_champions_are_those_of_the_sets_and_not_those_once_thought_of(
    engagement: Workspace, options: ComposeOptions, all_text: Text
) -> None:
    engagement.apply(Add((RoleAssignment("x", RoleKind.KR_CHAMPION, "Somebody Planned", load="20 minutes"),)))
    for paper in ("roles_contacts", "proposal"):
        said = all_text(_one(paper, engagement, options)).replace("\N{NO-BREAK SPACE}", " ")
        assert "Ines Carvalho, Olaf Nygaard" in said
        assert "Somebody Planned" not in said
        assert "20 minutes" in said
    for each in engagement.read.all(KeyResult):
        engagement.apply(edit(KeyResult, each.id, champions="", champion_ids=()))
    said = all_text(_one("roles_contacts", engagement, options)).replace("\N{NO-BREAK SPACE}", " ")
    assert "Somebody Planned" in said, "while no set names one"


def test_a_role_has_the_addresses_that_the_list_of_people_knows(
    engagement: Workspace, options: ComposeOptions, all_text: Text
) -> None:
    known = [Person(f"q{n}", name, email=f"p{n}@x.example") for n, name in enumerate(("Jo Lund", "Ann Lee", "Li Wu"))]
    held = RoleAssignment("x", RoleKind.TEAM_LEAD, "Jo Lund, Ann Lee, Nobody Known", contact="p0@x.example")
    engagement.apply(Add((*known, held)))
    said = all_text(_one("roles_contacts", engagement, options))
    assert (said.count("p0@x.example"), said.count("p1@x.example"), said.count("p2@x.example")) == (1, 1, 0)


def test_the_page_for_everybody_says_why_what_of_reviews_and_whom_to_ask(
    engagement: Workspace, options: ComposeOptions, all_text: Text
) -> None:
    said = all_text(_one("rules_page", engagement, options))
    assert "Why are we doing this?" in said
    assert "No score affects anybody's pay this cycle." in said
    assert "Who can I ask?" in said
    (reviews,) = (each for each in engagement.read.all(ParameterRecord) if each.key is ParameterKey.REVIEWS)
    decided = replace(reviews, status=ParameterStatus.DECIDED, staff_text="Reviews and scores stay apart.")
    engagement.apply(edit(ParameterRecord, reviews.id, status=decided.status, staff_text=decided.staff_text))
    said = all_text(_one("rules_page", engagement, options))
    assert "Reviews and scores stay apart." in said
    assert "No score affects" not in said
    long = "Every team decides this for itself, and tells the others why. " * 60
    engagement.apply(edit(ParameterRecord, reviews.id, staff_text=long))
    assert fits_one_page(_one("rules_page", engagement, options)), "rather without the reasons than on two pages"


def test_every_parameter_that_is_decided_has_its_line_on_the_page_for_everybody(
    engagement: Workspace, options: ComposeOptions, all_text: Text
) -> None:
    for record in engagement.read.all(ParameterRecord):
        decided = ParameterStatus.DECIDED if record.key is not ParameterKey.KPIS else ParameterStatus.PARKED
        engagement.apply(
            edit(ParameterRecord, record.id, status=decided, decision=f"Said of {record.key}.", staff_text="")
        )
    own = OwnParameter("own", "Host", answer=AgreedAnswer(ParameterStatus.DECIDED, decision="Whoever chairs."))
    engagement.apply(Add((own,)))
    page = _one("rules_page", engagement, options)
    said = all_text(page)
    in_rules = {ParameterKey.NUMBER, ParameterKey.CYCLE}  # of the others nobody said more than the decision
    for key in ParameterKey:
        assert (f"Said of {key}." in said) is (key not in {*in_rules, ParameterKey.KPIS}), key
    assert "Whoever chairs." in said
    assert {"How many", "Cycle", "Reflect and reset", "Type"} <= set(said.split("\n"))
    assert fits_one_page(page)


def test_the_calendar_shows_workshops_parked_points_and_reviews_by_month(
    engagement: Workspace, options: ComposeOptions, all_text: Text
) -> None:
    said = all_text(_one("engagement_calendar", engagement, options))
    assert "March 2027" in said
    assert "Decide: Where OKRs live" in said
    assert "Expert workshop" in said
    assert "Review the parameters" in said


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 11, 3), date(2026, 11, 3), "Tu 3  Talks · Quay"),
        (date(2026, 11, 3), date(2026, 11, 2), "Tu 3  Talks · Quay"),
        (date(2027, 1, 8), date(2027, 1, 12), "Fr 8 to Tu 12  Talks · Quay"),
        (date(2026, 10, 22), date(2026, 11, 3), "Th 22 Oct to Tu 3 Nov  Talks · Quay"),
        (date(2026, 12, 30), date(2027, 1, 4), "We 30 Dec to Mo 4 Jan  Talks · Quay"),
    ],
)
def test_a_span_in_the_calendar_names_both_its_days_and_a_place_stands_apart(
    first: date, last: date, said: str
) -> None:
    line = CalendarLine(first, last, "Talks", "Quay")
    imprint = Imprint("Acme", "", "", "", date(2026, 10, 1))
    document = engagement_calendar.compose(CalendarSource(imprint, (line,), None, None), wording.load("en"))
    table = next(block for block in document.sections[0].blocks if isinstance(block, Table))
    assert "".join(run.text for run in table.rows[0].cells[0].runs).splitlines()[1] == said


@pytest.mark.parametrize(
    ("words", "longest", "short"),
    [
        ("Short.", 20, "Short."),
        ("  One   line\nand more ", 30, "One line and more"),
        ("The first sentence. The second one is longer.", 30, "The first sentence."),
        ("The first sentence is much too long for this.", 20, "The first sentence…"),
        ("No. But the rest of it is really very long here.", 24, "No. But the rest of it…"),
        ("W" * 300, 10, "W" * 9 + "…"),
        ("word " * 5000, 11, "word word…"),
        ("", 5, ""),
    ],
)
def test_long_answers_are_cut_where_a_reader_can_see_it(words: str, longest: int, short: str) -> None:
    assert shortened(words, longest) == short
    assert len(short) <= longest


def test_the_day_of_printing_is_the_one_asked_for(engagement: Workspace, options: ComposeOptions) -> None:
    printed = _one("sponsor_summary", engagement, replace(options, day=date(2027, 1, 1)))
    assert printed.margins.foot_right == "Printed 1 Jan 2027"
