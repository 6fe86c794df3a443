"""Forgets a person: has them looked for, changes the file in one step, and has the worker change the dated
copies. Belongs to the people screen, which puts `page` on its stack."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from ui.background import Progress
from ui.desk import Desk
from ui.labels import enum_label, error_sentence, short_reason
from ui.labels_mentions import Speech
from ui.people.forget_state import forget_view
from ui.people.forget_view import ForgetPage
from ui.people.mention_search import Found, MentionSearch
from ui.people.practice_places import forgotten_words
from ui.widgets.dates import clock_of, long_day
from workshop_app import bootstrap
from workshop_app.application.changes import Changes
from workshop_app.application.commands.forget import ForgetPerson
from workshop_app.application.practice_forgetting import ForgottenPractice, PracticeMentions, forget_there, look
from workshop_app.application.practice_shelf import PracticeShelf, shared_shelf
from workshop_app.domain.errors import KnownError
from workshop_app.domain.forgetting import Forgetting
from workshop_app.storage.forgotten_copies import Stuck, Swept


class Forgetter(QObject):
    """Signals:
    done: nothing more to do here; back to the list.
    """

    done = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._search = MentionSearch(desk, self)
        self._search.found.connect(self._on_found)
        self._search.left.connect(self._on_nothing_found)
        self._why: KnownError | None = None  # why the last action was not done
        self._practice = False  # whether the coach's own practice changes with the file
        self.page = ForgetPage()
        self.page.look_requested.connect(self.look_for)
        self.page.forget_requested.connect(self._on_forget_requested)
        self.page.cancelled.connect(self._on_left)

    def begin(self, person_id: str = "") -> None:
        """Show where this person is named; with nobody chosen, ask for a name."""
        self.page.ask_name()
        if person_id:
            self.look_for("", person_id)

    def look_for(self, name: str, person_id: str = "") -> None:
        """Look for somebody; the newest question counts."""
        self.page.show_wait(self.tr("Looking for the name…"))
        self._search.look_for(name, person_id)

    def _on_found(self, found: Found) -> None:
        speech = Speech(_say, enum_label, long_day, clock_of)
        view = forget_view(*found, speech)
        self.page.show_view(view, not self._desk.workspace.read_only)
        job = partial(_look, shared_shelf(), view.request)
        shows = partial(self.page.show_practice, view.request)
        self._desk.background.submit(job, shows, self._on_nothing_found, reads_only=True)

    def _on_nothing_found(self, error: KnownError | None) -> None:
        if error is None or self.page.isVisible():
            self.page.ask_name()
        if error is not None:
            self._desk.bridge.say(error_sentence(error))

    def _on_left(self) -> None:
        """The page keeps no name; a look that is still under way is for nobody."""
        self._search.give_up()
        self.page.ask_name()
        self.done.emit()

    def _on_forget_requested(self, request: Forgetting, places: int, practice: bool) -> None:
        self._practice = practice
        self.page.show_wait(self.tr("Forgetting…"))
        self._why = None
        self._desk.door.carry_out_beside(
            ForgetPerson(request), self._doing(), partial(self._on_forgotten, request, places), self._on_not_made
        )

    def _on_not_made(self, why: KnownError) -> None:
        """Gone from the window alone nobody would be forgotten, and the copies would be missed: nothing was changed."""
        self._why = why

    def _on_forgotten(self, request: Forgetting, places: int, changes: Changes | None) -> None:
        if changes is None and self._why is not None:
            self._tell_not_begun(request, self._why)
            return
        if changes is None:
            self.page.ask_name(request.name)
            return
        self._desk.door.beside.sweep(self._doing(), partial(self._on_file_swept, request, places))

    def _on_file_swept(self, request: Forgetting, places: int, shadow: KnownError | None) -> None:
        """`shadow` is why the file's own bytes could not be swept. The name is out of every value all the same."""
        shelf = shared_shelf() if self._practice else None
        self._desk.background.submit(
            partial(_sweep, self._desk.workspace.path, shelf, request),
            partial(self._on_swept, request, places, shadow),
            partial(self._on_sweep_failed, request),
            title=self.tr("Changing the dated copies"),
            on_cancelled=partial(self._on_stopped, request),
        )

    def _doing(self) -> str:
        return self.tr("Forgetting a person…")

    def _on_swept(
        self,
        request: Forgetting,
        places: int,
        shadow: KnownError | None,
        done: tuple[Swept, ForgottenPractice],
    ) -> None:
        self._desk.bridge.request_paper()  # it went with the name, and comes back without it
        swept, practice = done
        left = self._deal_with_stuck(swept.stuck)
        words = [self._counted(places, swept)]
        if swept.library:
            words.append(self.tr("Your own questions and agendas were changed too."))
        if shadow is not None:
            words.append(
                self.tr("The name may still be found in the raw file. {why} Then forget the name once more.").format(
                    why=error_sentence(shadow)
                )
            )
        if left:
            names = "\n".join(str(each.path) for each in left)
            words.append(self.tr("These copies may still contain the name:") + "\n" + names)
        if swept.papers:
            papers = "\n".join(str(each) for each in swept.papers)
            words.append(self.tr("These lie in the folder of the plan B on paper and may still contain the name:"))
            words[-1] += "\n" + papers
        words += forgotten_words(practice)
        words.append(self.tr("Papers already printed or exported, and copies you handed over, are not changed."))
        stays = practice.trouble is not None or bool(practice.changed.unread)
        self._tell(request, words, loud=bool(left or swept.papers) or shadow is not None or stays)

    def _counted(self, places: int, swept: Swept) -> str:
        file = self.tr("%n places in this file were changed", "", places)
        if places == 1:
            file = self.tr("One place in this file was changed")
        if not swept.copies:
            return file + self.tr("; no dated copy contained the name.")
        copies = self.tr(", and %n dated copies.", "", len(swept.copies))
        return file + (self.tr(", and one dated copy.") if len(swept.copies) == 1 else copies)

    def _deal_with_stuck(self, stuck: tuple[Stuck, ...]) -> tuple[Stuck, ...]:
        """Copies nobody can look into are removed when the user says so; returns those that stay."""
        if not stuck:
            return ()
        names = "\n".join(each.path.name for each in stuck)
        text = self.tr(
            "These dated copies could not be opened (damaged, made by another edition, or under "
            "another passphrase). They may still contain the name:\n\n{names}\n\nDelete them?"
        ).format(names=names)
        if not self._desk.ask.confirm(self.tr("Copies left"), text, self.tr("Delete them"), self.tr("Keep them")):
            return stuck
        kept = bootstrap.remove_copies(each.path for each in stuck)
        return tuple(each for each in stuck if each.path in kept)

    def _on_sweep_failed(self, request: Forgetting, error: KnownError) -> None:
        words = self.tr(
            "{name} is forgotten in this file, but not in its dated copies. {why}\n\n"
            "Forget the same name once more to change them."
        )
        self._tell(request, [words.format(name=request.name, why=error_sentence(error))], loud=True)

    def _tell_not_begun(self, request: Forgetting, trouble: KnownError) -> None:
        if trouble.refused:
            self._desk.bridge.say(error_sentence(trouble))
            self.page.ask_name(request.name)
            return
        words = self.tr(
            "Nothing was changed, because {why}: the name is still in this file and in its dated "
            "copies.\n\nForget it once more when the file can be changed again."
        )
        self.page.show_result(request.name, words.format(why=short_reason(trouble)), gone=False, begun=False)

    def _on_stopped(self, request: Forgetting) -> None:
        words = self.tr(
            "{name} is forgotten in this file. You stopped before all dated copies were changed, so "
            "some still contain the name.\n\nForget the same name once more to change them."
        )
        self._tell(request, [words.format(name=request.name)], loud=True)

    def _tell(self, request: Forgetting, words: list[str], *, loud: bool) -> None:
        """On the page; when somebody has gone on to other work, what failed is said in a window of its own."""
        if self.page.isVisible():
            self.page.show_result(request.name, "\n\n".join(words), gone=not loud)
        elif loud:
            self._desk.ask.tell(self.tr("The name may still be there"), "\n\n".join(words))
        else:
            self._desk.bridge.say(words[0])


def _say(literal: str) -> str:
    return QCoreApplication.translate("mentions", literal)


def _look(shelf: PracticeShelf, request: Forgetting, _progress: Progress) -> PracticeMentions:
    return look(shelf, request)


def _sweep(
    path: Path | None, shelf: PracticeShelf | None, request: Forgetting, progress: Progress
) -> tuple[Swept, ForgottenPractice]:
    """The practice first: it takes no time, and a stop between two copies leaves it done."""
    practice = forget_there(shelf, request) if shelf is not None else ForgottenPractice(PracticeMentions())
    return Swept() if path is None else bootstrap.forget_in_copies(path, request, progress.tell), practice
