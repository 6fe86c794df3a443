"""Drafts in German, French, Spanish and Japanese: what needs English words is silent, numbers in words are read, and
what is asked is asked in the language of the screen, whatever the draft is written in."""

from __future__ import annotations

import pytest

from workshop_app.domain.draft_checks import check_key_result, check_objective, check_why_now
from workshop_app.domain.draft_facts import KeyResultFacts
from workshop_app.domain.draft_language import DOUBTFUL, written_in
from workshop_app.domain.draft_lines import check_line
from workshop_app.domain.draft_number_words import number_in
from workshop_app.domain.draft_sentences import sentences
from workshop_app.domain.draft_words import questions_for

COUNTED = {
    "de": (
        "Anteil der pünktlichen Lieferungen steigt von 82 % auf 95 % bis Ende August (Verantwortlich: Frau Özdemir)",
        "Neun von zehn Patienten werden binnen einer Stunde gesehen",
        "Die Zahl der Beschwerden halbiert sich",
        "Wir führen das neue CRM ein und schulen alle Teams",
        "Durchlaufzeit von zwölf auf sieben Tage senken",
        "Kein einziger Arbeitsunfall im Lager",
        "Ein Drittel der Anfragen beantwortet der Kunde selbst",
        "Jede zweite Bestellung kommt über den Webshop",
        "Mindestens dreihundert Haushalte nutzen den Tarif",
        "Doppelt so viele Azubis bleiben",
        "Zweistelliges Wachstum mit den Kunden, die wir haben",
    ),
    "fr": (
        "La part des livraisons à l’heure passe de 82 % à 95 % (resp. : Mme Lefèvre)",
        "Neuf patients sur dix sont vus en moins d’une heure",
        "Réduire de moitié les réclamations",
        "Le délai moyen passe de douze à sept jours",
        "Aucun accident grave sur nos chantiers",
        "Un tiers des demandes est réglé sans appel",
        "Quatre-vingt-douze magasins ouvrent à l’heure",
        "Nous doublons le nombre d’apprentis",
        "Zéro rupture le samedi",
    ),
    "es": (
        "La parte de entregas puntuales sube del 82 % al 95 % (resp.: Sra. Núñez)",
        "Nueve de cada diez pacientes son atendidos en menos de una hora",
        "Reducir a la mitad las reclamaciones",
        "El plazo medio baja de doce a siete días",
        "Un tercio de las consultas se resuelve sin llamada",
        "Duplicamos los aprendices que se quedan",
        "Veintidós de las tiendas abren a tiempo",
        "Cero roturas de stock los sábados",
    ),
    "ja": (
        "期日どおりの納品を82％から95％に上げる",
        "10人中9人の患者が1時間以内に診察を受ける",
        "苦情を半分に減らす",
        "平均日数を十二日から七日に短縮する",
        "重大事故ゼロ",
        "売上を２倍にする",
    ),
}
BARE = {
    "de": ("Die Kunden sind mit uns zufrieden", "Das Handbuch ist freigegeben"),
    "fr": ("Améliorer la satisfaction des clients", "Le manuel est validé"),
    "es": ("Mejorar la satisfacción de los clientes", "El manual está aprobado"),
    "ja": ("顧客満足度を向上させる", "手引きが承認されている"),
}
CASES = [(language, text) for language, texts in COUNTED.items() for text in texts]


@pytest.mark.parametrize(("language", "text"), CASES)
def test_a_number_in_words_is_a_number_and_nothing_else_is_asked(language: str, text: str) -> None:
    assert check_line({"text": text, "language": language}) == ()
    assert check_line({"text": text}) == (), "nobody said that it is not English"
    assert written_in(text, "en") == written_in(text, language) == language


@pytest.mark.parametrize(("language", "text"), [(language, text) for language in BARE for text in BARE[language]])
def test_where_there_is_none_it_is_asked_for_in_the_language_of_the_screen(language: str, text: str) -> None:
    facts = KeyResultFacts(text, language=language)
    (asked,) = check_key_result(facts)
    assert (asked.code, asked.question) == ("K01", questions_for("en").questions["K01"])
    assert check_line({"text": text}) == (asked,)


