"""The rail on the left: the client, and one line per place. Folds to icons in small windows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui import icons, theme
from ui.shell.places import BY_NAME, NEW, NUMBERED, WORKSHOPS
from ui.shell.rail_state import RailState
from ui.widgets.alike import alike
from ui.widgets.basics import label, set_role, tip
from ui.widgets.dates import short_day
from ui.widgets.elided import NameLabel, elided
from ui.widgets.spoken import Role, speak_as

WIDE, FOLDED = 240, 60
ICON = 18
BETWEEN = 2  # pixels from line to line
CLOSER = 6  # pixels that a line is lower where they stand close together, as in the style sheet
LEAST_LINES, GOOD_LINES = 1.5, 4.5  # of workshops and "New" in sight: the half one says that there are more


class RailLine(QPushButton):
    """One place: icon, words (shortened to fit), and a count at the right. The words come with the first `fold`."""

    def __init__(
        self, words: str, icon: str, count: str = "", tone: str = "", told: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        speak_as(self, Role.ListItem)
        self._words, self._tip, self._folded = words, told, False
        self.key = ""  # that leads here, told when pointed at
        self.end_too = False  # its words begin as those of another line do
        self._laid = False  # before it has its place nothing tells what room there is
        self.setProperty("role", "rail")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCheckable(True)
        self.setAutoDefault(True)
        icons.set_icon(self, icon, "quiet")
        self._count = label(count, "small", self)
        self._count.setWordWrap(False)
        self._count.setProperty("tone", tone)
        self._count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 10, 0)
        layout.addWidget(self._count, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(" ".join(part for part in (words, count, told) if part))

    def fold(self, folded: bool) -> None:
        self._folded = folded
        size = _icon_size()
        self.setIconSize(QSize(size, size))
        self._show_words()

    def minimumSizeHint(self) -> QSize:
        """No wider than its icon: the words that had room before a bar came beside them must give it back."""
        return QSize(min(2 * _icon_size(), super().minimumSizeHint().width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._laid = True
        self._show_words()

    def _show_words(self) -> None:
        self._count.setVisible(not self._folded and bool(self._count.text()))
        told = self.accessibleName() if self._folded else self._tip
        self.setToolTip(tip("  ·  ".join(part for part in (told, self.key) if part)))
        if self._folded:
            self.setText("")
            return
        taken = _icon_size() + 34 + (self._count.sizeHint().width() + 8 if self._count.text() else 0)
        room = max(24, self.width() - taken)
        shown = elided(self.fontMetrics(), self._words, room, end_too=self.end_too) if self._laid else self._words
        if shown != self._words:  # cut: the whole of it is told
            self.setToolTip(tip(self._words))
        self.setText(" " + shown.replace("&", "&&"))


class _Workshops(QScrollArea):
    """The lines of the workshops: as high as they are where there is room, and scrolled where there is none, so that
    eight of them push no place out of sight."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: tuple[RailLine, ...] = ()
        self._brought: RailLine | None = None
        self.may_scroll = 0
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumWidth(1)  # by itself it asks for the width of its bars, more than a folded rail has
        self.inner: Final = QWidget(self)
        speak_as(self.inner, Role.List)
        self.inner.setAccessibleName(self.tr("Places"))
        self.setWidget(self.inner)
        self._layout = QVBoxLayout(self.inner)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(BETWEEN)

    def hold(self, lines: tuple[RailLine, ...]) -> None:
        """These, made with `inner` around them."""
        self._lines = lines
        for line in lines:
            self._layout.addWidget(line)
        if not lines:
            self.hide()

    def fit(self) -> None:
        """The lines have another height now."""
        heights = [line.sizeHint().height() + BETWEEN for line in self._lines]
        self.setMaximumHeight(sum(heights))
        self.setMinimumHeight(min(sum(heights), round(sum(heights[:1]) * LEAST_LINES)))
        good = min(sum(heights), round(sum(heights[:1]) * GOOD_LINES))
        self.may_scroll = self.maximumHeight() - good  # pixels: other lines stand closer before the rest scrolls

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.maximumHeight())

    def bring(self, line: RailLine) -> None:
        """Scroll to this line, if it is one of them."""
        self._brought = line if line in self._lines else None
        if self._brought is not None:
            self.ensureWidgetVisible(line, 0, BETWEEN)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Back from a running day, or in a lower window, the line of the place that is shown is in sight again."""
        super().resizeEvent(event)
        if self._brought is not None:
            self.ensureWidgetVisible(self._brought, 0, BETWEEN)


class Rail(QFrame):
    """Signals:
    place_requested: the address of the line that was pressed.
    removal_requested: the id of the workshop that is to go, asked for in the menu of its line.
    """

    place_requested = Signal(str)
    removal_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "rail")
        self._lines: dict[str, RailLine] = {}
        self._state: RailState | None = None
        self._chosen, self._folded, self._tight = "", False, False
        self._fits = 0.0  # the size of text for which the lines are folded
        self._workshops: _Workshops | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.setSpacing(0)
        outer.addWidget(self._area, 1)
        self._foot = QVBoxLayout()
        self._foot.setContentsMargins(10, 6, 10, 12)
        outer.addLayout(self._foot)
        self._settings = self._line(self, "settings")
        self._foot.addWidget(self._settings)
        self.set_folded(False)

    def show_state(self, state: RailState) -> bool:
        """Draw the lines again and say so; nothing happens when nothing changed."""
        if state == self._state:
            return False
        self._state = state
        kept = {"settings": self._settings}
        self._lines = kept
        inner = QWidget(self._area)
        speak_as(inner, Role.List)
        inner.setAccessibleName(self.tr("Places"))
        # The old lines go when everybody has turned away: one that has the keyboard would announce its loss while half
        # of its neighbours are taken apart, and who looks at the window then brings the program down.
        before = self._area.takeWidget()
        self._area.setWidget(inner)  # first: what moves with its lines is dressed again, line by line
        inner.hide()
        self._fill(inner, state)
        inner.show()
        if before is not None:
            before.hide()
            before.deleteLater()
        self._fold_lines()
        self.choose(self._chosen)
        return True

    @property
    def tab_stops(self) -> tuple[RailLine, ...]:
        """The lines from top to bottom."""
        return (*(line for line in self._lines.values() if line is not self._settings), self._settings)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def press(self, address: str) -> None:
        """As if this line had been clicked."""
        self._lines[address].click()

    def choose(self, address: str) -> None:
        """Mark the line of the place that is shown."""
        self._chosen = address
        for known, line in self._lines.items():
            line.setChecked(known == address)
        chosen = self._lines.get(address)
        if self._workshops is not None and chosen is not None:
            self._workshops.bring(chosen)

    def set_folded(self, folded: bool) -> None:
        """Icons only, or icons and words."""
        if (folded, theme.text_scale()) == (self._folded, self._fits):
            return  # asked at every change of the window's size
        self._folded, self._fits = folded, theme.text_scale()
        scale = 1 + (theme.text_scale() - 1) * 0.7
        self.setFixedWidth(FOLDED + 2 * (_icon_size() - ICON) if folded else round(WIDE * scale))
        self._fold_lines()

    def _fold_lines(self) -> None:
        for line in self._lines.values():
            line.fold(self._folded)
        if self._workshops is not None:
            self._workshops.fit()
        for words in self.findChildren(QLabel, "wide"):
            words.setVisible(not self._folded)
        self._fit()

    def _fit(self) -> None:
        """Lines stand closer together before the last of them is out of sight."""
        inner = self._area.widget()
        if inner is None or not self.isVisible():
            return
        lines = [line for line in self._lines.values() if line is not self._settings]
        spread = inner.sizeHint().height() + (CLOSER * len(lines) if self._tight else 0)
        spread -= self._workshops.may_scroll if self._workshops is not None else 0
        tight = spread > self.height() - self._foot.sizeHint().height()
        if tight != self._tight or (tight and not all(line.property("tight") for line in lines)):
            self._tight = tight
            for line in lines:
                line.setProperty("tight", tight)
                set_role(line, "rail")  # the style looks again
            if self._workshops is not None:
                self._workshops.fit()

    def _fill(self, inner: QWidget, state: RailState) -> None:
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(10, 12, 10, 8)
        layout.setSpacing(BETWEEN)
        client, cycle = NameLabel("subheading", 3, inner), NameLabel("small", parent=inner)
        client.setText(state.client)
        cycle.setText(state.cycle or self.tr("No cycle named yet"))
        for words in (client, cycle):
            words.setObjectName("wide")
            words.setContentsMargins(10, 0, 4, 0)
            layout.addWidget(words)
        layout.addSpacing(8)
        layout.addWidget(self._line(inner, "home"))
        self._section(layout, self.tr("PREPARE"))
        layout.addWidget(self._line(inner, "interview", f"{state.decided}/{state.parameters}"))
        missing = self.tr("a role is missing") if state.role_missing else ""
        layout.addWidget(self._line(inner, "roles", "!" if state.role_missing else "", "late", missing))
        layout.addWidget(self._line(inner, "people", str(state.people) if state.people else ""))
        layout.addWidget(self._line(inner, "calendar"))
        self._section(layout, self.tr("WORKSHOPS"))
        self._workshops = _Workshops(inner)
        self._workshops.hold(tuple(self._workshop_lines(self._workshops.inner, state)))
        layout.addWidget(self._workshops)
        layout.addWidget(self._named(inner, f"{WORKSHOPS}/{NEW}", self.tr("New"), "plus"))
        self._section(layout, self.tr("RESULTS"))
        late = self.tr("dependencies not confirmed in time") if state.late_needs else ""
        layout.addWidget(self._line(inner, "drafts", str(state.drafts) if state.drafts else ""))
        layout.addWidget(
            self._line(inner, "alignment", str(state.late_needs) if state.late_needs else "", "late", late)
        )
        waiting = self.tr("key results not filled in for the next check-in") if state.unfilled else ""
        layout.addWidget(self._line(inner, "cycle", str(state.unfilled) if state.unfilled else "", told=waiting))
        layout.addWidget(self._line(inner, "documents"))
        self._section(layout, self.tr("PRACTISE"))
        layout.addWidget(self._line(inner, "rehearse"))
        layout.addStretch(1)

    def _workshop_lines(self, inner: QWidget, state: RailState) -> Iterator[RailLine]:
        titles = alike(each.title for each in state.workshops)
        for workshop in state.workshops:
            line = self._workshop_line(inner, workshop.id, workshop.title, workshop.day)
            line.end_too = workshop.title in titles
            yield line
        if state.more:
            others = self.tr("{count} more").format(count=state.more)
            yield self._named(inner, "home/all", others, "ellipsis")

    def _section(self, layout: QVBoxLayout, words: str) -> None:
        layout.addSpacing(5)
        heading = label(words, "section", layout.parentWidget())
        heading.setWordWrap(False)  # one that wraps asks the area for all of its height, and nothing would scroll
        heading.setObjectName("wide")
        heading.setContentsMargins(10, 0, 0, 2)
        layout.addWidget(heading)

    def _line(self, inner: QWidget, name: str, count: str = "", tone: str = "", told: str = "") -> RailLine:
        place = BY_NAME[name]
        return self._named(inner, name, place.words, place.icon, count, tone, told)

    def _workshop_line(self, inner: QWidget, workshop_id: str, title: str, day: date | None) -> RailLine:
        when = short_day(day) if day else ""
        line = self._named(inner, f"{WORKSHOPS}/{workshop_id}", title, "calendar-days", when)
        remove = QAction(self.tr("Remove…"), line)
        remove.triggered.connect(partial(self._on_remove, workshop_id))
        line.addAction(remove)
        line.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)  # also by the menu key
        return line

    def _on_remove(self, workshop_id: str) -> None:
        self.removal_requested.emit(workshop_id)

    def _named(
        self, inner: QWidget, address: str, words: str, icon: str, count: str = "", tone: str = "", told: str = ""
    ) -> RailLine:
        line = RailLine(words, icon, count, tone, told, inner)
        line.key = f"Ctrl+{NUMBERED.index(address) + 1}" if address in NUMBERED else ""
        line.clicked.connect(partial(self._on_clicked, address))
        self._lines[address] = line
        return line

    def _on_clicked(self, address: str) -> None:
        self.choose(self._chosen)  # the mark moves when the place is really shown
        self.place_requested.emit(address)


def _icon_size() -> int:
    """Icons grow with the text, but not as fast."""
    return round(ICON * (1 + (theme.text_scale() - 1) * 0.5))
