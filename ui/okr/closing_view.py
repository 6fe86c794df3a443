"""Steps six and seven of the page: what the key results still lack, and publishing, with a word about who has not
said yes. Nothing here ever blocks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.okr.draft_requests import DraftRequests
from ui.okr.history_view import EarlierWordings
from ui.okr.page_state import SetPage
from ui.okr.ruler_state import ruler
from ui.okr.view_state import FIELDS_OF, levels_of
from ui.widgets.basics import button, label
from ui.widgets.dates import long_day
from workshop_app.domain.between_teams import TeamDependency
from workshop_app.domain.champion_names import names as names_in
from workshop_app.domain.okr import DraftStatus, KeyResult
from workshop_app.domain.scoring import Model


class RefineLine(QWidget):
    """How many key results lack what. Which of them have no value of today is counted with the questions, a moment
    after the page: a sentence may say it, and new things start at nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: SetPage | None = None
        self._counted: tuple[str, int] = ("", 0)
        self._said = label("")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 0, 0, 0)
        layout.addWidget(self._said)

    def show_starts(self, set_id: str, number: int) -> None:
        """How many key results of this set have no value of today."""
        self._counted = (set_id, number)
        if self._page is not None:
            self.show_page(self._page)

    def show_page(self, page: SetPage) -> None:
        self._page = page
        written = [one for one in page.view.key_results if one.text.strip()]
        names, has_levels = levels_of(page.agreed.model), page.agreed.model is Model.LEVELS
        lacking = (
            *self._starts(page, sum(FIELDS_OF[one.type].start and not one.start for one in written)),
            (
                self.tr("without levels: {count}") if has_levels else self.tr("without a number to reach: {count}"),
                sum(not all(getattr(one, name).strip() for name in names) for one in written),
            ),
            (self._no_score(page.agreed.model), sum(not _can_score(one, page) for one in written)),
            (self.tr("without a champion: {count}"), sum(not names_in(one.champions) for one in written)),
        )
        said = [words.format(count=count) for words, count in lacking if count]
        if not written:
            self._said.setText(
                self.tr("Type, today’s value, levels and champion, once key results are written.")
                if has_levels
                else self.tr("Type, today’s value, number to reach and champion, once key results are written.")
            )
        elif said:
            self._said.setText(self.tr("Key results {parts}").format(parts="; ".join(said)))
        else:
            self._said.setText(self.tr("Every key result has its type, its values and a champion."))

    def _no_score(self, model: Model) -> str:
        return {
            Model.LEVELS: self.tr("with values that give no score yet: {count}"),
            Model.EVEN_ODDS: self.tr("with values that do not tell yet whether it is met: {count}"),
            Model.GRADE: self.tr("with values that give no grade yet: {count}"),
        }[model]

    def _starts(self, page: SetPage, empty: int) -> tuple[tuple[str, int], ...]:
        id, number = self._counted
        unknown = min(empty, number) if id == page.view.draft.id else empty
        return (
            (self.tr("without today’s value: {count}"), unknown),
            (self.tr("with today’s value not in its field yet: {count}"), empty - unknown),
        )


def _can_score(one: KeyResult, page: SetPage) -> bool:
    """Whether a value at the end would give a score; asked where every value is there, of what is counted."""
    scale = ruler(one, page.agreed.model, page.agreed.cycle)
    return scale.is_open or scale.in_words or scale.to_scale


class PublishView(QWidget):
    """Who has not said yes, and the button."""

    def __init__(self, requests: DraftRequests, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._requests, self._id = requests, ""
        self._first = ""  # where somebody begins who changes what is published
        self._said = label("")
        self._waiting = label("", "small")
        self._publish = button(self.tr("Publish"), "")
        self._how = label(
            self.tr("To change it, type over it in the set above: it waits there until you say why, and who agreed."),
            "small",
        )
        self._change = button(self.tr("Change it, with the reason"), "link", self.tr("Opens the first key result"))
        self.came_and_went = EarlierWordings(requests, "", self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._said)
        layout.addWidget(self._waiting)
        layout.addWidget(self._publish, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._how)
        layout.addWidget(self._change, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.came_and_went.link, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.came_and_went)
        self._publish.clicked.connect(self._on_publish)
        self._change.clicked.connect(self._on_change)

    def show_page(self, page: SetPage) -> None:
        draft = page.view.draft
        self._id = draft.id
        published = draft.status is DraftStatus.PUBLISHED
        if published and draft.published_on is not None:
            self._said.setText(self.tr("Published on {day}.").format(day=long_day(draft.published_on)))
        else:
            self._said.setText(self.tr("Who has not seen this yet?"))
        self._waiting.setText(self.waiting_words(page.unconfirmed))
        self._waiting.setVisible(bool(page.unconfirmed))
        self._publish.setVisible(not published)
        written = (each.id for each in page.view.key_results if each.text.strip())
        self._first = next(written, "")
        for part in (self._how, self._change):
            part.setVisible(published)
        self.came_and_went.show_history(draft.id, page.histories.get(draft.id, ()))

    def waiting_words(self, unconfirmed: tuple[TeamDependency, ...]) -> str:
        """Who has not said yes, in a sentence; publishing does not wait for it."""
        who = dict.fromkeys(each.gives.strip() or self.tr("somebody not named yet") for each in unconfirmed)
        return self.tr("Not confirmed yet: {names}. You can publish all the same.").format(names=", ".join(who))

    def focus_publish(self) -> None:
        self._publish.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_publish(self) -> None:
        self._requests.status_chosen.emit(self._id, DraftStatus.PUBLISHED)

    def _on_change(self) -> None:
        self._requests.opened.emit(self._first, "")
