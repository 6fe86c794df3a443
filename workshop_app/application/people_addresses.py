"""What somebody may be called whose address is all that a list has: "nora.vale@x.example" may be Nora Vale. Only ever a
question to the coach, never a name by itself. Pure; used by the import of people.
"""

from __future__ import annotations

import re

_APART = re.compile(r"[._]+")
_PART = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]{2,})*")
_ADDRESS = re.compile(r"[^\s@<>()]+@[^\s@<>()]+")
_MOST_PARTS = 4
_SMALL = frozenset({"van", "von", "der", "den", "de", "da", "do", "dos", "del", "di", "du", "la", "le", "ter", "zu"})
_DESKS = frozenset(  # whoever reads these, it is nobody's name
    {
        *("admin", "office", "info", "team", "sales", "support", "service", "help", "helpdesk", "desk", "contact"),
        *(
            "kontakt",
            "mail",
            "post",
            "hr",
            "people",
            "jobs",
            "career",
            "careers",
            "press",
            "presse",
            "reply",
            "noreply",
        ),
        *(
            "no",
            "group",
            "gruppe",
            "all",
            "alle",
            "list",
            "liste",
            "events",
            "event",
            "booking",
            "reception",
            "empfang",
        ),
        *("marketing", "finance", "accounting", "buchhaltung", "billing", "invoice", "rechnung", "it", "ops", "legal"),
        *("dev", "test", "user", "guest", "gast", "external", "extern", "customer", "client", "hello", "hallo", "room"),
        *("ext", "meeting", "shared", "assistant", "assistenz", "sekretariat", "direction", "accueil", "contacto"),
        *("ventas", "compras", "management", "board", "newsletter", "webmaster", "postmaster", "abteilung", "buero"),
    }
)


def is_address(words: str) -> bool:
    """Whether words are an address and nothing else."""
    return _ADDRESS.fullmatch(words.strip()) is not None


def proposed(address: str) -> str:
    """The name an address looks like; nothing where it has no two words, or is that of a desk."""
    own = address.strip().partition("@")[0].partition("+")[0]
    parts = _APART.split(own.strip("._-").casefold().rstrip("0123456789"))
    if len(parts) == 1:
        parts = parts[0].split("-")
    if not 1 < len(parts) <= _MOST_PARTS or not all(map(_PART.fullmatch, parts)) or _DESKS & set(parts):
        return ""
    first, *rest = parts
    return " ".join([_capital(first), *(each if each in _SMALL else _capital(each) for each in rest)])


def _capital(word: str) -> str:
    return "-".join(part.capitalize() for part in word.split("-"))
