"""Settings: how the program looks and sounds, the coach's name, paper, and where backups are. Effective at once."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QComboBox, QFrame, QHBoxLayout, QSlider, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.labels import enum_label
from ui.labels_versions import RULE
from ui.paper_here import paper_here
from ui.settings.meetings_card import MeetingsCard
from ui.settings.scale_box import ScaleBox
from ui.theme import ThemeName, change_theme, text_scale
from ui.theme.motion import Motion, apply_motion
from ui.widgets.basics import button, card, label, line, scrolled, tab_through
from ui.widgets.dates import moment
from ui.widgets.fields import LineField
from workshop_app import bootstrap
from workshop_app.application import settings as keys
from workshop_app.domain.engagement import Paper

OWN_STYLE = "documents/own_style"
TWO_COLUMNS = 820  # pixels of width, at normal text size


class SettingsPanel(QWidget):
    """Writes to `desk.settings` only; the engagement is not touched."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._laid_out = desk, False
        self._area, self._page = scrolled(parent=self)
        page = self._area.widget()
        self._theme, self._motion, self._language = QComboBox(page), QComboBox(page), QComboBox(page)
        self._paper, self._signed, self._lock_after = QComboBox(page), QComboBox(page), QComboBox(page)
        self._scale = ScaleBox(page)
        self._coach = LineField(self.tr("Your name"), self.tr("As it should appear on documents"))
        self._style = button(self.tr("Your own style…"))
        self._style.setToolTip(self.tr("Logo, colours and the line at the foot of all your papers"))
        self._style.clicked.connect(partial(desk.bridge.navigate, OWN_STYLE))
        self._volume = QSlider(Qt.Orientation.Horizontal)
        self._backups = label("", "quiet")
        self._live = label(self.tr("Text is this large now: 18 introductions at 2 minutes need 36 minutes."))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._meetings = MeetingsCard(page)
        self._fill_lists()
        self._lay_out()
        for box in (self._theme, self._scale, self._motion):
            box.currentIndexChanged.connect(self._on_look_chosen)
        for box in (self._paper, self._signed):
            box.currentIndexChanged.connect(self._on_documents_chosen)
        self._lock_after.currentIndexChanged.connect(self._on_lock_after_chosen)
        self._coach.committed.connect(self._on_coach_committed)
        self._volume.valueChanged.connect(self._on_volume_changed)
        self._laid_out = True

    def refresh(self) -> None:
        """Show what is set, without setting it again."""
        settings = self._desk.settings
        self._show_look()
        for box, value in (
            (self._motion, settings.get(keys.MOTION)),
            (self._paper, settings.get(keys.PAPER)),
            (self._signed, settings.get(keys.SIGNED)),
            (self._lock_after, settings.get(keys.LOCK_AFTER)),
        ):
            _choose(box, value)
        with QSignalBlocker(self._volume):
            self._volume.setValue(settings.get(keys.BELL_VOLUME))
        self._coach.show_value(settings.get(keys.COACH))
        self._backups.setText(self._backup_words())
        self._meetings.refresh()

    def _fill_lists(self) -> None:
        for words, name in (
            (self.tr("Same as the system"), ThemeName.SYSTEM),
            (self.tr("Light"), ThemeName.LIGHT),
            (self.tr("Dark"), ThemeName.DARK),
            (self.tr("High contrast"), ThemeName.CONTRAST),
        ):
            self._theme.addItem(words, str(name))
        self._motion.addItem(self.tr("Same as the system"), str(Motion.SYSTEM))
        self._motion.addItem(self.tr("Nothing moves"), str(Motion.NEVER))
        for paper in (None, *Paper):
            self._paper.addItem(enum_label(paper) if paper else _usual_paper(), str(paper or ""))
        for words, signed in ((self.tr("Only on the pages"), False), (self.tr("In the files’ properties too"), True)):
            self._signed.addItem(words, signed)
        self._language.addItem(self.tr("English"), "en")
        for minutes in (5, 15, 30):
            self._lock_after.addItem(self.tr("{count} minutes without input").format(count=minutes), minutes)
        self._lock_after.addItem(self.tr("Never automatically"), 0)
        self._volume.setRange(0, 100)

    def _show_look(self) -> None:
        """The theme and the size of text there are: keys and the menu choose them as well."""
        self._scale.show_scale(self._desk.settings.get(keys.TEXT_SCALE))
        _choose(self._theme, self._desk.settings.get(keys.THEME))

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        self._columns.setSpacing(16)
        for groups in self._groups():
            column = QVBoxLayout()
            column.setSpacing(16)
            for frame in groups:
                column.addWidget(frame)
            column.addStretch(1)
            self._columns.addLayout(column, 1)
        self._page.addLayout(self._columns)
        self._page.addStretch(1)
        looks = (self._theme, self._scale, self._motion, self._language, self._coach, self._signed, self._paper)
        tab_through(*looks, self._style, self._volume, self._ring, self._lock_after, self._meetings.forget)

    def _groups(self) -> tuple[tuple[QFrame, ...], tuple[QFrame, ...]]:
        """The cards of the left and of the right column."""
        appearance = self._group(
            self.tr("Appearance"),
            (
                (self.tr("Theme"), self._theme),
                (self.tr("Text size"), self._scale),
                (self.tr("Motion"), self._motion),
                (self.tr("Language"), self._language),
            ),
        )
        layout = appearance.layout()
        assert layout is not None
        layout.addWidget(self._live)
        named = ((self.tr("Your name"), self._coach), (self.tr("Where it stands"), self._signed))
        rows = (*named, (self.tr("Paper"), self._paper), (self.tr("House style"), self._style))
        documents = self._group(self.tr("Documents"), rows)
        bell = self._group(self.tr("Bell"), ((self.tr("Volume"), self._bell_row()),))
        lock = self._group(self.tr("Files with a passphrase"), ((self.tr("Lock after"), self._lock_after),))
        backups, inside = card()
        for widget in (label(self.tr("Backups"), "subheading"), line(), self._backups):
            inside.addWidget(widget)
        return (appearance, documents, self._meetings), (bell, lock, backups)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and self._laid_out:
            self._show_look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= TWO_COLUMNS * text_scale()
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _bell_row(self) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        self._volume.setAccessibleName(self.tr("Bell volume"))
        self._ring = button(self.tr("Ring the bell"))
        self._ring.clicked.connect(self._on_ring)
        layout.addWidget(self._volume, 1)
        layout.addWidget(self._ring)
        return row

    def _group(self, heading: str, rows: tuple[tuple[str, QWidget], ...]) -> QFrame:
        frame, layout = card(parent=self._area.widget())
        layout.setSpacing(12)
        layout.addWidget(label(heading, "subheading"))
        layout.addWidget(line())
        for words, widget in rows:
            row = QHBoxLayout()
            row.setSpacing(16)
            name = label(words, "quiet")
            name.setBuddy(widget)
            if not widget.accessibleName():
                widget.setAccessibleName(words)
            if isinstance(widget, QComboBox):
                widget.setAccessibleDescription(words)  # on Linux a choice goes by what is chosen, alike in two of them
            row.addWidget(name, 2)
            row.addWidget(widget, 3)
            layout.addLayout(row)
        return frame

    def _backup_words(self) -> str:
        path = self._desk.workspace.path
        if path is None:
            return self.tr("This engagement is not saved in a file, so there are no backups of it.")
        kept = bootstrap.list_backups(path)
        rule = QCoreApplication.translate("versions", RULE)
        if not kept:
            return self.tr("No backup of this file yet.") + " " + rule
        found = self.tr("Copies kept: {count}. The newest is from {when}. They are in {folder}").format(
            count=len(kept), when=moment(kept[0].at), folder=kept[0].path.parent
        )
        return "\n\n".join((found, rule, self.tr("To go back to one, choose File, Earlier versions.")))

    def _on_look_chosen(self) -> None:
        settings = self._desk.settings
        settings.set(keys.THEME, str(self._theme.currentData()))
        settings.set(keys.TEXT_SCALE, int(self._scale.currentData()))
        settings.set(keys.MOTION, str(self._motion.currentData()))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            change_theme(app, settings.get(keys.THEME), settings.get(keys.TEXT_SCALE))
            apply_motion(app, settings.get(keys.MOTION))
            self._arrange()

    def _on_documents_chosen(self) -> None:
        self._desk.settings.set(keys.PAPER, str(self._paper.currentData()))
        self._desk.settings.set(keys.SIGNED, bool(self._signed.currentData()))

    def _on_lock_after_chosen(self) -> None:
        self._desk.settings.set(keys.LOCK_AFTER, int(self._lock_after.currentData()))

    def _on_coach_committed(self, name: str) -> None:
        self._desk.settings.set(keys.COACH, name.strip())

    def _on_volume_changed(self, volume: int) -> None:
        self._desk.settings.set(keys.BELL_VOLUME, volume)

    def _on_ring(self) -> None:
        from ui.bell import Bell  # the sound library is loaded on the first ring only

        Bell(self._volume.value()).ring()


def _choose(box: QComboBox, value: object) -> None:
    """Show what is set, without setting it again."""
    with QSignalBlocker(box):
        box.setCurrentIndex(max(0, box.findData(value)))


def _usual_paper() -> str:
    words = QCoreApplication.translate("SettingsPanel", "As usual here ({paper})")
    return words.format(paper=enum_label(paper_here()))
