"""Practising alone: choose a written coachee, talk, look back; listen as an observer; the left-hand column; over weeks.

panel.py            the screen: one page at a time, and the strips above it (strips.py)
practice_pages.py   the pages; page_makers.py makes them, flow.py leads into a talk, looking.py through what comes after
practice_desk.py    what the screen is handed, with an engagement and without one
case_page.py        the cases as cards; briefing_page.py one of them before the talk
talk_page.py        the talk, of talk_head, transcript, chips, ask_bar, talk_side and draft_card; talk_actions.py what
                    is done in it, talk_run.py its clock, silences and turns
back_page.py        looking back; time_line.py the talk minute by minute; signs.py open, closed, leading, advice
observer_page.py    the other seat, by hand or by listening_clock.py; compare_page.py marks beside what is right
column_page.py      the left-hand column, with stretch_row.py; words_page.py a real talk for it, pasted or typed;
                    example_page.py one to learn from; column_flow.py leads through them, column_export.py saves
trio_page.py        three to six people at one laptop: names, rounds, cases; trio_state.py decides, trio_flow.py leads,
                    trio_round_page.py hands trio_card.py from one to the next, trio_clock.py rings
note_page.py        a real session noted in a minute
weeks_page.py       what was practised, and what is asked more and less
"""
