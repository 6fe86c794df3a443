"""What speaks against a row of a list: whoever does not come, a line that adds the list up, the words of a letter
around it. Pure; used by the import of people, which says so and leaves the row unticked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agendas import archived
from workshop_app.incoming.rows import TableRow

MOST_UNHEADED = 20  # filled columns of a list whose headings nobody knows
_CANCELLED = frozenset(
    {
        *(
            "cancelled",
            "void",
            "voided",
            "canceled",
            "refunded",
            "declined",
            "withdrawn",
            "cancellation",
            "deleted",
            "gelöscht",
            "supprimé",
            "supprimée",
            "eliminado",
            "storniert",
            "abgesagt",
            "abgemeldet",
        ),
        *("inactive", "inaktiv", "inactif", "inactivo", "terminated", "ausgeschieden"),
        *("suspended", "deactivated", "deprovisioned", "disabled", "gesperrt", "deaktiviert", "suspendu", "désactivé"),
        *(
            "suspendue",
            "désactivée",
            "suspendido",
            "suspendida",
            "desactivado",
            "desactivada",
            "sospeso",
            "disattivato",
        ),
        *(
            "rejected",
            "denied",
            "abgelehnt",
            "refusé",
            "refusée",
            "rechazado",
            "rechazada",
            "verhindert",
            "absent",
            "absente",
        ),
        *("anulowano", "anulowane", "anulowany", "odwołano", "nieobecny", "nieobecna", "odrzucono", "odrzucone"),
        *("geannuleerd", "afgemeld", "afgezegd", "afwezig", "geweigerd", "annullato", "annullata", "rifiutato"),
        *("rifiutata", "assente", "recusado", "recusada", "ausente"),
        *("annulliert", "erstattet", "annulé", "annulée", "remboursé", "cancelado", "cancelada", "anulado", "anulada"),
    }
)
_NOT = frozenset({"ne", "not", "nicht", "pas", "no", "nein", "non", "cannot", "nie", "niet", "nee", "não", "false"})
_REGRETS = frozenset(
    {
        *("sorry", "unfortunately", "but", "i", "we", "am", "leider", "aber", "ich", "désolé", "désolée", "hélas"),
        *(
            "malheureusement",
            "je",
            "lo",
            "siento",
            "lamentablemente",
            "purtroppo",
            "helaas",
            "niestety",
            "infelizmente",
        ),
    }
)
_SHORT_NOT = re.compile(r"n't\b|(?<=can)not\b")
_BEGINS_NO = re.compile(r"\s*(?:sorry[,;.!]?\s+)?(?:no|nope|nein|non|nee|nie|não)\s*[,;.!:–—-]")
_AWAY = re.compile(
    r"\b(?:on leave|leave of absence|garden(?:ing)? leave|(?:parental|maternity|paternity|sick) leave|sabbatical|"
    r"elternzeit|mutterschutz|beurlaubt|freigestellt|langzeitkrank|krankgeschrieben|en congé|congé parental|"
    r"congé maternité|excedencia|de baja|wait[- ]?list(?:ed)?|waiting list|warteliste|liste d'attente|"
    r"lista de espera|lista d'attesa|wachtlijst|lista rezerwowa|"
    r"termination date|exit date|leaving date|austritt(?:sdatum)?|date de sortie|fecha de baja)\b"
)
_COMING = frozenset(
    {
        "make",
        "attending",
        "coming",
        "going",
        "attend",
        "come",
        "show",
        "dabei",
        "teilnehmen",
        "présent",
        "viene",
        "obecny",
        "obecna",
        "aanwezig",
        "presente",
        *("participating", "participate", "participates", "joining", "join", "available", "able", "teil", "nehme"),
        *(
            "nimmt",
            "komme",
            "kommt",
            "kommen",
            "anwesend",
            "participe",
            "participera",
            "participerai",
            "viens",
            "vient",
        ),
        *("asiste", "asistirá", "asistiré", "asistir", "voy", "va", "puedo", "participa", "parteciperò", "partecipa"),
        *("komt", "deel", "neemt", "bierze", "udziału", "weźmie", "participará", "vou", "comparece"),
    }
)
_REPLIES = (
    _CANCELLED
    | _COMING
    | {
        *("accepted", "tentative", "none", "no response", "not responded", "pending", "yes", "no", "maybe", "active"),
        *("zugesagt", "mit vorbehalt", "keine", "keine antwort", "ausstehend", "ja", "nein", "vielleicht", "aktiv"),
        *("accepté", "acceptée", "provisoire", "aucun", "aucune", "en attente", "oui", "non", "peut-être", "actif"),
        *("aceptado", "aceptada", "provisional", "ninguno", "ninguna", "pendiente", "sí", "quizás", "activo"),
    }
)
_NO_NAME = re.compile(  # a line of a letter or of its head ("From: HR"), one to sign on, an address of the web
    r"[:!?,;]$|:\s|://|_{3}|[{}]|^(?:\S+\s+){6}\S"
)
_LOST = re.compile(r"\ufffd|\?(?=[^\W\d_])|[Â-ô](?:[¡-©«-¶¸¹¼-¿€‚„†‡ˆ‰‹•˜™]|[»…›](?=[\w…]))")
_GREETING = re.compile(  # the first and the last lines of a letter
    r"(?:(?:hi|hello|dear|hallo|liebe|lieber|liebes|bonjour|salut|cher|chère|chers|hola|estimad[oa]s?|querid[oa]s?|"
    r"good (?:morning|afternoon|evening)|guten (?:morgen|tag|abend)|moin|servus)(?: (?:all|team|everyone|everybody|"
    r"both|there|zusammen|alle|ihr|à tous|à toutes|tous|todos|todas|colleagues|kolleginnen|kollegen|[\w’'-]+))?|"
    r"see you(?: (?:soon|there|then))?|(?:many )?thanks(?: again)?|thank you|cheers|best|(?:best|kind|warm) regards|"
    r"regards|best wishes|all the best|(?:viele|liebe|beste|herzliche|schöne) grüße|mit freundlichen grüßen|"
    r"(?:vielen )?dank|danke|bis bald|merci|cordialement|à bientôt|saludos|un saludo|gracias|hasta pronto)",
    re.IGNORECASE,
)
_SEVERAL_WORDS = re.compile(r"[^\W\d_]\S*\s+\S*[^\W\d_]")
_SUM_LINES = (["total"], ["totals"], ["gesamt"], ["gesamtsumme"], ["razem"], ["totaal"])  # "Total yes"
_NOBODY = frozenset(  # what a meeting calls whoever did not say a name, or says about the one above
    {"organizer", "organiser", "organisator", "organisateur", "organizador", "optional", "facultatif", "opcional"}
    | {"anonymous", "anonym", "anonyme", "anónimo", "anonimo", "anônimo", "guest", "gast", "invité", "invitado"}
)
_SUMS = frozenset({"total", "totals", "sum", "summe", "gesamt", "gesamtsumme", "somme", "suma", "count", "anzahl"})


def stays_away(status: str) -> bool:
    """Whether the list's own words say that somebody does not come, or is not there any more."""
    said = _SHORT_NOT.sub(" not", status.casefold().replace("’", "'"))
    if _BEGINS_NO.match(said) or said.strip() == "0":
        return True
    words = set(re.findall(r"[^\W\d_]+", said))
    bare = words - _REGRETS
    gone = bool(words & _CANCELLED) or archived.is_heading(said)
    return bool((gone and not words & _NOT) or (words & _NOT and (bare <= _NOT or words & _COMING)))


