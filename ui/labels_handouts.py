"""What was not as it should be in a filled handout, in words. Used by the drafts screen and the command line."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from workshop_app.domain.filled_handout import FormProblem, FormRemark

_SENTENCES = {
    FormProblem.NO_CODE: QT_TRANSLATE_NOOP(
        "handouts", "No code stands on it, so nothing tells which engagement it is of."
    ),
    FormProblem.OTHER_VERSION: QT_TRANSLATE_NOOP(
        "handouts", "It was printed of version {about}; the draft here is another version by now."
    ),
    FormProblem.PUBLISHED: QT_TRANSLATE_NOOP(
        "handouts",
        "The set it was printed from is published by now and stays as it is; what differs becomes a draft for the next "
        "cycle.",
    ),
    FormProblem.OTHER_CYCLE: QT_TRANSLATE_NOOP(
        "handouts", "It says that it is for another cycle: {about}. Look whether it belongs here."
    ),
    FormProblem.TEAM_BY_NAME: QT_TRANSLATE_NOOP("handouts", "The team was found by the name on it: {about}."),
    FormProblem.NEW_TEAM: QT_TRANSLATE_NOOP("handouts", "No team here is called {about}; it comes in as a new one."),
    FormProblem.ANOTHER_TEAM: QT_TRANSLATE_NOOP(
        "handouts",
        "Another team is written on it than it was printed for: {about}. It was read for the one it was printed for.",
    ),
    FormProblem.FIELDS_GONE: QT_TRANSLATE_NOOP("handouts", "Fields that were taken out of the form: {about}."),
    FormProblem.EMPTIED: QT_TRANSLATE_NOOP("handouts", "Empty on the paper, and kept as it stands here: {about}."),
    FormProblem.CROSSED_OUT: QT_TRANSLATE_NOOP(
        "handouts", "Crossed out on the paper; what stands here stays until you change it. {about}"
    ),
    FormProblem.ROW_ADDED: QT_TRANSLATE_NOOP("handouts", "A row was added by hand and is kept as a note: {about}"),
    FormProblem.NO_OBJECTIVE: QT_TRANSLATE_NOOP(
        "handouts", "Objective {about} has key results and no words of its own; write it in the draft."
    ),
    FormProblem.MORE_TICKED: QT_TRANSLATE_NOOP(
        "handouts", "More than one box is ticked, so none was taken over: {about}."
    ),
    FormProblem.TOO_LONG: QT_TRANSLATE_NOOP("handouts", "Longer than a draft holds, and cut: {about}."),
}


def remark_words(remark: FormRemark) -> str:
    """The sentence."""
    about = " ".join(remark.about.split())
    about = about if len(about) <= 300 else f"{about[:299]}…"
    return QCoreApplication.translate("handouts", str(_SENTENCES[remark.problem])).replace("{about}", about)
