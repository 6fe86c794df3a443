"""Practising alone with a written coachee: the cases, the talk, its proof, and looking back. No rehearsal of a day.

practice_kinds.py     the kinds of question, and what the costly ones cost
case_model.py         a case as values: head, facts, answers, steps of the draft, endings, and all that is said
case_loader.py        cases/ID.toml and cases/ID.LANGUAGE.toml -> a case, or every mistake in it
case_headings.py      the heads of all cases, for a list
practice_talk.py      what she says to a question: a pure function of case, state, action and seed
case_moves.py         the rules behind it, which the search asks, too
case_search.py        every state a talk can get into; case_checks.py and case_proof.py say what is wrong with a case
own_sentences.py      the learner's own sentences of each kind
question_matcher.py   a typed question -> its kind, or the three nearest; known_questions.py what words say about it
practice_debrief.py   looking back, without a mark
written_coach.py      the other seat: a coach who plays a case, every line labelled
observer_marks.py     what an observer marked, beside what is right
kept_talk.py          a talk as it is kept, with what was written beside it
left_hand.py          what was said beside what was thought and not said
own_case.py           a case of the coach's own, as answers to questions; own_case_making.py makes a case of them,
                      own_case_check.py says what is missing, own_case_file.py reads and writes them
practice_weeks.py     over weeks: what is asked more and less
trio_cards.py         a case as cards for three people, and who sits where in which round
"""
