"""The real pages, as large as one likes: Ctrl+wheel, Ctrl and + or −, and Ctrl+0 for the width of the window. The keys
are these only while the pages have the keyboard: elsewhere they are for the size of all text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QWidget

from ui.widgets.spoken import Role, speak_as

STEPS = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
LARGER = frozenset([Qt.Key.Key_Plus, Qt.Key.Key_Equal])
KEYS = LARGER | {Qt.Key.Key_Minus, Qt.Key.Key_0}
POINTS = 72  # in an inch


class ZoomingView(QPdfView):
    """Signals:
    size_changed: pages are drawn in another size now.
    page_changed: index of the page in sight.
    """

    size_changed = Signal()
    page_changed = Signal(int)

    def __init__(self, document: QPdfDocument, parent: QWidget) -> None:
        super().__init__(parent)
        speak_as(self, Role.Document)
        self.setAccessibleName(self.tr("Pages"))
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.setDocument(document)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Always there: a page as wide as what is left beside a bar may be low enough to need none, and would come and
        # go with it for ever, with no time for anything else.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.pageNavigator().currentPageChanged.connect(self.page_changed)
        self._calm()

    @property
    def shown_size(self) -> float:
        """1.0 is as large as on paper."""
        if self.zoomMode() is QPdfView.ZoomMode.Custom:
            return float(self.zoomFactor())
        document, sides = self.document(), self.documentMargins()
        widest = max((document.pagePointSize(n).width() for n in range(document.pageCount())), default=0.0)
        room = self.viewport().width() - sides.left() - sides.right()
        return room / (widest * self.logicalDpiX() / POINTS) if widest else 1.0

    def step(self, larger: bool) -> None:
        """The next size of the usual ones."""
        now = self.shown_size
        others = [each for each in STEPS if (each > now + 0.01 if larger else each < now - 0.01)]
        if others:
            self._resize_pages(others[0] if larger else others[-1])

    def fit(self) -> None:
        """As wide as the window."""
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.size_changed.emit()

    def go_to(self, page: int) -> None:
        if 0 <= page < self.document().pageCount():
            self.pageNavigator().jump(page, QPointF(), 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.step(event.angleDelta().y() > 0)
                self.setFocus(Qt.FocusReason.MouseFocusReason)  # so that Ctrl+0 is about these pages next
            event.accept()
            return
        super().wheelEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _is_ours(event):
            event.accept()
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _is_ours(event):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_0:
            self.fit()
        else:
            self.step(event.key() in LARGER)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.size_changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Qt fills the space around pages with the palette's Dark, which is far too loud beside white paper."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._calm()

    def _calm(self) -> None:
        palette = self.palette()
        parent = self.parentWidget()
        ground = (parent or self).palette().color(QPalette.ColorRole.Mid)
        if palette.color(QPalette.ColorRole.Dark) != ground:
            palette.setColor(QPalette.ColorRole.Dark, ground)
            self.setPalette(palette)

    def _resize_pages(self, size: float) -> None:
        """The middle of what is seen stays in the middle."""
        bar = self.verticalScrollBar()
        place = (bar.value() + bar.pageStep() / 2) / max(1, bar.maximum() + bar.pageStep())
        self.setZoomMode(QPdfView.ZoomMode.Custom)
        self.setZoomFactor(size)
        bar.setValue(round(place * (bar.maximum() + bar.pageStep()) - bar.pageStep() / 2))
        self.size_changed.emit()


def _is_ours(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier) and event.key() in KEYS
