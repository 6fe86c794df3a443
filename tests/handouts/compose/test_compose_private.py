"""What is the coach's own never reaches a participant. A marker is planted in every text field of every stored kind
that nobody has declared fit to print, found by introspection: a field added tomorrow is private until it is named here.
Then the markers are looked for in every byte of every participant file, unpacked and read back.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from msgspec.structs import replace

from agendas.model import Agenda
from handouts import catalogue, export
from handouts.document import Document, Edition
from handouts.gather import ComposeOptions
from workshop_app.application.commands.basic import Add
from workshop_app.application.workspace import Workspace
from workshop_app.domain import run
from workshop_app.storage.tables import KINDS

Reworded = Callable[[Any, Callable[[str, str], str]], Any]
Planted = tuple[Workspace, set[str]]
PRIVATE, PUBLIC = "zqPRIVq", "zqPUBLICq"
MOMENT = datetime(2027, 2, 9, tzinfo=UTC)

# What a participant may read.
FIT_TO_PRINT = re.compile(
    r"Engagement\.(client|cycle_name|coach|confidentiality)|Team\.name|Person\.(name|team)"
    r"|RoleAssignment\.(name|contact|load)"
    r"|(ParameterRecord|AgreedAnswer)\.(decision|rationale|exceptions|decided_by|applies_from|owner|staff_text"
    r"|parked_reason|settled_how|settled_by)"
    r"|OwnParameter\.title|OpenQuestion\.(text|owner)|ParameterVersion\.(before|after|who|why)|RecordEdition\.signed_by"
    r"|Workshop\.(title|place)|ParkedItem\.(text|owner)|Commitment\.(text|who|with_whom)|Agenda\.(title|purpose)|Material\.name"
    r"|StepTexts\.(title|room_text)"
    r"|SharedWord\.(word|meaning)"
    r"|DraftSet\.(mission|depends_on|depended_on_by|context|event)|Objective\.(text|why_now)|ContributionLink\.sentence"
    r"|KeyResult\.(text|baseline|commit|target|stretch|unit|champions|shared_with|source)"
    r"|SortedMetric\.name|HouseStyle\.footer|Feedback\.(sentence|useful|change|promises|we_change)"
    r"|Wording\.(before|after|question|why|agreed_by)"
    r"|CheckIn\.(meeting|attended|decisions)|AgreedAction\.(text|who)|HealthReading\.(value|note)"
    r"|ProgressLine\.(value|source|happened|predicted|why_changed|blocker|who_can_help|help_from)"
    r"|Reflection\.(value|learning|new_wording|next_champion|continues_with)|WatchedMetric\.(name|stay|today)"
    r"|SetReflection\.(attended|surprised|habit_to_keep|habit_to_drop|seeds)|NotNow\.(text|why)"
    r"|TeamDependency\.(needs|gives|what|gives_up|agreed_words|needs_owner|gives_owner|confirmed_by|escalate_to"
    r"|their_reality|how_seen)"
)


def _held(agenda: Agenda) -> Iterator[Any]:
    """A run with one note of each kind; the notes for the coach alone are private."""
    state, number, now = run.RunState(agenda), 0, MOMENT
    private = run.TakeNote(run.NoteKind.NOTE, f"{PRIVATE} note of the day")
    commands = [run.Start(now, 540), private, *[run.Next()] * (len(agenda.steps) - 1), run.Finish()]
    yield run.Run("r1", "w1", now)
    for command in commands:
        now += timedelta(minutes=1)
        for event in run.decide(state, command, now):
            state, number = run.evolve(state, event), number + 1
            row = run.row_of(event, "r1", number)
            yield run.RunEvent(f"r1-{number}", "r1", number, row.at, row.kind, row.data)


@pytest.fixture
def planted(engagement: Workspace, agenda: Agenda, rare: tuple[Any, ...], reworded: Reworded) -> Planted:
    """The engagement with markers, and the fields that hold one."""
    engagement.apply(Add((*rare, *_held(agenda))))
    found: set[str] = set()

    def marked(name: str, now: str) -> str:
        if FIT_TO_PRINT.fullmatch(name):
            return now
        found.add(name)
        return f"{PRIVATE} {name} {now}"

    values = []
    for kind in KINDS:
        stored = engagement.read.all(kind)
        assert stored, f"no {kind.__name__} to plant a marker in"
        values += [reworded(each, marked) for each in stored]
    head = next(each for each in values if type(each).__name__ == "Engagement")
    values[values.index(head)] = replace(head, client=PUBLIC)
    engagement.apply(Add(tuple(values)))
    return engagement, found


def _readings(path: Path) -> Iterator[bytes]:
    """Everything that is in a file: its bytes, what they unpack to, and what a reader shows."""
    data = path.read_bytes()
    yield data
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as package:
            for name in package.namelist():
                yield name.encode()
                part = package.read(name)
                yield part
                yield re.sub(rb"<[^>]*>|\s", b"", part)
        return
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
        unpacker = zlib.decompressobj()
        try:
            yield unpacker.decompress(stream)
        except zlib.error:
            yield stream  # a picture, or plain
    with pypdfium2.PdfDocument(data) as file:
        shown = [page.get_textpage().get_text_range() for page in file]
        shown += [*file.get_metadata_dict().values(), *(item.get_title() for item in file.get_toc())]
    yield re.sub(r"\s|\ufffe", "", "".join(shown)).encode()


def _is_in(path: Path, marker: str) -> bool:
    wanted = (marker.encode(), marker.encode("utf-16-be"), marker.encode("utf-16-be").hex().encode())
    return any(each in reading for reading in _readings(path) for each in wanted)


def _told(path: Path, fields: set[str]) -> str:
    """Which of the private fields a file tells, and what to do about it."""
    readings = [b"".join(reading.split()) for reading in _readings(path)]
    told = {name for name in fields if any(f"{PRIVATE}{name}".encode() in reading for reading in readings)}
    return f"{path.name} tells {', '.join(sorted(told))}: what participants may read stands in FIT_TO_PRINT"


PARTICIPANT = [
    (each.id, blank)
    for each in catalogue.ARTEFACTS
    if Edition.PARTICIPANT in each.editions
    for blank in ((False, True) if each.fillable else (False,))
]


def test_no_private_word_is_in_any_byte_of_a_participants_file(
    planted: Planted, options: ComposeOptions, tmp_path: Path
) -> None:
    workspace, private = planted
    for artefact_id, blank in PARTICIPANT:
        chosen = replace(options, blank=blank, edition=Edition.PARTICIPANT)
        for document in catalogue.compose(artefact_id, workspace.read, chosen):
            assert document.edition is Edition.PARTICIPANT
            for format in export.Format:
                path = export.save(document, format, tmp_path / "out").path
                assert PRIVATE not in path.name
                assert _is_in(path, PUBLIC), f"{path.name}: the search does not see the client's name"
                assert not _is_in(path, PRIVATE), _told(path, private)


def test_the_known_private_fields_are_among_those_marked(planted: Planted) -> None:
    """The list the coach was promised; introspection finds these and more."""
    assert {
        "ParameterRecord.disagreed",
        "ParameterRecord.verbatim",
        "ParameterRecord.follow_up",
        "AgreedAnswer.disagreed",
        "AgreedAnswer.verbatim",
        "AgreedAnswer.follow_up",
        "Voice.verbatim",
        "Voice.own_words",
        "Interviewee.name",
        "InterviewSession.note",
        "InterviewNote.text",
        "Person.note",
        "Person.email",
        "Dismissal.reason",
        "OpenQuestion.answer",
        "ReturnedComment.text",
        "StepTexts.script",
        "StepTexts.tips",
        "StepTexts.failure",
    } <= planted[1]


def test_the_facilitator_reads_the_tips(
    planted: Planted, options: ComposeOptions, all_text: Callable[[Document], str]
) -> None:
    """The counterpart, so that the marker test can fail: the run sheet does hold tips and what goes wrong."""
    (document,) = catalogue.compose("run_sheet", planted[0].read, options)
    assert document.edition is Edition.FACILITATOR
    assert f"{PRIVATE} StepTexts.tips" in all_text(document)
    assert f"{PRIVATE} StepTexts.failure" in all_text(document)
    assert f"{PRIVATE} Person.note" not in all_text(document)
