"""A rehearsal: the program takes the participant's part, so that one can practise keys, pace and waiting. Pure.

`rehearsing(guide, events, rehearsed)` folds the interview's timeline to what the participant has done and will do;
`summary` says what can be learnt from it. Nobody is heard and nothing is said: an answer is only its length.
"""

from interview_tui.rehearsing.fold import Moment, Rehearsal, Turn, rehearsing
from interview_tui.rehearsing.summary import Summary, ThemeTime, Wait, summary

__all__ = ["Moment", "Rehearsal", "Summary", "ThemeTime", "Turn", "Wait", "rehearsing", "summary"]
