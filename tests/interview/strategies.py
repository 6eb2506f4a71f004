"""Logs as they can be: any order of events, some undone, some naming what the guide does not have."""

from hypothesis import strategies as st

from interview_tui.interview.events import AnyEvent
from tests.builders import (
    agreed,
    asked,
    broken_off,
    consent_read,
    consented,
    covered,
    ended,
    improvised,
    noted,
    numbered,
    off_the_record,
    paused,
    probed,
    quoted,
    recording,
    refused,
    reopened,
    resumed,
    script_read,
    shown,
    skipped,
    slept,
    started,
    stopped,
    undone,
)

QUESTIONS = ("vardag", "tillit", "framtid")

_QUESTION = st.sampled_from((*QUESTIONS, "unknown"))
_EVENT = st.one_of(
    *(st.builds(make) for make in (started, agreed, recording, paused, off_the_record, quoted, stopped, ended)),
    *(st.builds(make, _QUESTION) for make in (asked, shown, skipped, covered, reopened)),
    st.just(resumed(seconds=3)),
    st.just(slept(seconds=60)),
    st.builds(broken_off),
    st.builds(script_read, st.sampled_from(["intro", "unknown"])),
    st.builds(consent_read, st.sampled_from([None, "unknown"])),
    st.builds(probed, st.just("unknown")),
    st.builds(consented, st.sampled_from(["spoken", "written", "earlier"])),
    st.builds(refused),
    st.builds(noted, st.just("anteckning")),
    st.builds(improvised),
    st.builds(undone, st.integers(1, 30)),
)


def event_lists() -> st.SearchStrategy[list[AnyEvent]]:
    """Numbered events, none earlier in the sound than the one before."""

    def timed(pairs: list[tuple[AnyEvent, int]]) -> list[AnyEvent]:
        events, at = [], 0
        for event, later in pairs:
            at += later
            events.append(event.model_copy(update={"at": float(at)}))
        return numbered(*events)

    return st.lists(st.tuples(_EVENT, st.integers(0, 20)), max_size=25).map(timed)
