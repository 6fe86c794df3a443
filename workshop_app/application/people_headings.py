"""What the heading of a column of people may mean: a word of a list, or a question in which one stands ("What is your
job title?"), as forms and ticket shops have it. Pure; used by `people_columns`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from importlib import resources


class PeopleColumn(StrEnum):
    """What a column of an attendee list can mean."""

    NAME = "name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    TEAM = "team"
    JOB = "job"
    EMAIL = "email"
    LEVEL = "level"
    LANGUAGE = "language"
    CAN_COACH = "can_coach"
    REPORTS_TO = "reports_to"
    BRINGS_OKR = "brings_okr"
    HOST_ROOM = "host_room"
    NEVER_WITH = "never_with"
    RATHER_NOT_WITH = "rather_not_with"
    TOGETHER_WITH = "together_with"
    ARRIVES = "arrives"
    LEAVES = "leaves"
    STATUS = "status"
    PARTICLE = "particle"  # "van der", where it has a column of its own
    SECOND_LAST_NAME = "second_last_name"


_EITHER = re.compile(r"\s?[(/:*][-‑]?(?:r|n|e|in|innen)\)?$")  # "Vorgesetzte(r)", "Teilnehmer:in", "Teilnehmer*innen"
_WHOSE = re.compile(  # as ticket shops have it: "Attendee Email", "Ticket First Name"
    r"^(?:ticket holder|ticket|attendee|participant|employee|guest|delegate|registrant|recipient|member|invitee|"
    r"teilnehmer|participante)[ -]|"
    r" (?:d[ue]s?|del|della|do|da|van de|der) ?(?:la |l['’])?(?:participant|participante|inscrit|inscrite|invité|"
    r"invitée|asistente|teilnehmers|teilnehmerin|teilnehmenden|deelnemer|partecipante)$"
)
_BUYER = re.compile(  # who pays is not always who comes
    r"^(?:buyer|order|orderer|customer|billing|invoice|purchaser|booker|payer|rechnungs|besteller|käufer|"
    r"acheteur)[ -]?|"
    r" (?:d[ue]s?|del|della|do|da|van de|der) ?(?:la |l['’])?(?:acheteur|acheteuse|payeur|comprador|compradora|"
    r"bestellers|käufers|rechnungsempfängers|koper|acquirente)$"
)
_EMPLOYERS = frozenset(  # tell a team only where nothing else does
    {
        *("affiliation", "organisation", "organization", "company", "employer", "institution", "firma", "unternehmen"),
        *("organization name", "company name", "what company do you work for", "organización", "empresa", "société"),
        *("entreprise", "firma/instytucja", "organizacja", "spółka", "organisatie", "bedrijf", "azienda"),
        *("organizzazione", "organização"),
    }
)
_WILL_COME = re.compile(  # whatever words the question has
    r"\b(?:(?:will|can|do|are|would) you\b.*\b(?:accept|join|joining|attend|attending|come|coming|participate|"
    r"participating|"
    r"make it|be there|take part)|(?:kommst|nimmst|kannst|wirst|bist) du\b.*\b(?:teil|dabei|kommen|teilnehmen|mit|an)|"
    r"(?:nehmen|kommen|können|werden|sind) sie\b.*\b(?:teil|dabei|kommen|teilnehmen)|"
    r"(?:serez|participerez|viendrez|pourrez|participez|venez)[ -]vous|"
    r"(?:asistir|vendr|participar|podr)(?:á|ás|éis|án)\b)"
)
_MEAL = re.compile(
    r"dinner|lunch|breakfast|drinks|party|abendessen|mittagessen|frühstück|dîner|déjeuner|cena|comida|almuerzo"
)
_BETWEEN_HALVES = re.compile(
    r"\s*[,/]\s*|\s+(?:i|und|and|et|y|e|en|&)\s+|\s+(?=vorname|prénom|prenom|imię|nome\b|first|given)"
)
FAR = 1_000  # further to the front, or back, than any word of a list
_ASKED = re.compile(  # a question, or an address to whoever fills the form
    r"\?|\b(?:your|you|dein|deine|deinen|du|ihr|ihre|sie|votre|vous|ton|ta|tu|su|usted)\b"
)
_BESIDE = frozenset(  # "Email status", "Team lead", "Department code": about something else than their first word
    {
        *("leader", "leiter", "leitung", "head", "account", "project", "projekt", "product", "opt-in", "bemerkung"),
        *("comment", "comments", "remark", "kommentar"),
        *(
            "id",
            "code",
            "number",
            "nummer",
            "nr",
            "no",
            "date",
            "datum",
            "time",
            "zeit",
            "status",
            "type",
            "typ",
            "size",
        ),
        *("count", "lead", "owner", "login", "url", "link", "phone", "event", "meeting", "session", "ticket", "order"),
        *("file", "opt", "consent", "score", "rating", "list", "buyer", "billing", "invoice", "emergency", "previous"),
        *("calendar", "secondary", "private", "second", "other", "2", "3", "private", "contact", "notes"),
    }
)
_OF_A_NAME = re.compile(r"name\s*[:–-]\s*(?:titel|title|prefix|anrede|salutation|titre|título)\s*$", re.IGNORECASE)
_WHOSE_BOSS = frozenset({"of", "von", "de", "du"})  # "Boss of" names who reports to them, the other way round
_BOSS = PeopleColumn.REPORTS_TO
_FAMILY = frozenset({PeopleColumn.LAST_NAME, PeopleColumn.NAME})  # "Name / Vorname"
_NOUNS = frozenset({PeopleColumn.TEAM, PeopleColumn.JOB, PeopleColumn.EMAIL})
_SHORTEST_NOUN = 4
_FIELDS_ASKED = frozenset(
    {
        *(PeopleColumn.NAME, PeopleColumn.FIRST_NAME, PeopleColumn.LAST_NAME, PeopleColumn.TEAM, PeopleColumn.JOB),
        *(PeopleColumn.EMAIL, PeopleColumn.REPORTS_TO, PeopleColumn.STATUS, PeopleColumn.LANGUAGE),
    }
)


@cache
def _header_words() -> Mapping[str, tuple[int, PeopleColumn]]:
    words = tomllib.loads(resources.files(__package__).joinpath("people_headers.toml").read_text("utf-8"))
    return {word: (at, PeopleColumn(column)) for column, known in words.items() for at, word in enumerate(known)}


def meant(cell: str) -> tuple[int, PeopleColumn] | None:
    """The meaning of one heading, and how far from the front its word stands in the list of that meaning."""
    if _OF_A_NAME.search(cell):
        return None
    words = re.sub(r"[\s_*]+", " ", re.sub(r"(?<=[^\W\d_A-Z])(?=[A-Z])", " ", cell).casefold()).strip(" :#")
    known = next(filter(None, map(_word_meant, _readings(words))), None)
    return known or _word_meant(words.replace(" ", "")) or _asked_for(words) or _noun_of(words)


def _readings(words: str) -> Iterator[str]:
    """The heading as it stands, and what is left of it without what forms and address books put around a word."""
    yield words
    yield words.rstrip(" ?¿!.")
    yield _EITHER.sub("", words)
    if found := re.fullmatch(r"(.*?)\s*[(\[]([^)\]]+)[)\]]", words):  # "Who are you? [First name]"
        inside, before = found[2].strip(), found[1].strip()
        boss = any(_is_boss(each) for each in (before, _EITHER.sub("", before)))  # "Vorgesetzter (Name, Vorname)"
        yield from (_EITHER.sub("", before), before, inside) if boss else (inside, before)
    if "/" in words:  # "Nachname/Vorname", "Team/Abteilung"
        yield re.sub(r"\s*/\s*", ", ", words)
        yield from (part.strip() for part in words.split("/"))
    for between in (" - ", ": "):  # "Preferred Name - First Name", "E-mail 1 - Value"
        before, mark, behind = words.rpartition(between)
        if mark:
            yield from (behind.strip(), re.sub(r"\s*\d+$", "", before.strip()))


def _is_boss(words: str) -> bool:
    return (found := _header_words().get(words)) is not None and found[1] is _BOSS


def _word_meant(words: str) -> tuple[int, PeopleColumn] | None:
    known = _header_words()
    if found := known.get(words):
        return (found[0] + FAR - FAR // 4, found[1]) if words in _EMPLOYERS else found
    for pattern, nearer in ((_WHOSE, -FAR), (_BUYER, FAR)):
        bare = pattern.sub("", words)
        if (pattern, bare) == (_WHOSE, "name") and words.startswith("ticket "):
            continue  # what kind of ticket it is
        if bare != words and (found := known.get(bare)):
            return found[0] + nearer, found[1]
    return None


def family_first(cell: str) -> bool:
    """Whether a heading says that the names below it begin with the family name ("Nazwisko i imię", "Nom, prénom")."""
    words = _BETWEEN_HALVES.split(" ".join(cell.casefold().split()).strip(" :*"))
    found = [_header_words().get(word) for word in words if word]
    halves = [each[1] for each in found if each]
    return len(halves) == 2 and halves[0] in _FAMILY and halves[1] is PeopleColumn.FIRST_NAME


def _noun_of(words: str) -> tuple[int, PeopleColumn] | None:
    """The noun of a heading of two or three words: the last one in English and German ("Geschäftliche E-Mail"), the
    first in French and Spanish ("Correo corporativo"). What is said about it stands with it, and decides."""
    parts = words.split()
    if not 1 < len(parts) <= 3 or _BESIDE & set(parts) or _BUYER.match(words) or parts[-1] in _WHOSE_BOSS:
        return None
    plain = [part.removesuffix("'s").removesuffix("’s") for part in parts]
    boss = next((each for part in plain if (each := _header_words().get(part)) and each[1] is _BOSS), None)
    if boss is not None:  # also "Manager's email": whose it is counts
        return boss[0] + FAR // 2, _BOSS
    for noun in (parts[-1], parts[0]):
        found = _header_words().get(noun) if len(noun) >= _SHORTEST_NOUN else None
        if found and found[1] in _NOUNS:
            return found[0] + FAR // 2, found[1]
    return None


def _asked_for(words: str) -> tuple[int, PeopleColumn] | None:
    """The longest of our words that stands in a question, wherever it stands."""
    if not _ASKED.search(words):
        return None
    if _MEAL.search(words):
        return None
    if _WILL_COME.search(words):
        return FAR // 2, PeopleColumn.STATUS
    found = [
        (-len(word), at, column)
        for word, (at, column) in _header_words().items()
        if column in _FIELDS_ASKED and len(word) > 2 and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", words)
    ]
    return (min(found)[1] + FAR // 2, min(found)[2]) if found else None
