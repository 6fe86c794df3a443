"""The screens of an open engagement, each built when it is shown for the first time or, while nobody does anything,
behind the one that is shown; and the way through them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Protocol, cast, runtime_checkable

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QPixmap, QRegion
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from ui.desk import Desk
from ui.shell.curtain import Curtain
from ui.shell.places import WORKSHOP_TABS, Whereabouts, read_address, workshop_address
from workshop_app.domain.errors import KnownError
from workshop_app.domain.workshops import Workshop

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit

STEPS_KEPT = 50
FEW = 20  # widgets given their style in one step


@runtime_checkable
class Panel(Protocol):
    """What every screen offers the shell."""

    def refresh(self) -> None: ...


@runtime_checkable
class AddressedPanel(Protocol):
    """A screen that can open on one thing inside it."""

    def open_address(self, rest: str) -> None: ...


@runtime_checkable
class PiecemealPanel(Protocol):
    """A screen whose pages are built when they are first opened, and can be beforehand: in steps, each named when it is
    done."""

    def make_inside(self, rest: str) -> Iterator[str]: ...


@runtime_checkable
class InsidePanel(Protocol):
    """A screen that tells which thing inside it is shown: the rest of its address."""

    @property
    def inside(self) -> str: ...


@runtime_checkable
class NamingPanel(Protocol):
    """A screen whose pages have names of their own for the head line, "" on its first."""

    @property
    def inside_words(self) -> str: ...


@runtime_checkable
class BeginningPanel(Protocol):
    """A screen that knows better than Qt where its keyboard begins."""

    def focus_first(self) -> None: ...


class _Offers(Struct, frozen=True):
    """What a screen offers, looked up once: asking a widget takes as long as reading a few rows."""

    reads: Panel | None
    opens: AddressedPanel | None

    @classmethod
    def of(cls, panel: QWidget) -> _Offers:
        return cls(
            panel if isinstance(panel, Panel) else None,
            panel if isinstance(panel, AddressedPanel) else None,
        )


class Screens(QStackedWidget):
    """`where` is the place that is shown; None before the first."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.made = self._panels = dict[str, QWidget]()  # by the name of their place
        self._offers: dict[str, _Offers] = {}
        self._curtains: dict[str, Curtain] = {}
        self._read: dict[str, tuple[str, date]] = {}  # of what each was read last, and when
        self._unseen: set[str] = set()  # built behind, and not shown yet
        self._trail: list[str] = []
        self.where: Whereabouts | None = None

    @property
    def address(self) -> str:
        """Where the user is."""
        return self._trail[-1] if self._trail else ""

    @property
    def in_sight(self) -> str:
        """The address of exactly what is shown, also where the user has moved on inside a screen."""
        where, panel = self.where, self.currentWidget()
        if where is None:
            return ""
        if where.workshop_id:
            return workshop_address(where.workshop_id, where.place.name)
        inside = panel.inside if isinstance(panel, InsidePanel) else ""
        return f"{where.place.name}/{inside}" if inside else where.place.name

    @property
    def inside_words(self) -> str:
        """What the page inside the screen is called, where the screen says so."""
        panel = self.currentWidget()
        return panel.inside_words if isinstance(panel, NamingPanel) else ""

    @property
    def last_seen(self) -> tuple[str, ...]:
        """Where the user was before, each place once, the last one first."""
        return tuple(dict.fromkeys(each for each in reversed(self._trail) if each != self.address))

    def show_place(self, address: str) -> Whereabouts:
        """Show the place with this address; the overview for one in a workshop that is gone."""
        where = read_address(address)
        if where.workshop_id and self._desk.workspace.read.find(Workshop, where.workshop_id) is None:
            where = read_address("home")
            address = "home"
        self.where = where
        self._trail = [*self._trail[-STEPS_KEPT:], where.kept_as(address)]
        self._make_ready_to_show(where)
        self.setCurrentWidget(self._panels[where.place.name])
        for name, curtain in self._curtains.items():
            if name != where.place.name:
                curtain.lower()
        return where

    def step_back(self) -> str | None:
        """The address of the place before this one, which is forgotten; None at the first."""
        if len(self._trail) < 2:
            return None
        before = self._trail[-2]
        self._trail = self._trail[:-2]
        return before

    def enter_first(self) -> None:
        """Enter what has just been opened; whoever has begun somewhere in it meanwhile stays there, and so does whoever
        has gone on to another page or another file: half of a value would become that value when its field is left."""
        held = self.window().focusWidget()
        if self.isVisibleTo(self.window()) and (held is None or not self.isAncestorOf(held)):
            self.enter()

    def enter(self) -> None:
        """Put the keyboard into the screen that is shown, on the first thing that takes it. Qt looks for it: who walks
        through the focus chain here has PySide make every class of widgets there is, which a start would wait for."""
        panel, held = self.currentWidget(), self.window().focusWidget()
        if panel is None:
            return
        if isinstance(panel, BeginningPanel):
            panel.focus_first()
        else:
            panel.setFocus(Qt.FocusReason.OtherFocusReason)
            panel.focusNextChild()
        found = self.window().focusWidget()
        if found is not None and found is not panel and panel.isAncestorOf(found):
            # As Tab does. A window that is not active yet, because a list over it closes just now, tells no field why
            # it has the keyboard, and words typed next would stand behind those that are proposed.
            if found.inherits("QLineEdit") and not found.property("readOnly"):
                cast("QLineEdit", found).selectAll()
            return
        if held is not None:
            held.setFocus(Qt.FocusReason.OtherFocusReason)  # nothing here takes it
        else:
            panel.clearFocus()

    def make_behind(self, address: str) -> Iterator[str]:
        """Build and fill the screen of this place and paint it once, without showing it: in steps, each named when it
        is done. Whoever goes there meanwhile finds it as far as it is. A screen that cannot be read is left to whoever
        goes there, and is told why. An address inside it is read when it is shown; its page is built here."""
        where = read_address(address)
        name = where.place.name
        if name in self._panels:
            return
        try:
            with without_keyboard(self):
                panel = self._panel(where)
            self._unseen.add(name)
            yield f"{name} built"
            if name not in self._unseen:  # dropped meanwhile, for another size of text
                return
            inside = panel.make_inside(where.rest) if isinstance(panel, PiecemealPanel) else iter(())
            while name in self._unseen and (step := _unseen_step(self, inside)):
                yield step
            if name in self._unseen and (where.workshop_id or not where.rest):
                with without_keyboard(self):
                    self._fill(where, is_new=True)
                yield f"{name} filled"
        except KnownError:
            self._drop(name)
            return
        if name not in self._unseen:
            return
        for dress in _dressed(panel, painted=bool(where.workshop_id) or not where.rest):
            if name not in self._unseen:
                return
            with without_keyboard(self):
                panel.resize(self.size())
                dress()
            yield f"{name} dressed"

    def catch_up_behind(self) -> Iterator[str]:
        """Have the screens that are not shown read what has changed since, each in a step of its own."""
        for name, curtain in tuple(self._curtains.items()):
            if not curtain.missed or self._panels.get(name) in (None, self.currentWidget()):
                continue
            try:
                curtain.catch_up()
                panel, rest = self._offers[name].reads, self._read.get(name, ("",))[0]
                if panel is not None and self._is_there(rest, name):
                    with without_keyboard(self):
                        panel.refresh()
                    self._read[name] = (rest, self._today())
            except KnownError:
                self._read.pop(name, None)
            yield f"{name} read again"

    def changeEvent(self, event: QEvent) -> None:
        """Some screens are laid out for the size of text of their time: what nobody has seen yet is built anew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            for name in tuple(self._unseen):
                self._drop(name)

    def _make_ready_to_show(self, where: Whereabouts) -> None:
        name = where.place.name
        is_new = name not in self._panels or (name in self._unseen and name not in self._read)
        panel = self._panel(where)
        self._unseen.discard(name)
        stands = not self._curtains[name].raise_it() and panel is not self.currentWidget()
        stands = stands and self._read.get(name) == (where.rest, self._today())
        if where.part or not (stands and where.place.stands and (where.workshop_id or not where.rest)):
            self._fill(where, is_new)

    def _fill(self, where: Whereabouts, is_new: bool) -> None:
        offers = self._offers[where.place.name]
        if where.rest and offers.opens is not None:
            offers.opens.open_address(where.opens)
        # A tab of a workshop is read with its address, and some screens when they are made: nothing is read twice.
        was_read = bool(where.workshop_id) or (is_new and where.place.reads_when_made)
        if not was_read and offers.reads is not None:
            offers.reads.refresh()
        self._read[where.place.name] = (where.rest, self._today())

    def _panel(self, where: Whereabouts) -> QWidget:
        name = where.place.name
        if name not in self._panels:
            curtain = Curtain(self._desk.bridge, self)
            try:  # made where it stands: Qt dresses it once
                panel = where.place.build(replace(self._desk, bridge=curtain), self)
            except KnownError:
                curtain.take_away()
                raise
            curtain.hang(panel, where.place.hears_behind)
            self._panels[name], self._curtains[name], self._offers[name] = panel, curtain, _Offers.of(panel)
            self.addWidget(panel)
        return self._panels[name]

    def _drop(self, name: str) -> None:
        panel, curtain = self._panels.pop(name, None), self._curtains.pop(name, None)
        self._unseen.discard(name)
        self._read.pop(name, None)
        if panel is not None and curtain is not None:
            curtain.take_away()
            self.removeWidget(panel)
            panel.deleteLater()

    def _is_there(self, rest: str, name: str) -> bool:
        return name not in WORKSHOP_TABS or self._desk.workspace.read.find(Workshop, rest) is not None

    def _today(self) -> date:
        return self._desk.workspace.clock.now().astimezone().date()


@contextmanager
def without_keyboard(screens: QWidget) -> Iterator[None]:
    """A screen that nobody sees may ask for the keyboard while it is made. A window that was never active, as on
    a machine without a window manager, would give it the keys: they stay where they were."""
    window = screens.window()
    held = window.focusWidget()
    yield
    took = window.focusWidget()
    if took is not held and took is not None and not took.isVisible():
        took.clearFocus()
        if held is not None and isValid(held):
            held.setFocus(Qt.FocusReason.OtherFocusReason)


def _unseen_step(screens: QWidget, steps: Iterator[str]) -> str:
    with without_keyboard(screens):
        return next(steps, "")


def _dressed(panel: QWidget, *, painted: bool) -> Iterator[Callable[[], object]]:
    """What Qt does with a screen at its first showing: it is given its style and, where it is filled, laid out and
    painted."""
    inside = [panel, *panel.findChildren(QWidget)]
    for at in range(0, len(inside), FEW):
        yield partial(_polish, inside[at : at + FEW])
    if painted:
        yield partial(_paint, panel)


def _paint(panel: QWidget) -> None:
    """Of its picture one pixel is enough: Qt lays all of it out for that."""
    panel.render(QPixmap(1, 1), QPoint(), QRegion(0, 0, 1, 1))


def _polish(widgets: list[QWidget]) -> None:
    for widget in widgets:
        if isValid(widget):
            widget.ensurePolished()
