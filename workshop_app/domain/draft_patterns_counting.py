"""Compiles the lists that tell whether two people would count the same, and whether an objective is only a topic: what
`draft_words` hands out for a language."""

from __future__ import annotations

import re
from functools import cache

from workshop_app.domain.draft_lists import CountingWords, TopicWords
from workshop_app.domain.draft_matching import either
from workshop_app.domain.draft_patterns import inflections
from workshop_app.domain.draft_raw import compiled, lists


@cache
def counting(language: str) -> CountingWords:
    held = lists(language)["counting"]
    measures = held["measures"]
    named = {word for measure in measures for word in measure.split()}
    who = rf"(?:{either(held['remarks'])}\b|{either(held['remarks_marked'])}\s*[:=])"
    rate = rf"(?!{either(held['before_rate'])}\s)[^\W\d_][\w-]*\s+rates?"  # whatever the rate is called
    return CountingWords(
        measures=re.compile(
            rf"(?<![\w-])(?:(?:{_general(held['general'])}\s+)?{either(measures)}|{rate})(?![\w-])", re.IGNORECASE
        ),
        open_words=frozenset([*named, *held["general"], *held["glue"], *lists(language)["numbers"]["months"]]),
        # in brackets, or from there to the end
        remarks=compiled(rf"[\[(][^\])]*\b{who}[^\])]*[\])]", rf"[\s,;.:|/–—-]*(?<![\w(\[])(?:kr\s+)?{who}.*$"),
        settled=compiled(*held["settled"]),
    )


def _general(words: list[str]) -> str:
    return either(word for word in words if len(word) > 3)


@cache
def topic(language: str) -> TopicWords:
    held = lists(language)
    words, tasks, objective = held["topic"], held["tasks"], held["objective"]
    verbs = {
        *tasks["verbs"], *tasks["soft"], *tasks["without_number"], *objective["delivery"], *objective["directions"],
        *held["relative"]["movers"], *held["movement"]["verbs"], *held["movement"]["keepers"], *words["verbs"],
    }  # fmt: skip
    single = {verb.partition(" ")[0] for verb in verbs}
    forms = {form for verb in single for form in inflections(verb) if form.endswith("ing")}
    return TopicWords(
        clause=compiled(rf"(?<![\w-]){either(words['clause'])}(?![\w-])"),
        quality=compiled(rf"(?<![\w-]){either(words['quality'])}(?!\w)"),
        verbs=frozenset((single | forms) - {*words["gerund_nouns"]}),
        also_nouns=frozenset(words["also_nouns"]),
        objects=frozenset(words["objects"]),
    )
