"""Studies that are made up: fourteen interviews of all kinds, and what counts nowhere. Deterministic by seed."""

from dataclasses import replace
from random import Random

from tests.whole_study.guides import MINUTES, three_guides
from tests.whole_study.plan import Consent, Handwork, InterviewPlan, Person, Sitting, StudyPlan, Word
from tests.whole_study.talk import Talk, Voice, made_up_words

_NAMES = (
    "Vendela", "Torkel", "Rasmus", "Ottilia", "Hjalmar", "Sigrid", "Ansgar", "Blenda", "Folke", "Gunhild", "Isidor",
    "Leonora", "Mattias", "Nikolina", "Oswald", "Petronella", "Quintus", "Rebecka", "Sixten", "Tindra", "Ulrika",
    "Valdemar", "Wilhelm", "Yngvild", "Zakarias",
)  # fmt: skip
_ROLES = {"en": ("nurse", "teacher", "nurse", "", "smith"), "sv": ("undersköterska", "lärare", "", "smed", "lärare")}
_PLACES = {"en": ("the library", "the community centre"), "sv": ("biblioteket", "medborgarhuset")}
_TITLES = {"en": "Support in everyday life", "sv": "Stöd i vardagen"}
PAIR, TWICE, REMODELLED, WRITTEN, IMPORTED, AGAIN, FIRST_OF_TWO = 4, 5, 8, 11, 12, 14, 3
"""Places in the study of some that tests ask for: `AGAIN` is with the participant of `FIRST_OF_TWO`."""


