"""The pages of the document shown, small, one under the other. Qt draws each one on a thread of its own when it comes
into sight, one after the other."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPen, QResizeEvent, QShowEvent
from PySide6.QtPdf import QPdfDocument, QPdfPageRenderer
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import theme

PICTURE = int(Qt.ItemDataRole.UserRole)
WIDE, HIGH, NUMBER, BESIDE = 84, 119, 22, 16  # pixels of a page, its number, and both its sides
Index = QModelIndex | QPersistentModelIndex


class Thumbnails(QListWidget):
    """Signals:
    page_chosen: index of the page to go to.
    """

    page_chosen = Signal(int)

    def __init__(self, document: QPdfDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pdf = document
        self._asked: int | None = None
        self._drawing = QPdfPageRenderer(self)
        self._drawing.setDocument(document)
        self._drawing.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(0)
        self.setAccessibleName(self.tr("Small pages"))
        self.setItemDelegate(_SmallPage(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setFixedWidth(WIDE + 2 * BESIDE)
        self._next.timeout.connect(self._draw_one)
        self._drawing.pageRendered.connect(self._on_drawn)
        self.currentRowChanged.connect(self._on_chosen)
        self.verticalScrollBar().valueChanged.connect(self._next.start)

    @property
    def drawn(self) -> int:
        """How many pages there are pictures of."""
        return sum(self.item(row).data(PICTURE) is not None for row in range(self.count()))

    def show_pages(self, same: bool) -> None:
        """The document holds other pages now; of the `same` document the old pictures stay until the new ones come."""
        self._asked = None
        count = self._pdf.pageCount()
        with QSignalBlocker(self):
            if not same:
                self.clear()
            while self.count() > count:
                self.takeItem(self.count() - 1)
            while self.count() < count:
                item = QListWidgetItem(self)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, self.tr("Page {n}").format(n=self.count()))
        for row in range(count):
            self.item(row).setData(PICTURE + 1, False)
        self._next.start()

    def show_page(self, page: int) -> None:
        """The page in sight was turned elsewhere."""
        if 0 <= page < self.count() and page != self.currentRow():
            with QSignalBlocker(self):
                self.setCurrentRow(page)
            self.scrollToItem(self.item(page))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._next.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._next.start()

    def _draw_one(self) -> None:
        """Ask for the first page in sight that is not drawn yet; one at a time."""
        if self._asked is not None or not self.isVisible():
            return
        sight = self.viewport().rect()
        for row in range(self.count()):
            item = self.item(row)
            if not item.data(PICTURE + 1) and self.visualItemRect(item).intersects(sight):
                points = self._pdf.pagePointSize(row)
                scale = min(WIDE / points.width(), HIGH / points.height()) * self.devicePixelRatioF()
                size = QSize(round(points.width() * scale), round(points.height() * scale))
                self._asked = self._drawing.requestPage(row, size)
                return

    def _on_drawn(self, page: int, _size: QSize, image: QImage, _options: object, request: int) -> None:
        if request != self._asked:
            return  # of a document that is shown no more
        self._asked = None
        if item := self.item(page):
            image.setDevicePixelRatio(self.devicePixelRatioF())
            item.setData(PICTURE, image)
            item.setData(PICTURE + 1, True)
        self._next.start()

    def _on_chosen(self, row: int) -> None:
        if row >= 0:
            self.page_chosen.emit(row)


class _SmallPage(QStyledItemDelegate):
    """White paper with a line around it, an accent around the page in sight, its number below."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(WIDE, round(HIGH + NUMBER * theme.text_scale()) + 8)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, current = theme.current(), index.row() == option.widget.currentRow()  # type: ignore[attr-defined]
        image = index.data(PICTURE)
        size = image.deviceIndependentSize().toSize() if image else QSize(WIDE, HIGH)
        wide, high = size.width(), size.height()
        left = option.rect.left() + (option.rect.width() - wide) // 2
        top = option.rect.top() + 6 + (HIGH - high) // 2
        page = QRect(left, top, wide, high)
        painter.save()
        painter.fillRect(page, Qt.GlobalColor.white)
        if image:
            painter.drawImage(page.topLeft(), image)
        edge = 2 if current else 1
        painter.setPen(QPen(look.colour("accent" if current else "line"), edge))
        painter.drawRect(page.adjusted(-edge, -edge, edge - 1, edge - 1))
        font = option.font
        font.setBold(current)
        painter.setFont(font)
        painter.setPen(look.colour("ink" if current else "quiet"))
        below = option.rect.adjusted(0, 6 + HIGH, 0, 0)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(index.row() + 1))
        painter.restore()
