"""The keys of the drafts screen. Ctrl+Return adds a key result, Alt+Up and Alt+Down move it, Ctrl+D duplicates,
Ctrl+Shift+Delete removes, Ctrl+J goes to the next line with a question, Ctrl+Shift+J to the questions about this
part, Ctrl+Shift+Q says that the proposed question changed the wording, Ctrl+L shows the coach's own questions; F5
opens the board for the projector."""

from __future__ import annotations

from enum import Enum
from functools import partial
from typing import assert_never

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.okr.asking import DraftQuestioning
from ui.okr.draft_actions import DraftActions
from ui.okr.draft_requests import DraftAction
from ui.okr.set_view import SetView


class DraftKey(Enum):
    """What a key stands for, with the key."""

    ADD = "Ctrl+Return"
    UP = "Alt+Up"
    DOWN = "Alt+Down"
    DUPLICATE = "Ctrl+D"
    REMOVE = "Ctrl+Shift+Del"
    NEXT = "Ctrl+J"
    QUESTIONS = "Ctrl+Shift+J"
    CHANGED_IT = "Ctrl+Shift+Q"
    LIBRARY = "Ctrl+L"
    BOARD = "F5"


_ACTIONS = {
    DraftKey.UP: DraftAction.UP,
    DraftKey.DOWN: DraftAction.DOWN,
    DraftKey.DUPLICATE: DraftAction.DUPLICATE,
    DraftKey.REMOVE: DraftAction.REMOVE,
}


# Also from the rail, where a click that leads here leaves the keyboard.
_ANYWHERE = (DraftKey.NEXT, DraftKey.LIBRARY, DraftKey.BOARD)


class DraftKeys(QObject):
    """Listens on the whole screen, for some keys wherever the keyboard is in its window. Signals: library_requested
    when the coach wants her questions."""

    library_requested = Signal()

    def __init__(
        self,
        screen: QWidget,
        middle: SetView,
        actions: DraftActions,
        asking: DraftQuestioning,
    ) -> None:
        super().__init__(screen)
        self._set, self._actions, self._asking = middle, actions, asking
        for key in DraftKey:
            shortcut = QShortcut(QKeySequence(key.value), screen)
            if key not in _ANYWHERE:
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.press, key))

    def press(self, key: DraftKey) -> None:
        """Do what the key stands for."""
        match key:
            case DraftKey.NEXT:
                self._asking.go_on()
            case DraftKey.QUESTIONS:
                self._asking.ask_here()
            case DraftKey.CHANGED_IT:
                self._changed_it()
            case DraftKey.LIBRARY:
                self.library_requested.emit()
            case DraftKey.BOARD:
                if self._asking.set_id:
                    self._actions.do(DraftAction.BOARD, self._asking.set_id)
            case DraftKey.ADD:
                self._add()
            case DraftKey.UP | DraftKey.DOWN | DraftKey.DUPLICATE | DraftKey.REMOVE:
                self._to_key_result(_ACTIONS[key])
            case _:
                assert_never(key)

    def _to_key_result(self, action: DraftAction) -> None:
        """To the one in use; without one the key means nothing."""
        if self._asking.in_use in self._set.cards:
            self._actions.do(action, self._asking.in_use)

    def _changed_it(self) -> None:
        """The question that is proposed for the key result in use, or the only one that is proposed at all."""
        cards = self._set.cards
        chosen = [cards[self._asking.in_use]] if self._asking.in_use in cards else list(cards.values())
        for card in chosen:
            if card.wordings.changed is not None:
                card.wordings.changed.name_proposed()

    def _add(self) -> None:
        """Behind the key result in use, else under the objective in use or the last one."""
        objectives = list(self._set.objectives)
        if self._asking.in_use in self._set.cards:
            self._actions.do(DraftAction.ADD_BEHIND, self._asking.in_use)
        elif objectives:
            under = self._asking.in_use if self._asking.in_use in objectives else objectives[-1]
            self._actions.do(DraftAction.ADD_KEY_RESULT, under)