class _Making:
    def __init__(self, seed: int, language: str) -> None:
        self.dice = Random(f"whole study {seed} {language}")
        self.language = language
        self.guides = three_guides(language)
        self.shared = made_up_words(self.dice, 90)
        self.follow_ups = made_up_words(self.dice, 40)
        self.names = self.dice.sample(_NAMES, len(_NAMES))
        self.marks: list[str] = []
        self.words: dict[str, list[str]] = {}
        self.days = 0

    def person(self, part: str = "participant", consent: Consent | None = None) -> Person:
        taken = frozenset([*self.marks, *(one[:5] for one in (*self.shared, *self.follow_ups))])
        mark = ""
        while not mark or mark in taken:
            mark = made_up_words(self.dice, 1)[0][:5]
        self.marks.append(mark)
        name = self.names.pop()
        self.words[name] = made_up_words(self.dice, 40, mark)
        role = self.dice.choice(_ROLES[self.language]) if part == "participant" else ""
        return Person(name, mark, role, part, consent or self.consent())

    def consent(self) -> Consent:
        how = self.dice.choice(("spoken", "spoken", "written", "earlier", None))
        if how is None:
            return Consent(None)
        answers = self.dice.choices(("yes", "no", "not_asked"), k=2)
        return Consent(how, quotes=answers[0], archiving=answers[1])

    def began(self) -> str:
        self.days += self.dice.randint(1, 6)
        month, day = divmod(self.days - 1, 28)
        return f"2026-{3 + month:02d}-{1 + day:02d}T{self.dice.randint(8, 17):02d}:00:00"

    def talk(self, version: int, people: tuple[Person, ...], interviewers: int = 1, overlaps: bool = True) -> Talk:
        voices = [Voice(one, self.shared[:45] + self.words[one.name]) for one in people]
        return Talk(self.dice, self.guides[version - 1], voices, self.follow_ups, ("I", "I2")[:interviewers], overlaps)

    def sitting(self, talk: Talk, questions: list[str], besides: tuple[str, ...] = (), first: bool = True) -> Sitting:
        """A sitting that deals with these questions: asked, most; some skipped, covered or forgotten."""
        dice = self.dice
        talkative = dice.randint(1, 3)
        if first:
            talk.read_aloud()
        left, asked = list(questions), []
        while left:
            id = left.pop(0)
            fate = dice.random() if asked else 1.0
            if fate < 0.12:
                talk.skip(id)
            elif fate < 0.2:
                continue
            else:
                covers = [left.pop(0)] if left and dice.random() < 0.15 else []
                talk.ask(id, max(1, dice.randint(talkative - 1, talkative + 1)), covers)
                asked.append(id)
                talk.at = round(talk.at + dice.uniform(0.8, 3.0), 3)
        if len(asked) > 2 and dice.random() < 0.4:
            talk.ask(asked[0], 1)
        mark = talk.voices[0].person.mark
        for what in besides:
            if what in ("unheard", "lost", "paused", "off"):
                talk.between(what)
                talk.ask(asked[-2] if len(asked) > 1 and talk.turns[-1].question == asked[-1] else asked[-1], 1)
            elif what == "note":
                talk.note(f"{mark}ok {dice.choice(self.words[talk.voices[0].person.name])}")
            elif what == "quote":
                talk.quote()
            elif what == "doubtful":
                talk.doubtful()
        seconds = talk.seconds
        return Sitting(
            self.began(), seconds, tuple(talk.presses), tuple(talk.turns), tuple(talk.unheard), tuple(talk.lost),
            tuple(talk.halts), heard_to=seconds,
        )  # fmt: skip

    def interview(
        self,
        people: tuple[Person, ...],
        version: int,
        setting: str = "one_to_one",
        besides: tuple[str, ...] = (),
        interviewers: int = 1,
        **known: object,
    ) -> InterviewPlan:
        labels = "found" if self.dice.random() < 0.4 else "labels"
        questions = [question.id for question in self.guides[version - 1].questions]
        talk = self.talk(version, people, interviewers, labels == "labels")
        made = InterviewPlan(
            people, setting, version=version, interviewers=interviewers, labels=labels,
            sittings=(self.sitting(talk, questions, besides),), **known,  # type: ignore[arg-type]
        )  # fmt: skip
        return replace(made, work=self.handwork(made))

    def again(self, person: Person, **known: object) -> InterviewPlan:
        """With somebody who has other things to say now: what is hidden in the one does not stand in the other."""
        before = self.words[person.name]
        more = [word for word in made_up_words(self.dice, 90, person.mark) if word not in before]
        self.words[person.name] = more[:40]
        return self.interview((person,), 3, **known)  # type: ignore[arg-type]

    def handwork(self, made: InterviewPlan) -> Handwork:
        """Some words put right, some of it read, one word hidden, a note and a quote; of many interviews nothing."""
        dice, words = self.dice, made.words()
        people = [one.name for one in made.people]
        mine = [
            word for word in words
            if word.speaker in people and word.text.islower() and word.text.isalpha()
        ]  # fmt: skip
        if dice.random() < 0.25 or len(mine) < 20:
            return Handwork()
        person = made.people[0]
        chosen = dice.sample(mine, dice.randint(2, 6))
        own = [word for word in mine if word.text.startswith(person.mark) and word not in chosen]
        hidden = dice.choice(own).text if own and dice.random() < 0.6 else ""
        chosen = [word for word in chosen if word.text != hidden]
        changes = [
            (word, tuple(made_up_words(dice, dice.choice((1, 1, 2)), person.mark))) for word in chosen
        ]  # fmt: skip
        note = dice.choice(mine)
        return Handwork(
            changes=tuple(changes[1:]),
            undone=tuple(changes[:1]),
            read_to=self._read_to(made),
            replaced=hidden,
            by="[plats]" if hidden else "",
            notes=((note.start, note.start + 0.4, f"{person.mark}up {dice.choice(self.words[person.name])}"),),
            quotes=self._quotes(made, person),
        )

    def _read_to(self, made: InterviewPlan) -> float:
        """Where a turn begins and nobody else is speaking still; often all of it."""
        if self.dice.random() < 0.4:
            return made.seconds + 1
        places, reach = [], 0.0
        for start, sitting in zip(made.starts, made.sittings, strict=True):
            for turn in sitting.turns:
                if start + turn.start > reach:
                    places.append(round(start + turn.start - 0.05, 3))
                reach = start + turn.end
        return self.dice.choice(places)

    def _quotes(self, made: InterviewPlan, person: Person) -> tuple[tuple[float, float, str], ...]:
        turns = [turn for turn in made.sittings[0].turns if not turn.interviewer]
        turn = self.dice.choice(turns[:-1] or turns)
        return ((turn.chunks[0].start - 0.02, turn.chunks[0].end + 0.02, f"{person.mark}ap"),)


