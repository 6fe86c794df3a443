"""What the plan screen does to an agenda. Every function here is one command, so one undo step; what cannot be read or
done is said in a sentence and changes nothing."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from agendas import days, parked, schedule, side_by_side, strands
from agendas.model import Agenda, Step
from ui.agenda.view_state import new_step
from ui.desk import Desk
from ui.typed_times import day_start_of, end_of
from ui.widgets.keeper import committing
from workshop_app.application.command import Command
from workshop_app.application.commands.basic import edit
from workshop_app.application.commands.workshops import AgendaAction, EditAgenda
from workshop_app.application.commands.zones import SetZone
from workshop_app.domain.errors import KnownError
from workshop_app.domain.workshops import Workshop, WorkshopStatus, with_own_start


class PlanActions:
    """Edits of one workshop's plan. The screen reads it again after every change of anybody's, and hands it over with
    `use`: an action never begins from an agenda of yesterday."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._agenda: Agenda | None = None
        self._locked = True
        self.workshop_id = ""

    def use(self, workshop: Workshop, agenda: Agenda) -> None:
        """The plan as it stands in the file."""
        self._agenda = with_own_start(workshop, agenda)
        self._locked = workshop.status is WorkshopStatus.FINISHED

    @property
    def agenda(self) -> Agenda:
        """The agenda as it runs in this workshop."""
        assert self._agenda is not None
        return self._agenda

    @property
    def locked(self) -> bool:
        """Whether the day is over, or there is none."""
        return self._agenda is None or self._locked

    def apply(self, command: Command) -> bool:
        """Run a command; False when it was refused."""
        return self._desk.door.carry_out(command)

    def write(self, name: str, value: object) -> bool:
        """Change a field of the workshop itself; of its time zone, `value` is what was typed."""
        if name == "zone":
            return self.apply(SetZone(str(value), self.workshop_id))
        return self.apply(edit(Workshop, self.workshop_id, **{name: value}))

    def change(
        self,
        action: AgendaAction,
        agenda: Agenda,
        said: str = "",
        merge: tuple[str, ...] | None = None,
        seen: Agenda | None = None,
    ) -> bool:
        """Change the plan into this one: only what differs from the agenda that was `seen` (None: the one in use) is
        changed in the file."""
        done = self.apply(EditAgenda.between(self.workshop_id, seen or self.agenda, agenda, merge, action))
        if done and said:
            self.say(said)
        return done

    def say(self, words: str) -> None:
        """In the bottom line."""
        self._desk.bridge.say(words)

    def refuse(self, words: str) -> None:
        """Why not, in the bottom line: what was typed stays in its field or cell, and what was chosen shows again what
        the file holds."""
        self.say(words)
        for keeper in committing():
            keeper.refuse(words)
        self._desk.door.refused.emit()

    def set_day_start(self, day: int, typed: str) -> bool:
        start = self.read(day_start_of, typed)
        return start is not None and self.change(AgendaAction.RETIMED, days.with_start(self.agenda, day, start))

    def set_day_end(self, day: int, typed: str) -> bool:
        """When a day must be over; nothing typed: whenever its steps are."""
        end = self.read(end_of, typed) if typed.strip() else None
        if typed.strip() and end is None:
            return False
        return self.change(AgendaAction.RETIMED, days.with_end(self.agenda, day, end))

    def to_day(self, step_id: str, by: int) -> bool:
        """To the next day, or the one before; behind the last day begins a new one."""
        agenda = side_by_side.out(self.agenda, step_id)
        if by > 0 and agenda.step(step_id).day == days.days(agenda)[-1] and _alone(agenda, step_id):
            return False  # a new day for the only step of the last one would be the same day
        return self.change(AgendaAction.MOVED, days.to_day(agenda, step_id, agenda.step(step_id).day + by))

    def add(self, after: str) -> str:
        """An empty block behind a step (or at the end); its id."""
        words = QCoreApplication.translate("agenda", "New item")
        return self.insert(new_step(self.agenda, words, 1), after)

    def insert(self, step: Step, after: str) -> str:
        """A block from the library behind a step (or at the end); its id."""
        agenda = self.agenda
        places = {id: place for place, each in enumerate(agenda.steps) for id in strands.ids_in(each)}
        index = places.get(after, len(agenda.steps) - 1) + 1
        day = agenda.steps[index - 1].day if agenda.steps else 1
        step = replace(parked.with_free_ids(agenda, step), day=day, pinned=None)
        return step.id if self.change(AgendaAction.ADDED, schedule.inserted(agenda, step, index)) else ""

    def remove(self, step_id: str) -> bool:
        agenda = self.agenda
        if strands.holder(agenda, step_id) is None and self.says_last(agenda):
            return False
        words = QCoreApplication.translate("agenda", "Removed: {title}. Ctrl+Z brings it back.")
        said = words.format(title=strands.find(agenda, step_id).title)
        return self.change(AgendaAction.REMOVED, side_by_side.without(agenda, step_id), said)

    def pin(self, step_id: str) -> bool:
        """Hold a step at the start it has now, or let it follow again."""
        agenda = self.agenda
        if strands.holder(agenda, step_id) is not None:
            return False
        slots = {slot.step_id: slot.start for slot in schedule.times(agenda)}
        held = agenda.step(step_id).pinned is not None
        return self.change(AgendaAction.PINNED, schedule.pinned(agenda, step_id, None if held else slots[step_id]))

    def says_last(self, agenda: Agenda) -> bool:
        """Whether this is the only item left, and so has to stay; says why. A day without a single item can be neither
        run nor printed."""
        if len(agenda.steps) == 1:
            self.say(QCoreApplication.translate("agenda", "A plan keeps at least one item. Add another one first."))
        return len(agenda.steps) == 1

    def read(self, reader: Callable[[str], int], typed: str) -> int | None:
        """What was typed, read; None when it has no clear meaning: then it stays out, and the bottom line asks."""
        try:
            return reader(typed)
        except KnownError as question:
            self._desk.door.refuse(question)
            return None


def _alone(agenda: Agenda, step_id: str) -> bool:
    day = agenda.step(step_id).day
    return sum(step.day == day for step in agenda.steps) == 1
