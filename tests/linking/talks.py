"""Two short interviews as people talk, the demo's, and how many of their words come under the right question."""

import json
from collections.abc import Sequence

from bench.interview_file import Script, parse
from bench.interview_presses import TIMELINES, presses
from bench.interview_score import Score, score
from bench.interview_spoken import Talk, segments, spoken
from interview_tui.demo.material import material
from interview_tui.guide.markdown import read_guide
from interview_tui.guide.model import Guide
from interview_tui.interview.events import AnyEvent
from interview_tui.linking.passages import Linking, link
from interview_tui.transcription.segments import Segment, Word

LUNCH = """---
guide: ovning.md
language: sv
labels: yes
participants: Vera
group: no
---
I: {-} Hej, och tack för att du är med. Jag spelar in, går det bra?
Vera: Ja, det går bra.
I: {lunchen-i-gar} Okej. Kan du berätta om lunchen i går, vad åt du?
Vera: I går åt jag en smörgås vid datorn. Jag hade ingen riktig paus, det blev en kort lunch.
I: Mm. Var du ensam?
Vera: Ja, de andra hade redan ätit. Jag hade en matlåda i kylen, men den glömde jag.
I: {bestamma} Hur bestämmer du annars vad du ska äta?
Vera: Det beror på vad som finns hemma. Är det tomt så köper jag något.
I: Lagar du mycket mat själv?
Vera: På söndagar, då lagar jag för flera dagar.
I: {riktig-paus} Om vi går över till pausen då. Vad är en riktig paus för dig?
Vera: Att få gå ut. Utan telefonen. Då kommer jag tillbaka som en annan människa.
I: När hände det senast?
Vera: I förra veckan kanske. Vi satt i parken, det var sol.
I: {borde-ha-fragat} Finns det något mer som jag borde ha frågat?
Vera: Nej, det tror jag inte.
I: {-} Då stänger jag av. Tack så mycket!
"""
MORNING = """---
guide: rehearsal.md
language: en
labels: no
participants: Sam
group: no
---
I: {-} Hello, and thank you for doing this. I am recording now, is that all right?
Sam: Yes, that is fine.
I: {this-morning} Great. Can you tell me about your journey here this morning?
Sam: I took the bus. It was full, so I stood by the door all the way. There was a dog on it.
I: What else did you see on the way?
Sam: Mostly people looking at their phones. And the river, it was quite high.
I: {how-it-began} And how did you come to travel by bus, why not something else?
Sam: I used to cycle, but then somebody took the bicycle. After that I bought a card for the bus, and it stayed so.
I: {turned-out-differently} Do you remember a journey that turned out differently from what you expected?
Sam: Once we all had to get off on a bridge. We walked in the rain, forty people in a row, and somebody began to sing.
I: What did you do?
Sam: I sang as well.
I: {arrived} When do you feel that you have arrived, in the mornings?
Sam: When I have hung up my coat and the kettle is on.
I: {should-have-asked} Is there anything else that I should have asked?
Sam: I do not think so, no.
I: {-} Then I will turn this off. Thank you very much.
"""


def short_talk(text: str) -> Talk:
    """One of the two, said out loud, every word heard right."""
    script: Script = parse(text, "short")
    return spoken(script, seed=1)


def heard(talk: Talk, *, labels: bool) -> list[Segment]:
    """Its segments, as a transcriber gives them."""
    return segments(talk, labels, seed=1)


def linked(talk: Talk, *, labels: bool = True, timeline: str | None = None) -> tuple[Linking, Score]:
    """What linking makes of it, with key presses of this kind or with none."""
    kind = next((kind for kind in TIMELINES if kind.name == timeline), None)
    pressed = presses(talk, kind, seed=1)
    linking = link(talk.script.guide, pressed.events, heard(talk, labels=labels))
    return linking, score(talk, linking, pressed.forgotten)


def demo_talk(language: str, *, labels: bool) -> tuple[Guide, list[Segment], list[str | None]]:
    """The demo's guide, its recording as segments without punctuation, and the right question for each segment."""
    guide = read_guide((material(language) / "guide.md").read_text(encoding="utf-8"))
    found: list[Segment] = []
    truth: list[str | None] = []
    script = json.loads((material(language) / "script.json").read_text(encoding="utf-8"))
    for number, said in enumerate(script["utterances"]):
        words = tuple(Word(start=start, end=end, text=text) for start, end, text in said["words"])
        speaker = ("I" if said["speaker"] == "I" else "Robin") if labels else None
        text = " ".join(word.text for word in words)
        found.append(
            Segment(id=f"0.{number}", start=said["start"], end=said["end"], text=text, words=words, speaker=speaker)
        )
        truth.append(said["question"])
    return guide, found, truth


def share_of_demo(language: str, *, labels: bool, events: Sequence[AnyEvent] = ()) -> float:
    """Share of its words that come under the right question."""
    guide, found, truth = demo_talk(language, labels=labels)
    right = {segment.words[0]: question for segment, question in zip(found, truth, strict=True)}
    counted = [(segment, question) for segment, question in zip(found, truth, strict=True) if question]
    linked_to = {w: p.question_id for p in link(guide, events, found).passages for w in p.words}
    assert len(right) == len(found)
    words = [(word, question) for segment, question in counted for word in segment.words]
    return sum(linked_to[word] == question for word, question in words) / len(words)