def invented(seed: int, language: str = "en") -> StudyPlan:
    """A study of fourteen interviews, two of them pilots, with three versions of the guide; and five that count
    nowhere."""
    make = _Making(seed, language)
    dice, places = make.dice, _PLACES[language]
    somewhere = lambda: dice.choice((*places, *places, made_up_words(dice, 1)[0].capitalize(), ""))  # noqa: E731
    one = lambda **known: (make.person(**known),)  # noqa: E731
    first_of_two = make.person(consent=Consent("spoken", quotes="yes"))
    guardian = Consent("written", "guardian", dice.choice(("yes", "no")), "yes", "no")
    twice = one()
    made = [
        make.interview(one(), 1, kind="rehearsal", fate="rehearsal"),
        make.interview(one(), 1, kind="pilot", place=places[0], besides=("note",)),
        make.interview(one(), 1, kind="pilot", mode="video", besides=("lost",)),
        make.interview((first_of_two,), 2, place=places[0], besides=("paused", "off", "unheard"),
                       microphones="two_devices"),
        make.interview((make.person(), make.person()), 2, "pair", ("quote",), place=somewhere()),
        _in_two_sittings(make, twice),
        make.interview(one(), 2, fate="refused"),
        make.interview((make.person(consent=guardian), make.person("support", Consent(None))), 2, "support",
                       place=places[1]),
        make.interview(one(), 2, mode="video", besides=("note", "unheard"), model="large", model_before="small"),
        make.interview(tuple(make.person() for _each in range(dice.randint(3, 4))), 3, "group",
                       interviewers=2, place=somewhere()),
        make.interview(one(), 3, fate="prepared"),
        _in_writing(make, one()),
        make.interview(one(), 3, mode="phone", sound="imported", besides=("doubtful",), place=somewhere()),
        make.interview(one(), 3, fate="withdrawn"),
        make.again(first_of_two, earlier=FIRST_OF_TWO, place=somewhere()),
        _without_transcript(make.interview(one(), 3, mode="video")),
        _half_done(make, make.interview(one(), 3, place=somewhere(), besides=("note", "note"))),
        make.interview(one(), 3, fate="replayed"),
        _from_elsewhere(make.interview(one(), 3, mode="phone")),
    ]  # fmt: skip
    return StudyPlan(
        title=_TITLES[language],
        language=language,
        minutes=MINUTES,
        planned=dice.randint(14, 20),
        guides=make.guides,
        interviews=tuple(made),
        ethics_reference="Dnr 2026-04417-01" if dice.random() < 0.7 else "",
        retention=(2027, dice.randint(1, 12), dice.randint(1, 28)) if dice.random() < 0.7 else None,
        shared=frozenset(make.shared),
    )


def _in_two_sittings(make: _Making, people: tuple[Person, ...]) -> InterviewPlan:
    questions = [question.id for question in make.guides[1].questions]
    parts = (questions[:4], questions[4:])
    overlaps = make.dice.random() < 0.5
    sittings = tuple(
        make.sitting(make.talk(2, people, overlaps=overlaps), part, ("note",) if number else ("unheard",), not number)
        for number, part in enumerate(parts)
    )
    made = InterviewPlan(
        people, "one_to_one", mode="phone", version=2, sittings=sittings, labels="labels" if overlaps else "found"
    )
    return replace(made, work=make.handwork(made))


def _in_writing(make: _Making, people: tuple[Person, ...]) -> InterviewPlan:
    words = make.shared[:60] + make.words[people[0].name]
    answers = tuple(
        (question.id, " ".join(make.dice.choices(words, k=make.dice.randint(5, 40))) + ".")
        for question in make.guides[2].questions
        if make.dice.random() < 0.8
    )
    return InterviewPlan(
        people, "one_to_one", form="written", version=3, sound="none", origin="written", answers=answers,
        sittings=(Sitting(make.began(), 0.0, (), ()),),
    )  # fmt: skip


def _without_transcript(made: InterviewPlan) -> InterviewPlan:
    (sitting,) = made.sittings
    return replace(made, sittings=(replace(sitting, heard_to=None, unheard=()),), work=Handwork())


def _half_done(make: _Making, made: InterviewPlan) -> InterviewPlan:
    """Broken off, and transcribed to somewhere in the middle."""
    (sitting,) = made.sittings
    halfway, reach = sitting.seconds / 2, 0.0
    cuts = []
    for turn in sitting.turns:
        if reach + 0.2 < turn.start and turn.start > halfway:
            cuts.append(round(turn.start - 0.1, 3))
        reach = turn.end
    presses = tuple(press for press in sitting.presses)
    cut = replace(sitting, heard_to=cuts[0], ended=False, presses=presses)
    made = replace(made, sittings=(cut,), work=Handwork())
    return replace(made, work=replace(make.handwork(made), quotes=()))


def _from_elsewhere(made: InterviewPlan) -> InterviewPlan:
    """A transcript that was made elsewhere, without sound."""
    return replace(made, sound="none", origin="imported", model="vtt", labels="labels")


def word_changed(word: Word, made: InterviewPlan) -> tuple[str, ...]:
    """What stands there now instead of a word, as it is shown."""
    changed = next((now for was, now in made.work.changes if was == word), (word.text,))
    bare = [one.strip(".?,").casefold() for one in changed]
    return tuple(made.work.by if made.work.replaced and one == made.work.replaced else one for one in bare)
