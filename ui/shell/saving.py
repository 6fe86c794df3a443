"""Whether everything is saved: derives it from the fields and the door, shows it in the foot line and the banner, tries
again by itself, and asks before words would be lost. One for each open engagement."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from weakref import WeakSet

from PySide6.QtCore import QCoreApplication, QMetaObject, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ui.desk import Desk
from ui.labels import error_sentence, short_reason, unsaved_sentence
from ui.shell.composing import Composing
from ui.shell.files import PATTERN
from ui.shell.lines import Banner, FootLine
from ui.shell.saving_state import SavingState
from ui.widgets.keeper import (
    Keeper,
    Standing,
    belongs_to,
    commit_all,
    commit_whole,
    half_typed,
    keepers_in,
    pending_in,
    unsent_in,
)
from workshop_app.application.settings import COPY_FOLDER
from workshop_app.domain.errors import KnownError
from workshop_app.domain.lineage import CopyReason

AGAIN_MS = 2000  # between two tries of a file that took nothing
NOT_SAVED = (Standing.HELD, Standing.UNSAVED)


class Saving(QObject):
    """`window` is where the fields are, the windows that belong to it included."""

    def __init__(self, desk: Desk, window: QWidget, banner: Banner, foot: FootLine) -> None:
        super().__init__(window)
        self._desk, self._window, self._banner, self._foot = desk, window, banner, foot
        self._at = _last_written(desk.workspace.path)
        self._heard: QMetaObject.Connection | None = None
        self._followed: WeakSet[Keeper] = WeakSet()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.show)
        self._composing = Composing(self)
        self._composing.changed.connect(self._soon.start)  # soon: when the field has its text
        self._again = QTimer(self)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self._on_again)
        desk.door.outcome_changed.connect(self._on_outcome)
        banner.retry_requested.connect(self.try_again)
        banner.copy_requested.connect(self._on_copy)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        self.show()

    def look_again_soon(self) -> None:
        """Other lines may be in sight than before."""
        self._soon.start()

    @property
    def state(self) -> SavingState:
        """What is true at this moment."""
        trouble = self._desk.door.trouble
        keepers = pending_in(self._window)
        turned_down = [keeper for keeper in keepers if keeper.standing is Standing.REFUSED]
        refused = next((keeper for keeper in turned_down if not (keeper.waiting or keeper.half)), None)
        half = next((keeper for keeper in turned_down if keeper.half), None)
        waiting = next((keeper for keeper in turned_down if keeper.waiting), None)
        unsent = unsent_in(self._window)
        return SavingState(
            reason=short_reason(trouble) if trouble else self._fault_words(keepers),
            refused=refused.field.accessibleName() if refused else "",
            typing=self._composing.active
            or half_typed(self._window) is not None
            or any(each.standing is Standing.TYPING for each in keepers),
            unsent=unsent[0].accessibleName() or unsent[0].placeholderText() if unsent else "",
            half=half.field.accessibleName() if half else "",
            waiting=waiting.field.accessibleName() if waiting else "",
            at=self._at,
            today=self._desk.workspace.clock.now().astimezone().date(),
        )

    def commit(self) -> None:
        """Save what is still being typed."""
        commit_all(self._window)

    def note_saved(self) -> None:
        """A change was made."""
        if self._desk.door.trouble is None:
            self._at = self._desk.workspace.clock.now()
        self.show()

    def show(self) -> None:
        """Draw the truth."""
        state = self.state
        self._foot.show_saving(state.words, state.alarming, state.typing)
        self._desk.bridge.tell_saving(state.words)
        self._listen_on()

    def show_failure(self, error: KnownError) -> None:
        """Something could not be done, and it was no change: said in the banner until it is closed."""
        self._banner.show_failure(error_sentence(error), unsaved=False)

    def try_again(self) -> None:
        """Bring everything into the file, if it takes it now."""
        self._desk.door.save_again()
        self.commit()
        self.show()

    def _on_again(self) -> None:
        """By itself, so nobody's half a date is read."""
        self._desk.door.save_again()
        commit_whole(self._window)
        self.show()

    def may_close(self) -> bool:
        """Whether the file may be let go: asks while words would be lost, until they are safe or given up."""
        self.commit()
        while self.state.unsaved:
            answer = self._ask_closing()
            if answer is None:
                return False
            if answer == 0:
                self.try_again()
            elif answer == 2:
                return True
            elif self.save_copy() and not any(keeper.alone for keeper in keepers_in(self._window)):
                break
        return True

    def give_up(self) -> None:
        """Whoever closes has decided: what is still unsaved in a field is not tried again, nor looked at. Words that
        were told as kept go on waiting in the file."""
        app = QApplication.instance()
        if isinstance(app, QApplication):  # the focus moves once more while the fields are taken down
            app.focusChanged.disconnect(self._on_focus_changed)
        for keeper in pending_in(self._window):
            if not (keeper.half or keeper.waiting):
                keeper.revert()

    def save_copy(self) -> bool:
        """A whole copy somewhere else, with the words in it that the file itself did not take; False without one."""
        workspace = self._desk.workspace
        name = workspace.path or Path("Engagement.okrw")
        words = QCoreApplication.translate("saving", "{name} saved {time}")
        stem = words.format(name=name.stem, time=f"{workspace.clock.now().astimezone():%Y-%m-%d %H.%M}")
        title = QCoreApplication.translate("saving", "Save a copy elsewhere")
        target = self._desk.ask.save_file(title, Path.home() / f"{stem}{name.suffix}", (PATTERN,))
        if target is None:
            return False
        self.commit()
        self._desk.settings.set(COPY_FOLDER, str(target.parent))
        try:
            self._desk.door.beside.wait()
            workspace.save_copy(target, CopyReason.ELSEWHERE)
        except KnownError as error:
            self._desk.ask.tell(QCoreApplication.translate("saving", "No copy was saved"), error_sentence(error))
            return False
        said = QCoreApplication.translate("saving", "A complete copy was saved as {path}")
        self._desk.bridge.say(said.format(path=target))
        return True

    def _ask_closing(self) -> int | None:
        trouble = self._desk.door.trouble
        why = unsaved_sentence(trouble) if trouble else self.state.words
        lost = QCoreApplication.translate(
            "saving", ("If you close without saving, what you have written since then is lost.")
        )
        return self._desk.ask.choose(
            QCoreApplication.translate("saving", "Something is not saved"),
            f"{why}\n{lost}",
            (
                QCoreApplication.translate("saving", "Try again"),
                QCoreApplication.translate("saving", "Save a copy elsewhere, with these words in it…"),
                QCoreApplication.translate("saving", "Close without saving"),
            ),
        )

    def _fault_words(self, pending: list[Keeper]) -> str:
        if any(keeper.standing in NOT_SAVED for keeper in pending):
            return QCoreApplication.translate("saving", "something went wrong in the program")
        return ""

    def _on_outcome(self) -> None:
        trouble = self._desk.door.trouble
        if trouble is None:
            self._again.stop()
            self._banner.saved()
            for keeper in keepers_in(self._window):
                keeper.ashore()
            self.note_saved()
            return
        self._banner.show_failure(unsaved_sentence(trouble), unsaved=True)
        if not self._again.isActive():
            self._again.start()
        self.show()

    def _listen_on(self) -> None:
        """What is not saved at this moment may be saved, given up, or gone with its field (the cell of a table) when
        the focus is long elsewhere: the foot line would go on saying so."""
        for keeper in pending_in(self._window):
            if keeper not in self._followed:
                self._followed.add(keeper)
                keeper.standing_changed.connect(self.show)
                keeper.destroyed.connect(self._soon.start)  # soon: at this moment its field is being taken down

    def _on_copy(self) -> None:
        self.save_copy()

    def _on_focus_changed(self) -> None:
        """Only the field with the focus is typed in: it is the one to listen to. Asked for, not told: who heard of the
        change before may have moved the focus on. The truth is drawn soon: the focus also changes while Qt takes the
        widget that has it apart, with those around it, and nobody may look inside the window then."""
        if self._heard is not None:
            QObject.disconnect(self._heard)
            self._heard = None
        new = QApplication.focusWidget()
        inside = new is not None and belongs_to(new, self._window)
        self._composing.follow(new if inside else None)
        if new is not None and inside:
            keeper = new.findChild(Keeper, options=Qt.FindChildOption.FindDirectChildrenOnly)
            line = new.findChild(QLineEdit) if new.inherits("QAbstractSpinBox") else new
            enters = keeper is not None and keeper.waits_for_enter
            if isinstance(line, QLineEdit) and (enters or line is not new):
                self._heard = line.textChanged.connect(self.show)
            elif keeper is not None:
                self._heard = keeper.standing_changed.connect(self.show)
        self._soon.start()


def _last_written(path: Path | None) -> datetime | None:
    """When the file was written last, by its folder; None where it cannot be told."""
    try:
        return None if path is None else datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except OSError:
        return None
