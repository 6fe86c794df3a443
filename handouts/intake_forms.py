"""Drafting handouts that come back filled, as Word files, as texts of LibreOffice and as PDF forms. `read` is called on
any thread; nothing here changes anything. The file is a stranger's: nothing in it is run, no link followed, every text
has a limit.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from msgspec.structs import replace

from handouts import intake_opening, marks
from handouts.form_labels import labels_of
from handouts.intake_form_pdf import read_pdf
from handouts.intake_form_word import read_lines
from handouts.returned_paper import ReturnedPaper
from workshop_app.application import queries
from workshop_app.application.handout_room import HandoutDrafts, HandoutPlace, drafts_of
from workshop_app.application.ports import Reader
from workshop_app.application.tracker import printed_cycle
from workshop_app.domain.engagement import Team
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.filled_handout import FilledHandout, FormProblem, FormRemark
from workshop_app.domain.okr import DraftSet, KeyResultType
from workshop_app.domain.pasted_text import tidied

ENDINGS = ("*.docx", "*.odt", "*.fodt", "*.pdf")
LONGEST = 20_000  # characters of one field
MOST_NOTES = 200
HANDOUT = "drafting_handout"
FEWEST = 4  # so many fields of ours make a file a handout


def read(path: Path) -> FilledHandout:
    """What stands in a filled handout. KnownError with a sentence for a file that cannot be read safely, or is no
    handout of ours."""
    if path.suffix.lower() == ".pdf":
        return _checked(read_pdf(path), path)
    return of_paper(intake_opening.opened(path), path)


def of_paper(paper: ReturnedPaper, path: Path) -> FilledHandout:
    """The same of a text that was opened already."""
    if paper.properties.get(marks.DOCUMENT, HANDOUT) != HANDOUT:
        raise KnownError(ErrorCode.FORM_NOT_OURS, path=str(path))
    return _checked(read_lines(paper.lines, "\n".join(paper.margins)), path)


def _checked(form: FilledHandout, path: Path) -> FilledHandout:
    drafted = any(name.endswith((".objective", ".text")) for name in form.seen)
    if len(form.seen) < FEWEST or not drafted:  # a record has teams, dates and types, too
        raise KnownError(ErrorCode.FORM_NOT_OURS, path=str(path))
    long = [name for name, value in form.values.items() if len(value) > LONGEST]
    cut = tuple(FormRemark(FormProblem.TOO_LONG, labels_of(name)) for name in long)
    values = {name: tidied(value[:LONGEST]) for name, value in form.values.items()}
    notes = tuple(tidied(each[:LONGEST]) for each in form.notes[:MOST_NOTES])
    gone = _gone(form)
    remarks = (*form.remarks, *cut, *([FormRemark(FormProblem.FIELDS_GONE, gone)] if gone else []))
    return replace(form, values=values, notes=notes, remarks=remarks)


def _gone(form: FilledHandout) -> str:
    """The fields that stood on the paper and are there no longer. A handout has either three levels or one number to
    reach, so that a missing level says nothing."""
    objectives = {name.split(".")[0] for name in form.seen}
    results = {name.rpartition(".")[0] for name in form.seen if ".kr" in name}
    usual = [f"{each}.{name}" for each in sorted(objectives) for name in marks.OBJECTIVE_FIELDS]
    usual += [f"{each}.{name}" for each in sorted(results) for name in marks.KEY_RESULT_FIELDS]
    optional = {*marks.CHOICES, "commit", "target", "stretch"}
    missing = [
        name for name in dict.fromkeys(usual) if name.rpartition(".")[2] not in optional and name not in form.seen
    ]
    return ", ".join(labels_of(name) for name in missing)


def drafts_here(
    here: Reader, form: FilledHandout, path: Path, types: tuple[KeyResultType, ...] = tuple(KeyResultType)
) -> HandoutDrafts:
    """The drafts of a form in this engagement, of which nothing but teams and drafts is read. KnownError for a paper of
    another one."""
    code = marks.PaperCode(form.engagement, form.team, form.version)
    if form.engagement and not marks.belongs(code, queries.engagement(here).id):
        raise KnownError(ErrorCode.FORM_OTHER_ENGAGEMENT, path=str(path))
    mine = (each for each in here.all(Team) if form.team and marks.belongs(code, queries.engagement(here).id, each.id))
    place = HandoutPlace(
        team=next(mine, None),
        label=labels_of,
        same_version=partial(_is_of, form.version),
        cycle=partial(printed_cycle, here),
        types=types,
    )
    return drafts_of(here, form, place, path.stem.replace("_", " ").strip())


def _is_of(version: str, found: DraftSet) -> bool:
    return version == marks.version_in_code(marks.version_of_set(found.cycle, found.version))
