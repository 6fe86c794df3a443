"""What the field of a proposal is called on screen. Used by the page of what came back and the strip beside a
question."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from workshop_app.domain.own_parameters import Subject
from workshop_app.domain.parameter_content import content_of
from workshop_app.domain.parameters import ParameterRecord
from workshop_app.domain.returned import ReturnedComment, ReturnedField
from workshop_app.domain.versions import DETAIL

_TEXT = QT_TRANSLATE_NOOP("ReturnedField", "Other text of the record")
_WORDS = {
    ReturnedField.RATIONALE: QT_TRANSLATE_NOOP("ReturnedField", "Why"),
    ReturnedField.EXCEPTIONS: QT_TRANSLATE_NOOP("ReturnedField", "Exceptions"),
    ReturnedField.SETTLED_HOW: QT_TRANSLATE_NOOP("ReturnedField", "Agreed how"),
    ReturnedField.STAFF_TEXT: QT_TRANSLATE_NOOP("ReturnedField", "What we tell everybody"),
    ReturnedField.DECIDED_BY: QT_TRANSLATE_NOOP("ReturnedField", "Decided by"),
    ReturnedField.DECIDED_ON: QT_TRANSLATE_NOOP("ReturnedField", "Decided on"),
    ReturnedField.APPLIES_FROM: QT_TRANSLATE_NOOP("ReturnedField", "Applies from"),
    ReturnedField.REVIEW_ON: QT_TRANSLATE_NOOP("ReturnedField", "Review on"),
    ReturnedField.OWNER: QT_TRANSLATE_NOOP("ReturnedField", "Looked after by"),
    ReturnedField.SPONSOR: QT_TRANSLATE_NOOP("ReturnedField", "Executive sponsor"),
    ReturnedField.PROJECT_LEAD: QT_TRANSLATE_NOOP("ReturnedField", "Project lead"),
    ReturnedField.OPTION: QT_TRANSLATE_NOOP("ReturnedField", "Answer"),
    ReturnedField.STATUS: QT_TRANSLATE_NOOP("ReturnedField", "Status"),
    ReturnedField.TITLE: QT_TRANSLATE_NOOP("ReturnedField", "Title"),
    ReturnedField.QUESTIONS: QT_TRANSLATE_NOOP("ReturnedField", "Questions still open"),
}


def field_words(comment: ReturnedComment, subject: Subject | None) -> str:
    """The label of the field, "" for a decision and for a comment; other text of the record is called so."""
    field = comment.field
    if not field:
        return ""
    if field.startswith(DETAIL):
        known = (
            content_of(subject.key).field(field.removeprefix(DETAIL)) if isinstance(subject, ParameterRecord) else None
        )
        return known.label if known is not None else field.removeprefix(DETAIL)
    return QCoreApplication.translate("ReturnedField", str(_WORDS.get(ReturnedField(field), _TEXT)))