NUMBERS = {
    "de": ("Anderthalb Tage", "Eineinhalb Stunden", "Zwölftausend Besucher", "Vierfache Menge", "Keinerlei Unfälle"),
    "fr": ("Une quinzaine de classes", "Le dixième des pertes", "Un cinquième de moins", "Des centaines de foyers"),
    "es": ("Cuatrocientos árboles", "La décima parte", "Ambas plantas", "Un millar de socios", "Decenas de barrios"),
    "ja": ("両工場が期日を守る", "苦情を二割減らす", "一人も待たせない", "十分以内に答える", "四校が参加する"),
}
# The same letters in words that count nothing.
WORDS = {
    "de": ("Formulare einfach halten", "Mehrfach gelobt"),
    "fr": ("La semaine commence mieux", "Le deuxième site"),
    "es": ("Mejorar la confianza",),
    "ja": (
        "一緒に考える",
        "一般の方に親しまれる",
        "十分な説明",
        "役割を明確にする",
        "四半期の計画を見直す",
        "万全の備え",
    ),
}


def test_number_words_are_known_and_their_neighbours_are_no_numbers() -> None:
    for language, texts in NUMBERS.items():
        assert [text for text in texts if not number_in(text, language)] == []
    for language, texts in WORDS.items():
        assert [text for text in texts if number_in(text, language)] == []


def test_a_page_in_a_language_without_questions_asks_in_english() -> None:
    (asked,) = check_key_result(KeyResultFacts("Das Handbuch ist freigegeben", language="de", screen="de-CH"))
    assert asked.question == questions_for("en").questions["K01"]


def test_fields_and_counts_speak_in_every_language() -> None:
    line = {"text": COUNTED["ja"][0], "language": "ja", "commit": "90", "target": "85", "stretch": "95"}
    assert [each.code for each in check_line(line)] == ["K05"]
    assert [each.code for each in check_objective("Von 10 auf 20 Filialen", language="de")] == ["O01"]
    assert [each.code for each in check_why_now("", language="fr")] == ["W01"]


def test_an_unknown_language_is_left_alone() -> None:
    for text in ("Migliorare la qualità", "Kundtillfredsställelsen förbättras"):
        assert check_line({"text": text, "language": "it"}) == ()
        assert written_in(text, "it") == "it"
    assert written_in("Ningún accidente grave en obra", "en") == DOUBTFUL  # "en" is French as well
    assert check_line({"text": "Ningún accidente grave en obra"}) == ()


def test_an_english_draft_in_a_german_file_is_read_in_english() -> None:
    assert written_in("Nine of ten patients are seen within an hour", "de") == "en"
    assert written_in("Bounce rate 40 %", "de") == "de", "nothing tells"


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("ja", "待ち時間が長い。「なぜ今か？」乗客が減っている。", 3),
        ("ar", "لماذا الآن؟ لأن الركاب ينتظرون. بقيت ثلاثة أشهر", 3),
        ("hi", "यात्री कम हो रहे हैं। तीन महीने बचे हैं।", 2),
        ("en", "We lose 3.5 h. Why? “Now.” Then", 4),
        ("en", "- 9 of 10 leave\n- nobody asks why\n* the grant ends in June", 3),
        ("en", "1. 40 dogs in 25 kennels. 2. Vet bills up 3) The town wants to cut. It has said so.", 4),
        ("en", "We grew by 9.5 % - twice - and it\nhurts. See no. 4 of 9", 2),
        ("en", "Nobody says no. Nobody says yes.", 2),
        ("en", "Bills are up" + "\n" * 20_000 + " - and so are dogs", 2),  # blank lines are passed over once
        ("en", "Why now" + "." * 20_000 + "7", 1),  # and so are dots
    ],
    ids=["Japanese", "Arabic", "Hindi", "marks", "dashes", "numbers", "no points", "no", "blank lines", "dots"],
)
def test_sentences_end_as_each_script_and_list_ends_them(language: str, text: str, count: int) -> None:
    assert sentences(text, language) == count
