"""Words for earlier versions and for what came out of a damaged file. No Qt: the command line speaks them in English,
the page "Earlier versions" in the language of the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from ui.marking import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from workshop_app.application.lineage import LineageFacts
    from workshop_app.storage.backups import Why
    from workshop_app.storage.rescue import Came, Rescued
    from workshop_app.storage.restoring import CopyContents

Say = Callable[[str], str]

# Why a copy was made, by the value of `storage.backups.Why`.
WHY: dict[str, str] = {
    "": QT_TRANSLATE_NOOP("versions", "dated copy"),
    "opening": QT_TRANSLATE_NOOP("versions", "when it was opened"),
    "half-hour": QT_TRANSLATE_NOOP("versions", "after half an hour of work"),
    "asked": QT_TRANSLATE_NOOP("versions", "backed up by you"),
    "import": QT_TRANSLATE_NOOP("versions", "before an import"),
    "removal": QT_TRANSLATE_NOOP("versions", "before a workshop was removed"),
    "returned": QT_TRANSLATE_NOOP("versions", "before a returned Word record was read in"),
    "restore": QT_TRANSLATE_NOOP("versions", "before going back to an earlier version"),
    "upgrade": QT_TRANSLATE_NOOP("versions", "before a newer edition of the program updated the file"),
}
RULE = QT_TRANSLATE_NOOP(
    "versions",
    "A copy is made when the file is opened, after every half hour of work, and before an import or going back. The "
    "20 newest are kept, then the last one of each day for two weeks, then the last one of each week.",
)
# What a file holds, by the name of its table: what a reader calls more than one of them.
KINDS: dict[str, str] = {
    "engagement": QT_TRANSLATE_NOOP("versions", "client and cycle"),
    "team": QT_TRANSLATE_NOOP("versions", "teams"),
    "role_assignment": QT_TRANSLATE_NOOP("versions", "roles"),
    "person": QT_TRANSLATE_NOOP("versions", "people"),
    "parameter_record": QT_TRANSLATE_NOOP("versions", "parameters"),
    "open_question": QT_TRANSLATE_NOOP("versions", "open questions"),
    "interview_note": QT_TRANSLATE_NOOP("versions", "interview notes"),
    "workshop": QT_TRANSLATE_NOOP("versions", "workshops"),
    "workshop_agenda": QT_TRANSLATE_NOOP("versions", "agendas"),
    "pair_rule": QT_TRANSLATE_NOOP("versions", "rules about two people"),
    "attendance": QT_TRANSLATE_NOOP("versions", "people taking part in workshops"),
    "group_plan": QT_TRANSLATE_NOOP("versions", "group plans"),
    "draft_set": QT_TRANSLATE_NOOP("versions", "sets"),
    "objective": QT_TRANSLATE_NOOP("versions", "objectives"),
    "key_result": QT_TRANSLATE_NOOP("versions", "key results"),
    "dismissal": QT_TRANSLATE_NOOP("versions", "dismissed questions on drafts"),
    "run": QT_TRANSLATE_NOOP("versions", "workshop days"),
    "run_event": QT_TRANSLATE_NOOP("versions", "events of those days"),
    "parked_item": QT_TRANSLATE_NOOP("versions", "parking lot questions"),
    "commitment": QT_TRANSLATE_NOOP("versions", "commitments"),
    "watched_metric": QT_TRANSLATE_NOOP("versions", "health metrics"),
    "not_now": QT_TRANSLATE_NOOP("versions", "lines of what is not done now"),
    "planned_activity": QT_TRANSLATE_NOOP("versions", "activities"),
    "sorted_metric": QT_TRANSLATE_NOOP("versions", "numbers sorted in the exercise"),
    "house_style": QT_TRANSLATE_NOOP("versions", "the look of the papers"),
    "style_file": QT_TRANSLATE_NOOP("versions", "logo and Word template"),
    "wording": QT_TRANSLATE_NOOP("versions", "earlier wordings of drafts"),
    "team_dependency": QT_TRANSLATE_NOOP("versions", "dependencies between teams"),
    "contribution_link": QT_TRANSLATE_NOOP("versions", "how teams contribute"),
    "shared_word": QT_TRANSLATE_NOOP("versions", "shared words"),
    "word_meaning": QT_TRANSLATE_NOOP("versions", "what teams mean by them"),
    "check_in": QT_TRANSLATE_NOOP("versions", "check-ins"),
    "progress_line": QT_TRANSLATE_NOOP("versions", "lines of check-ins"),
    "health_reading": QT_TRANSLATE_NOOP("versions", "readings of health metrics"),
    "agreed_action": QT_TRANSLATE_NOOP("versions", "actions agreed in check-ins"),
    "reflection": QT_TRANSLATE_NOOP("versions", "reflections on key results"),
    "set_reflection": QT_TRANSLATE_NOOP("versions", "reflections on the cycle"),
    "feedback": QT_TRANSLATE_NOOP("versions", "feedback"),
    "interviewee": QT_TRANSLATE_NOOP("versions", "people interviewed"),
    "voice": QT_TRANSLATE_NOOP("versions", "their answers"),
    "interview_session": QT_TRANSLATE_NOOP("versions", "interview sessions"),
    "look_again": QT_TRANSLATE_NOOP("versions", "marks to look at an answer again"),
    "own_parameter": QT_TRANSLATE_NOOP("versions", "parameters of your own"),
    "interview_layout": QT_TRANSLATE_NOOP("versions", "order of the interview"),
    "parameter_version": QT_TRANSLATE_NOOP("versions", "earlier wordings of answers"),
    "record_edition": QT_TRANSLATE_NOOP("versions", "editions of the record"),
    "edition_answers": QT_TRANSLATE_NOOP("versions", "answers of those editions"),
    "unsent_line": QT_TRANSLATE_NOOP("versions", "words waiting for Enter"),
    "copy_taken": QT_TRANSLATE_NOOP("versions", "notes of copies handed over"),
    "lineage": QT_TRANSLATE_NOOP("versions", "notes of which copy this is"),
    "base_row": QT_TRANSLATE_NOOP("versions", "entries as they stood when a copy was handed over"),
    "returned_comment": QT_TRANSLATE_NOOP("versions", "returned comments"),
}
# How a file began, by the value of `CopyReason`.
_BEGAN: dict[str, str] = {
    "handed_over": QT_TRANSLATE_NOOP("versions", "This copy was handed over on {day}."),
    "elsewhere": QT_TRANSLATE_NOOP("versions", "This copy was saved on {day}, because its file could not be written."),
    "version": QT_TRANSLATE_NOOP("versions", "This is an earlier version, saved as a file of its own on {day}."),
    "restored": QT_TRANSLATE_NOOP("versions", "An earlier version was put back here on {day}."),
    "rescued": QT_TRANSLATE_NOOP("versions", "This was rescued from a damaged file on {day}."),
}
_TAKEN = frozenset({"handed_over", "elsewhere", "version"})
_COPY = QT_TRANSLATE_NOOP("versions", "A copy was handed over on {day}: {file}")
_MOST_COPIES = 3
_HOLDS = QT_TRANSLATE_NOOP(
    "versions",
    "{decided} of {parameters} parameters decided · people: {people} · workshops: {workshops} · sets: {drafts} · key "
    "results: {key_results}",
)
_MORE = QT_TRANSLATE_NOOP("versions", "{kind} {count} more than now")
_FEWER = QT_TRANSLATE_NOOP("versions", "{kind} {count} fewer than now")
_ALL = QT_TRANSLATE_NOOP("versions", "{kind}: all {of}")
_SOME = QT_TRANSLATE_NOOP("versions", "{kind}: {came} of {of}")
_UNKNOWN = QT_TRANSLATE_NOOP("versions", "{kind}: {came}; it is not known how many there were")
_NONE = QT_TRANSLATE_NOOP("versions", "{kind}: none; it is not known whether there were any")
_CLIENT = QT_TRANSLATE_NOOP(
    "versions", "The client's name and the cycle are lost; the client is now called “{client}”, after the file."
)
_AGENDA = QT_TRANSLATE_NOOP(
    "versions", "The agenda of “{title}” is lost, and your changes to it with it; the built-in one is in its place."
)
_MADE_UP = QT_TRANSLATE_NOOP("versions", "{kind}: {count} are empty or called “(lost)”; fill them in again.")


def plain(literal: str) -> str:
    """For the command line: as written."""
    return literal


def why_words(why: Why | str, say: Say = plain) -> str:
    return say(WHY.get(str(why), WHY[""]))


def held_words(held: CopyContents, say: Say = plain) -> str:
    """What a copy holds, in one line."""
    return say(_HOLDS).format(
        decided=held.decided,
        parameters=held.parameters,
        people=held.people,
        workshops=held.workshops,
        drafts=held.drafts,
        key_results=held.key_results,
    )


def lineage_words(lineage: LineageFacts | None, day: Callable[[date], str], say: Say = plain) -> tuple[str, ...]:
    """Where a file comes from and which copies were taken of it, the last ones first. `day` says a day in words."""
    if lineage is None:
        return ()
    began = lineage.began
    first = (say(_BEGAN[began.how.value]).format(day=day(began.at.astimezone().date())),) if began else ()
    handed = [each for each in lineage.taken if each.how.value in _TAKEN]
    return (
        *first,
        *(say(_COPY).format(file=each.file, day=day(each.at.astimezone().date())) for each in handed[:_MOST_COPIES]),
    )


def compared(held: CopyContents, now: CopyContents, say: Say = plain) -> str:
    """How a copy differs from the present state in number; empty where nothing does."""
    pairs = (
        ("person", held.people - now.people),
        ("workshop", held.workshops - now.workshops),
        ("draft_set", held.drafts - now.drafts),
        ("key_result", held.key_results - now.key_results),
    )
    lines = (
        say(_MORE if more > 0 else _FEWER).format(kind=say(KINDS[name]) + ":", count=abs(more))
        for name, more in pairs
        if more
    )
    return " · ".join(lines)


def came_words(came: Came, say: Say = plain) -> str:
    """How many of one kind came through."""
    literal = _ALL if came.came == came.of and came.came > 1 else _SOME
    if came.of is None:
        literal = _UNKNOWN if came.came else _NONE
    return say(literal).format(kind=say(KINDS[came.kind]), came=came.came, of=came.of)


def lost_words(rescued: Rescued, say: Say = plain) -> Iterator[str]:
    """What did not come through, one sentence each, beyond the counts."""
    if rescued.client_lost:
        yield say(_CLIENT).format(client=rescued.client)
    for title in rescued.agendas:
        yield say(_AGENDA).format(title=title)
    for kind, count in rescued.made_up:
        yield say(_MADE_UP).format(kind=say(KINDS[kind]), count=count)
