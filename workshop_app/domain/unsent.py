"""Words in a line that waits for Enter: until then they are nothing yet, and kept all the same. So are words that never
become anything but what they are, such as the links of a mail."""

from __future__ import annotations

from msgspec import Struct


class LinePlace(Struct, frozen=True):
    """Which line that is: `line` says what it makes ("interview-note"), `owner_id` what that belongs to (a parameter, a
    workshop), `part` what of it where one owner has several."""

    line: str
    owner_id: str = ""
    part: str = ""

    @property
    def id(self) -> str:
        """The id of what waits here: there is never more than one."""
        return ":".join(each for each in (self.line, self.owner_id, self.part) if each)


class UnsentLine(Struct, frozen=True):
    """What was typed into the line at a place, exactly as it stands there. `id` is the place's."""

    id: str
    text: str = ""
    owner_id: str = ""

    def moved_to(self, owner_id: str) -> UnsentLine:
        """The same words, where what they belong to has another id now."""
        parts = (owner_id if part == self.owner_id else part for part in self.id.split(":"))
        return UnsentLine(":".join(parts), self.text, owner_id)
