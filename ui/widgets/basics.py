"""Small labelled widgets in the house's type sizes. Looks come from ui/theme by the dynamic property `role`; screens
set no style sheets.

Roles of labels: title (28), heading (20), subheading (16), body (14), quiet, small (12), section (a rail's capitals),
error, badge, clock. Of buttons: primary, flat, link, danger, icon, choice, tab, rail, search. Of frames: card,
accent_card, note, banner, choice, surface, pane_left, pane_right. `tone` (good, late, over, accent) colours a label or
badge; its words say the same.
"""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.theme import text_scale
from workshop_app.domain.reading_direction import LEFT_TO_RIGHT, from_the_left, is_name_from_right

LARGE_TEXT = 1.4


class LineLabel(QLabel):
    """Plain text, never markup. Qt takes the way a label runs from its first letter, which may be a name's."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(words)

    def setText(self, words: str) -> None:
        super().setText(from_the_left(words))
        self.setAlignment(self.alignment())

    def setAlignment(self, where: Qt.AlignmentFlag) -> None:
        """A name stays on its side, from wherever it runs: Qt would put it at the other edge."""
        plain = where & ~Qt.AlignmentFlag.AlignAbsolute
        super().setAlignment(plain | Qt.AlignmentFlag.AlignAbsolute if is_name_from_right(self.text()) else plain)

    def text(self) -> str:
        """As it was said, without the mark."""
        return super().text().removeprefix(LEFT_TO_RIGHT)


def label(words: str, role: str = "body", parent: QWidget | None = None) -> QLabel:
    """Plain text, never markup: user text may hold anything."""
    widget = LineLabel(words, parent)
    widget.setWordWrap(role not in {"badge", "clock"})
    widget.setProperty("role", role)
    return widget


def page_title(words: str, parent: QWidget | None = None) -> QLabel:
    """The title of a page whose name stands in the line above as well: very large text has no room to say it twice."""
    made = label(words, "title", parent)
    if large_text():
        made.hide()
    return made


def button(words: str, role: str = "", tip: str = "", parent: QWidget | None = None) -> QPushButton:
    """A push button; role "primary" is the one thing to do next, "flat" has no frame. Ampersands in the words name the
    keyboard mnemonic; never pass user text."""
    widget = QPushButton(words, parent)
    widget.setAutoDefault(True)  # Enter presses what has the keyboard, as everybody expects, and not Space alone
    if role:
        widget.setProperty("role", role)
    if tip:
        widget.setToolTip(tip)
    return widget


def put_words(field: QLineEdit, words: str) -> None:
    """Show these words in a line. Where all of it was selected, all of it is again: whoever came here by a key types
    over what stands there, also when it has become something else meanwhile."""
    if words == field.text():
        return
    whole = field.hasSelectedText() and field.selectedText() == field.text()
    field.setText(words)
    if whole:
        field.selectAll()


def give_menu(opener: QPushButton, menu: QMenu) -> None:
    """A menu below a button, and room for its arrow beside the words: Qt draws the arrow over them."""
    opener.setMenu(menu)
    opener.setProperty("opens_menu", True)


def card(role: str = "card", parent: QWidget | None = None) -> tuple[QFrame, QVBoxLayout]:
    """A surface with a thin line and 16 px inside; returns the frame and its layout."""
    frame = QFrame(parent)
    frame.setProperty("role", role)
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(16, 16, 16, 16)
    layout.setSpacing(8)
    return frame, layout


def badge(words: str, tone: str = "", parent: QWidget | None = None) -> QLabel:
    """A small rounded word of state: badge("decided", "good")."""
    widget = label(words, "badge", parent)
    widget.setProperty("tone", tone)
    widget.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    return widget


def line(parent: QWidget | None = None) -> QFrame:
    """A quiet horizontal line."""
    frame = QFrame(parent)
    frame.setProperty("role", "line")
    return frame


def scrolled(margin: int = 24, spacing: int = 16, parent: QWidget | None = None) -> tuple[QScrollArea, QVBoxLayout]:
    """A page that scrolls down when it is too long, never sideways; returns the area and the layout to fill."""
    area = QScrollArea(parent)
    inner = QWidget(area)  # not its viewport: to hand that out PySide makes every class of widgets there is
    layout = QVBoxLayout(inner)
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(spacing)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    return area, layout


def tab_through(*stops: QWidget) -> None:
    """Have Tab go from one to the next, whatever was made first. For parts that stand in their window already."""
    for before, behind in pairwise(stops):
        QWidget.setTabOrder(before, behind)


def stops_in(part: QWidget) -> list[QWidget]:
    """Where Tab stops within this part, in the order in which its parts were made. Not asked of the focus chain: who
    walks that has PySide take each widget for a part of the one before, which then dies with it."""
    inside = (part, *part.findChildren(QWidget))
    return [each for each in inside if each.focusPolicy() & Qt.FocusPolicy.TabFocus]


def large_text() -> bool:
    """Whether text is so large that what usually stands side by side does not."""
    return text_scale() >= LARGE_TEXT


def row(parent: QWidget | None = None) -> QBoxLayout:
    """Parts side by side; below each other where text is very large."""
    way = QBoxLayout.Direction.TopToBottom if large_text() else QBoxLayout.Direction.LeftToRight
    return QBoxLayout(way, parent) if parent is not None else QBoxLayout(way)


def settle(widget: QWidget) -> None:
    """Have this and all that it stands in take their places now, from the window inwards."""
    around = [widget]
    while (outer := around[-1].parentWidget()) is not None:
        around.append(outer)
    for each in reversed(around):  # not `layout().activate()`: PySide would take a window's own layout for somebody's
        QCoreApplication.sendPostedEvents(each, QEvent.Type.LayoutRequest.value)


def fit_height(area: QScrollArea) -> None:
    """Let a scrolled page be as high as follows from its width: with many wrapping labels their own guess at a least
    height leaves half a screen empty below the last line."""
    page = area.widget()
    if page is not None:
        page.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)


def set_tone(widget: QWidget, tone: str) -> None:
    """Change a label's or badge's tone while it is shown."""
    before = widget.property("tone")
    if before == tone:
        return
    widget.setProperty("tone", tone)
    if before or tone:  # a first "" changes nothing to see
        look_again(widget)


def set_role(widget: QWidget, role: str) -> None:
    """Change a widget's role while it is shown: the style has to look again."""
    widget.setProperty("role", role)
    look_again(widget)


def look_again(widget: QWidget) -> None:
    """Have the style look at a property that has changed. At what it has not dressed yet it looks by itself, once."""
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def tip(words: str, longest: int = 600) -> str:
    """User text for a tooltip: never markup, lines wrapped, and no book hangs over the screen."""
    if not words.strip():
        return ""
    short = words if len(words) <= longest else words[: longest - 1].rstrip() + "…"
    for sign, written in (
        ("&", "&amp;"),
        ("<", "&lt;"),
        (">", "&gt;"),
        ("\n", "<br>"),
    ):  # `html` brings 2,000 names along
        short = short.replace(sign, written)
    return f"<qt>{short}</qt>"
