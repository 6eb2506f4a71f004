"""Consent in the JSON export: as a record, by the names that are shown, with what is hidden hidden."""

import hashlib
from pathlib import Path

from interview_tui.export.as_json import as_dict
from interview_tui.export.linked import linked
from interview_tui.held import corrections_of
from interview_tui.interview.correction import Replaced, SpeakerRenamed
from interview_tui.interview.events import ConsentDetailed, ConsentGiven
from interview_tui.interview.record import InterviewRecord, Participant
from interview_tui.written import rewrite_answers, write_answers
from tests.studies import finished_study


def test_consent_stands_there_as_a_record_by_the_names_that_are_shown(tmp_path: Path) -> None:
    _study, interview = finished_study(tmp_path / "study")
    given = next(event for event in interview.events() if event.event == "ConsentGiven")
    interview.timeline.append(
        ConsentDetailed(at=20.0, who="Robin", by="guardian", assent="yes", quotes="yes", archiving="no")
    )
    interview.timeline.append(ConsentGiven(at=20.0, how="written", reference="binder 2", who="Robin"))
    corrections_of(interview).append(SpeakerRenamed(old="Robin", new="Kim"))
    corrections_of(interview).append(
        Replaced(start=0.0, end=20.0, everywhere=True, original="binder", by="[place]", kind="place")
    )
    told = as_dict(linked(interview))["consent"]
    assert (told["status"], told["at"]) == ("written", 20.0)
    assert told["people"] == [
        {
            "participant": "Kim", "status": "written", "at": 20.0, "day": told["people"][0]["day"],
            "reference": "[place] 2", "by": "guardian", "assent": "yes",
            "recording": "yes", "quotes": "yes", "archiving": "no",
        }
    ]  # fmt: skip
    assert told["people"][0]["day"] == given.wall[:10]
    assert [(one["section_id"], one["how"]) for one in told["read"]] == [("welcome", "marked")]
    text = next(section for section in interview.guide.sections if section.id == "welcome").text
    assert told["read"][0]["sha256"] == hashlib.sha256(text.encode()).hexdigest()


def test_what_is_known_of_consent_outlives_a_change_of_answers_in_writing(tmp_path: Path) -> None:
    study, _interview = finished_study(tmp_path / "study")
    record = InterviewRecord(participants=(Participant(pseudonym="Kim"),), form="written")
    written = write_answers(study, record, [("day", "I read.")], consent=ConsentGiven(how="earlier"))
    written.timeline.append(ConsentDetailed(who="Kim", quotes="no"))
    rewrite_answers(written, [("day", "I write.")])
    (kim,) = as_dict(linked(written))["consent"]["people"]
    assert (kim["status"], kim["quotes"]) == ("earlier", "no")