def may_stay_away(status: str) -> bool:
    """Whether they say that somebody is on leave, or has no place yet."""
    return _AWAY.search(status.casefold().replace("’", "'")) is not None


def are_replies(cells: Sequence[str]) -> bool:
    """Whether cells without a heading tell who comes: somebody does not, and most are answers. Among teams a single
    "inactive" makes none."""
    said = [cell.strip().casefold() for cell in cells]
    return any(each in _CANCELLED for each in said) and 2 * sum(each in _REPLIES for each in said) > len(said)


def is_no_list(body: Sequence[TableRow]) -> bool:
    """Whether a table without headings is wider than any list of people: then nothing in it tells who is meant."""
    widths = sorted(sum(map(bool, row.cells)) for row in body)
    return bool(widths) and widths[len(widths) // 2] > MOST_UNHEADED


def is_no_name(name: str) -> bool:
    """Whether a line names nobody: a sum, a number, a sentence, an address of the web, a guest."""
    return (
        name[:1].isdigit()
        or name.casefold() in _SUMS | _NOBODY
        or name.casefold().split()[:1] in _SUM_LINES
        or _NO_NAME.search(name) is not None
        or _GREETING.fullmatch(name) is not None
    )


def lost_letters(name: str) -> bool:
    """Whether letters became question marks, as when Outlook saves "Łukasz" for Windows: nobody knows which; or two
    and three signs each, as when a spreadsheet opens UTF-8 for Windows' own letters and saves it ("InÃªs")."""
    return _LOST.search(name) is not None or (not name.isascii() and _in_pieces(name))


def _in_pieces(name: str) -> bool:
    """Whether the bytes that Windows has for its letters are the letters of another text."""
    try:
        b"".join(map(_byte_of, name)).decode("utf-8")
    except UnicodeError:
        return False
    return True


def _byte_of(letter: str) -> bytes:
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:
        return letter.encode("latin-1")  # the five bytes for which Windows has no letter


def around(body: Sequence[TableRow], *, told: bool = False) -> frozenset[int]:
    """The lines of single words before and behind a list of several columns, as in a letter: "Best", "Petra". All lines
    of what is too wide for a list, unless somebody `told` what its columns mean."""
    if not told and is_no_list(body):
        return frozenset(row.line for row in body)
    wide = [at for at, row in enumerate(body) if sum(map(bool, row.cells)) > 1]
    if len(wide) < 2:
        return frozenset()
    outside = (*body[: wide[0]], *body[wide[-1] + 1 :])
    alone = (row for row in outside if "@" not in "".join(row.cells))
    return frozenset(row.line for row in alone if len(" ".join(row.cells).split()) < 2)


def alone(body: Sequence[TableRow], at: int) -> frozenset[int]:
    """The lines with a single word in the column of names and nothing else, in a list whose people have two names and
    more to be said about them: headings of departments rather than people."""
    names = [row.cells[at] for row in body if at < len(row.cells) and row.cells[at]]
    wide = sum(sum(map(bool, row.cells)) > 1 for row in body)
    if 2 * wide < len(body) or 2 * sum(_SEVERAL_WORDS.match(name) is not None for name in names) < len(names):
        return frozenset()
    return frozenset(
        row.line
        for row in body
        if at < len(row.cells) and row.cells[at] and sum(map(bool, row.cells)) == 1 and " " not in row.cells[at].strip()
    )


def may_head(body: Sequence[TableRow]) -> bool:
    """Whether the first row of a list whose headings nobody knows is of another kind than all rows below it: words
    above figures, dates or addresses, or a single word above names of two and more."""
    first, rest = body[0].cells, body[1:]
    if len(rest) < 2 or re.search(r"[@\d]", "".join(first)):
        return False
    for at, word in enumerate(first):
        below = [row.cells[at] for row in rest if at < len(row.cells) and row.cells[at]]
        if len(below) < 2 or not re.search(r"[^\W\d_]{2}", word):
            continue
        if all(re.search(r"[@\d]", cell) for cell in below):
            return True
        if at == 0 and " " not in word and len(below) == len(rest) and all(map(_SEVERAL_WORDS.match, below)):
            return True
    return False
