"""The words of the practice screen for what is stored as a short name."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from ui.rehearse.view_state import CasePractised, OwnState
from ui.widgets.dates import short_day
from workshop_app.domain.rehearsal.case_model import CaseField, EndingKind
from workshop_app.domain.rehearsal.noted_session import SessionShape
from workshop_app.domain.rehearsal.own_sentences import own_sentences
from workshop_app.domain.rehearsal.practice_kinds import QuestionKind, QuestionLabel
from workshop_app.domain.rehearsal.written_coach import CoachStyle, QuestionEffect


def _tr(words: str) -> str:
    return QCoreApplication.translate("rehearse", words)


def language() -> str:
    """In which language cases are offered."""
    return QLocale().name().partition("_")[0] or "en"


def kind_name(kind: QuestionKind) -> str:
    """One or two words a kind."""
    return own_sentences(language()).names[kind]


def page_words(page: str) -> str:
    """What a page inside the screen is called in the head line; "" for the list of cases."""
    return {
        "briefing": _tr("The case"),
        "talk": _tr("Alone, as the coach"),
        "observe": _tr("As the observer"),
        "compare": _tr("Your marks and ours"),
        "back": _tr("Looking back"),
        "reading": _tr("Reading a talk again"),
        "column": _tr("Left-hand column"),
        "words": _tr("Left-hand column of a real talk"),
        "example": _tr("A left-hand column, as an example"),
        "weeks": _tr("What I practised"),
        "note": _tr("A real session"),
        "write": _tr("A case of your own"),
        "trio": _tr("Practise in a trio"),
    }.get(page, "")


def level_words(level: int) -> str:
    """What a level means."""
    return {
        1: _tr("level 1: open questions are enough"),
        2: _tr("level 2: some answers wait for trust"),
        3: _tr("level 3: resists good questions"),
    }.get(level, _tr("level {level}").format(level=level))


def level_short(level: int) -> str:
    """The same on a card."""
    return _tr("level {level}").format(level=level)


def untitled() -> str:
    """For a case that nobody has given a name yet."""
    return _tr("A case without a name")


def own_state(state: OwnState) -> str:
    """The mark of a case of the coach's own."""
    return {
        OwnState.PLAYABLE: _tr("yours"),
        OwnState.UNFINISHED: _tr("yours, not finished"),
        OwnState.UNKNOWN: _tr("yours, being checked"),
    }[state]


def field_name(field: CaseField) -> str:
    """Where a case plays."""
    return {
        CaseField.SALES: _tr("Sales"),
        CaseField.ENGINEERING: _tr("Engineering"),
        CaseField.HR: _tr("HR"),
        CaseField.LEGAL: _tr("Legal"),
        CaseField.FINANCE: _tr("Finance"),
        CaseField.PUBLIC_OFFICE: _tr("Public office"),
        CaseField.HOSPITAL: _tr("Hospital"),
        CaseField.SCHOOL: _tr("School"),
        CaseField.SHOP_FLOOR: _tr("Shop floor"),
        CaseField.LOGISTICS: _tr("Logistics"),
        CaseField.QUALITY: _tr("Quality"),
        CaseField.SERVICE: _tr("Service"),
        CaseField.MARKETING: _tr("Marketing"),
        CaseField.CULTURE: _tr("Culture"),
    }[field]


def style_name(style: CoachStyle) -> str:
    """How a written coach goes about it."""
    return {
        CoachStyle.GOOD: _tr("asks open questions"),
        CoachStyle.ADVISING: _tr("gives advice"),
        CoachStyle.LEADING: _tr("leads"),
        CoachStyle.RUSHING: _tr("is in a hurry"),
    }[style]


def shape_name(shape: SessionShape) -> str:
    """What kind of real session."""
    return {SessionShape.BREAKOUT: _tr("A breakout"), SessionShape.ONE_TO_ONE: _tr("A 1:1")}[shape]


def label_name(label: QuestionLabel) -> str:
    """Open, closed, leading, advice, silence."""
    return {
        QuestionLabel.OPEN: _tr("Open"),
        QuestionLabel.CLOSED: _tr("Closed"),
        QuestionLabel.LEADING: _tr("Leading"),
        QuestionLabel.ADVICE: _tr("Advice"),
        QuestionLabel.SILENCE: _tr("Silence"),
    }[label]


def effect_name(effect: QuestionEffect) -> str:
    """What a line did."""
    return {
        QuestionEffect.SET_BACK: _tr("set back"),
        QuestionEffect.NOTHING: _tr("nothing"),
        QuestionEffect.MOVED: _tr("moved"),
    }[effect]


def ending_words(ending: EndingKind | None) -> str:
    """How a talk ended, told and not judged."""
    return {
        EndingKind.STRONG: _tr("All that was to be had is on the table."),
        EndingKind.GOOD: _tr("What it is for is on the table."),
        EndingKind.HALF: _tr("Part of it came out."),
        EndingKind.LEFT: _tr("Not much came out."),
        None: _tr("The talk was not ended."),
    }[ending]


def practised_words(known: CasePractised | None) -> str:
    """ "practised twice, last on 12 Nov"."""
    if known is None or known.last is None:
        return ""
    day = short_day(known.last)
    if known.times == 1:
        return _tr("practised once, on {day}").format(day=day)
    return _tr("practised {times} times, last on {day}").format(times=known.times, day=day)


def minutes_words(minutes: int) -> str:
    """ "25 min"."""
    return _tr("{minutes} min").format(minutes=minutes)


def share_words(share: float) -> str:
    """ "a quarter", and the like: a talk is not measured to the per cent."""
    steps = (
        (0.05, _tr("hardly")),
        (0.14, _tr("a tenth of the time")),
        (0.22, _tr("a fifth of the time")),
        (0.29, _tr("a quarter of the time")),
        (0.42, _tr("a third of the time")),
        (0.58, _tr("half of the time")),
    )
    return next((words for most, words in steps if share < most), _tr("most of the time"))
