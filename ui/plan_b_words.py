"""How it stands with the plan B on paper, in one sentence that is true: for the documents screen and the page before a
day. What lies there is looked at each time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from ui.labels import error_sentence
from ui.widgets.dates import stamp, week_day
from workshop_app.application.plan_b import AHEAD, PlanBReport, PlanBStanding
from workshop_app.application.plan_b_shelf import PlanBPaper
from workshop_app.domain.errors import ErrorCode
from workshop_app.domain.text import one_stop


def sentence(report: PlanBReport | None, now: datetime, runs_a_day: bool = False) -> str:
    """Of the whole file. Nothing is made while a day runs."""
    if report is None:
        return _say("Plan B on paper: not looked at yet.")
    there = [each for each in report.papers if each.is_there]
    match report.standing:
        case PlanBStanding.NO_FILE:
            return _say("No plan B on paper: this engagement is not in a file.")
        case PlanBStanding.READ_ONLY:
            return _say("No plan B on paper is made: the file is open for reading only.")
        case PlanBStanding.PROTECTED:
            return _none(
                there, _say("No plan B on paper: this file has a passphrase, and a PDF could be read by anyone.")
            )
        case PlanBStanding.OFF:
            return _none(there, _say("No plan B on paper: you switched it off for this engagement on this computer."))
        case PlanBStanding.NOTHING_DUE:
            words = _say(
                "Plan B on paper: from {days} days before a workshop its run sheet and seats lie beside the file."
            )
            return words.format(days=AHEAD)
        case PlanBStanding.TROUBLE:
            return _trouble(report, there, now)
        case PlanBStanding.MISSING:
            none = _say("Plan B on paper: not made yet.")
            return f"{none} {_say('It is made when the day is over.')}" if runs_a_day else none
        case PlanBStanding.KEPT | PlanBStanding.BEHIND:
            return _kept(report, there, now, runs_a_day)


def of_workshop(report: PlanBReport | None, workshop_id: str, now: datetime) -> tuple[str, bool] | None:
    """Of one workshop, and whether it is as it should be; None where there is nothing to say yet."""
    paper = report.of(workshop_id) if report is not None else None
    if report is None or (paper is None and report.standing is not PlanBStanding.TROUBLE):
        return None
    if not report.seen:
        return _say("could not be looked at: {why}").format(why=_why(report)), False
    if paper is None or not paper.is_there:
        return _say("not there: {why}").format(why=_why(report)), False
    made = _say("{what}, made {when}, beside the file").format(what=_what(paper), when=stamp(paper.made, now))
    if workshop_id in report.stuck:
        return _say("{what}. A newer one could not be made").format(what=made), False
    return made, True


def _kept(report: PlanBReport, there: Sequence[PlanBPaper], now: datetime, runs_a_day: bool) -> str:
    if len(there) < len(report.papers):
        gone = _say("Plan B on paper: a PDF beside the file is gone, or is not as it was left.")
        again = _say("It is made again when the day is over.") if runs_a_day else _say("It is made again.")
        return f"{gone} {again}"
    said = _lying(there, now)
    if report.standing is PlanBStanding.BEHIND:
        return f"{said} {_say('The plan was changed since.')}"
    if not report.behind:
        return said
    looks = _say("Changes go onto it when the day is over.") if runs_a_day else _say("Looking whether that changed.")
    return f"{said} {looks}"


def _lying(there: Sequence[PlanBPaper], now: datetime) -> str:
    """Of several workshops each has its own moment, and seats or none."""
    seated, when = sum(each.seats for each in there), stamp(max(each.made for each in there), now)
    day = week_day(there[0].day)
    if len(there) == 1:
        words = _say("Plan B on paper: {what} of {day}, made {when}.")
        return words.format(what=_what(there[0]), day=day, when=when)
    if seated == len(there):
        words = _say("Plan B on paper: run sheets and seats of {n} workshops from {day}, the latest made {when}.")
    elif seated:
        words = _say(
            "Plan B on paper: run sheets of {n} workshops from {day}, {seated} with seats, the latest made {when}."
        )
    else:
        words = _say("Plan B on paper: run sheets of {n} workshops from {day}, the latest made {when}.")
    return words.format(n=len(there), day=day, seated=seated, when=when)


def _trouble(report: PlanBReport, there: Sequence[PlanBPaper], now: datetime) -> str:
    said = _say("Plan B on paper could not be brought up to date: {why}.").format(why=_why(report))
    if not report.seen:
        return f"{one_stop(said)} {_say('What lies there could not be looked at.')}"
    if not there:
        return f"{one_stop(said)} {_say('There is none beside the file.')}"
    words = _say("What lies there was made {when}.")
    return f"{one_stop(said)} {words.format(when=stamp(max(each.made for each in there), now))}"


def _why(report: PlanBReport) -> str:
    """In few words, where a few tell it."""
    match report.problem.code if report.problem is not None else None:
        case ErrorCode.PLACE_FULL:
            return _say("the disk is full")
        case ErrorCode.FOLDER_UNWRITABLE:
            return _say("no files can be created there")
        case ErrorCode.FILE_MISSING:
            return _say("the file itself cannot be reached")
        case None:
            return _say("it was taken away")
    assert report.problem is not None
    return error_sentence(report.problem)


def _none(there: Sequence[PlanBPaper], words: str) -> str:
    """Where there should be none."""
    left = _say("One that was made before would not go: delete the folder yourself.")
    return f"{words} {left}" if there else words


def _what(paper: PlanBPaper) -> str:
    return _say("run sheet and seats") if paper.seats else _say("run sheet")


def _say(words: str) -> str:
    return QCoreApplication.translate("plan_b", words)
