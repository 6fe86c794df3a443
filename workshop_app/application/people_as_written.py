"""A name as a list writes it, and as we keep it: the given name first, without ticks, bullets and what nobody sees.
Pure; used by the import of people.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from workshop_app.domain.pasted_text import tidied
from workshop_app.domain.text import one_line

_LEADING = re.compile(r"^(?:[\s☐☑☒✓✔✗✘□■▢•*·–—>-]|\[[ xX]?\]|@(?=\w))+")
# What meeting programs and people themselves put behind a name. A nickname in the middle stays, and so does "(Kiel)".
_IN_BRACKETS = re.compile(
    r"\s*[(\[](?:she|he|they|her|him|sie|er|elle|il|ella|él|guest|gast|external|extern|externe?|externo|invitée?|invitado|"
    r"invitada|unverified|nicht überprüft|host|co-host|organi[sz]er|me|ich|moi|you)(?:\s*[/,]\s*[\w]+)*[)\]]$",
    re.IGNORECASE,
)
_TITLE = r"(?:(?:dr|prof|ing|dipl|mag|mr|mrs|ms|herr|frau|m|mme|sr|sra|sir|lady|rev)\.?(?:-\w+\.?)?)"
_SUFFIX = r"(?:ph\.?d\.?|m\.?d\.?|mba|msc|bsc|ba|ma|jr\.?|sr\.?|ii|iii|iv|esq\.?|cpa|ll\.?m\.?|m\.sc\.|b\.sc\.)"
_GIVEN_TITLE = re.compile(rf"({_TITLE}(?:\s+{_TITLE})*)\s+(.+)", re.IGNORECASE)
_TURNED = re.compile(
    rf"(?P<family>[^,]+?)\s*(?:,\s*(?P<suffix>{_SUFFIX}))?\s*,\s*(?P<given>[^,]+?)(?:\s*,\s*(?P<after>{_SUFFIX}))?",
    re.IGNORECASE,
)
_BEHIND = re.compile(rf"[^,]+(?:,\s*{_SUFFIX})+", re.IGNORECASE)
_MACHINE = re.compile(  # "Handy" and "Galaxy" alone may be names
    r"\b(?:iphone|ipad|android|macbook|laptop|phone|tablet|pc|desktop|handy von|galaxy [a-z]?\d+)\b"
    r"|(?<=['’]s )(?:galaxy|handy)\b",
    re.IGNORECASE,
)


def tidy_name(words: str) -> str:
    """The name on one line, without boxes and ticks before it and without letters that nobody sees."""
    return one_line(_IN_BRACKETS.sub("", _LEADING.sub("", one_line(tidied(words)))))


def is_turned(words: str) -> bool:
    """Whether the family name comes first, with a comma ("Vale, Nora"); "Nora Vale, PhD" is no such name."""
    return "," in words and _BEHIND.fullmatch(words) is None and _TURNED.fullmatch(words) is not None


def called_now(name: str) -> str:
    """ "Nora Vale" for "Nora Vale (nvale)"; what is a machine's name ("Ivo's iPhone (Ivo Stern)") is nobody's."""
    before, bracket, inside = name.removesuffix(")").rpartition("(")
    if not (name.endswith(")") and bracket and before.strip()) or ")" in inside:
        return name
    return inside if _MACHINE.search(before) else before.strip()


def given_first(words: str) -> str:
    """ "Nora Vale" for "Vale, Nora", "Dr. Nora Vale" for "Vale, Dr. Nora"; other names are as they were."""
    found = _TURNED.fullmatch(words) if is_turned(words) else None
    if found is None:
        return words
    behind = found["suffix"] or found["after"]
    turned = f"{found['given'].strip()} {found['family'].strip()}"
    titled = _GIVEN_TITLE.fullmatch(found["family"].strip())
    if titled:  # "Dr. Vale, Nora"
        turned = f"{titled[1]} {found['given'].strip()} {titled[2]}"
    return f"{turned}, {behind}" if behind else turned


def without_titles(words: str) -> str:
    """ "Nora Vale" for "Dr. Nora Vale" and "Nora Vale, PhD"; nothing of titles alone."""
    bare = given_first(tidy_name(words))
    bare = re.sub(rf"(?:,\s*{_SUFFIX})+$", "", bare, flags=re.IGNORECASE)
    titled = _GIVEN_TITLE.fullmatch(bare)
    return titled[2] if titled else bare


def last_word_first(words: str) -> tuple[str, str]:
    """The given and the family name of "Vale Nora", where a heading says that the family name comes first."""
    family, _, given = words.partition(" ")
    return (given, family) if given and "," not in words else halves(words)


def halves(words: str) -> tuple[str, str]:
    """The given and the family name of "Vale, Nora"; nothing where the comma does not tell."""
    found = _TURNED.fullmatch(words) if is_turned(words) else None
    return (found["given"].strip(), found["family"].strip()) if found else ("", "")


def likeness(words: str) -> frozenset[str]:
    """What two spellings of one person share: the parts of the name in any order, without accents, titles and dots."""
    plain = unicodedata.normalize("NFKD", words.casefold().translate(_PLAIN))
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    parts = re.findall(r"[^\W_]+", plain)
    return frozenset(part for part in parts if re.fullmatch(rf"{_TITLE}|{_SUFFIX}", part) is None)


class AlikeNames:
    """Finds who may be the same person, spelt another way: the same parts of the name in another order, without
    accents or titles, or with an initial for one of them ("N. Vale")."""

    def __init__(self) -> None:
        self._whole: dict[frozenset[str], str] = {}
        self._but_one: dict[tuple[frozenset[str], str], list[str]] = {}

    def learn(self, name: str) -> None:
        """From now on this name can be found."""
        parts = likeness(name)
        if parts in self._whole:
            return
        self._whole[parts] = name
        for part, key in _but_one(parts):
            both = self._but_one.setdefault(key, ["", ""])
            both[len(part) > 1] = both[len(part) > 1] or name

    def find(self, name: str) -> str:
        """A name that was learnt, or nothing."""
        parts = likeness(name)
        if parts and parts in self._whole:
            return self._whole[parts]
        for part, key in _but_one(parts):
            initial, whole = self._but_one.get(key, ("", ""))
            if found := initial if len(part) > 1 else whole:
                return found
        return ""


def _but_one(parts: frozenset[str]) -> list[tuple[str, tuple[frozenset[str], str]]]:
    """Each part with what is left without it and its first letter; numbers have no initials."""
    named = [part for part in parts if part[0].isalpha()] if len(parts) > 1 else []
    return [(part, (parts - {part}, part[0])) for part in named]


def _is_family(words: str) -> bool:
    """Whether these can only be a family name: a single word, but for what stands before one ("van der", "Dr.")."""
    parts = [part for part in words.split() if re.fullmatch(_TITLE, part, re.IGNORECASE) is None] or words.split()
    before = parts[:-1]
    return not before or (parts[-1][:1].isupper() and all(part.islower() for part in before))


def mostly_turned(names: Sequence[str]) -> bool:
    """Whether a column of names writes the family name first: most do, or those with a comma have a single word before
    it, as "Nora Vale, Sales" has not; a title and "van der" do not count."""
    filled = [name for name in names if name]
    turned = [name for name in filled if is_turned(name)]
    one_word = all(_is_family(name.partition(",")[0]) for name in turned)
    return bool(turned) and (2 * len(turned) > len(filled) or one_word)


_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
