"""Talk between espeak-ng's voices with its truth: who says each word, when. For `bench/speakers.py`.

The voices are machines': within one of them far less varies than within a person. So pitch, speed, loudness and length
of the vocal tract change a little from utterance to utterance. Each voice stands in its own place of a made-up room.
"""

import io
import random
import subprocess
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import soundfile

from interview_tui.audio.decoding.decode import RATE, resampled
from interview_tui.transcription.segments import Segment, Word

Sound = np.ndarray[Any, Any]

QUESTIONS = {
    "sv": [
        "Vill du berätta hur det kom sig att du började arbeta inom hemtjänsten?",
        "Hur ser en vanlig arbetsdag ut för dig, från det att du kommer på morgonen?",
        "Vad är det i arbetet som gör att du känner att du har lyckats?",
        "Kan du ge ett exempel på en gång då något blev svårt?",
        "Hur gör ni när schemat inte går ihop?",
        "Vilket stöd får du av din närmaste chef?",
        "På vilket sätt har arbetet förändrats sedan du började?",
        "Vad betyder arbetskamraterna för hur du trivs?",
        "Hur tänker du kring att prata om arbetet där hemma?",
        "Vad skulle behöva vara annorlunda för att du ska orka till pensionen?",
        "Är det något som jag borde ha frågat om och inte har frågat?",
    ],
    "en": [
        "Could you tell me how you came to work in home care in the first place?",
        "What does an ordinary working day look like, from the moment you arrive?",
        "What is it in the work that makes you feel that you have done well?",
        "Can you give me an example of a time when something became difficult?",
        "How do you manage when the schedule does not add up?",
        "What kind of support do you get from your closest manager?",
        "In what way has the work changed since you started?",
        "What do your colleagues mean for how you feel at work?",
        "How do you think about talking about work when you are at home?",
        "What would have to be different for you to keep going until you retire?",
        "Is there anything that I should have asked about and did not?",
    ],
}
FOLLOW_UPS = {
    "sv": [
        "Hur menar du då?", "Vad hände sen?", "Kan du säga lite mer om det?", "Okej, och vem bestämde det?",
        "Hur kändes det?", "Jaha, så ni var bara två?", "Vad sa hon då?", "Är det likadant på helgerna?",
    ],
    "en": [
        "How do you mean?", "What happened then?", "Can you say a bit more about that?", "Okay, and who decided that?",
        "How did that feel?", "I see, so there were only two of you?", "What did she say then?",
        "Is it the same on weekends?",
    ],
}  # fmt: skip
SHORT = {
    "sv": ["Mm.", "Ja.", "Nej.", "Ja, precis.", "Jo.", "Okej.", "Just det.", "Nja.", "Aha.", "Jaha."],
    "en": ["Mm.", "Yes.", "No.", "Yeah, right.", "Sure.", "Okay.", "Exactly.", "Well.", "Aha.", "I see."],
}
OPENERS = {
    "sv": [
        "Jag tror att", "Det är nog så att", "Förra veckan var det så att", "Ibland händer det att", "Man märker att",
        "Sen är det ju så att", "Min man säger att", "Det konstiga är att", "Jag minns att", "Alltså, grejen är att",
        "När jag var ny tyckte jag att", "Ärligt talat så", "På vintern", "Då brukar jag säga att", "Hon sa att",
        "Det slutar alltid med att", "Jag har förstått att", "Ska jag vara ärlig är det så att", "I stan", "Till slut",
    ],
    "en": [
        "I think that", "It is probably true that", "Last week it turned out that", "Sometimes", "You notice that",
        "And then of course", "My husband says that", "The odd thing is that", "I remember that", "Well, the thing is",
        "When I was new I thought that", "Honestly,", "In winter", "Then I usually say that", "She told me that",
        "It always ends with how", "I have understood that", "If I am to be frank,", "In town", "In the end",
    ],
}  # fmt: skip
MIDDLES = {
    "sv": [
        "listan ligger på köksbordet", "någon har ringt sig sjuk", "damen på tredje våningen har kokat kaffe",
        "vi delar upp besöken mellan oss", "ryggen tar stryk i trapporna", "chefen sitter i en annan byggnad",
        "telefonen piper var tionde minut", "grannen lånar ut en spade", "nycklarna hänger på fel krok",
        "bussen går bara en gång i timmen", "hunden skäller på brevbäraren", "det luktar nybakat i hela huset",
        "medicinen ska räknas två gånger", "dottern ringer från Göteborg", "vi skrattar tills vi gråter",
        "larmet går mitt i natten", "ingen hinner äta lunch", "schemat ritas om på fredagen",
        "man cyklar genom snömodden", "den gamle mannen vill prata om fisket", "facket bjuder på tårta",
        "lönen räcker inte till hyran", "de nya får gå bredvid i tre dagar", "pappret hamnar i fel pärm",
        "kudden måste ligga på ett särskilt sätt", "det blir tyst i hallen", "någon sjunger i duschen",
        "doktorn byter ut alla tabletter", "lampan i trapphuset är trasig", "systern bakar bullar åt hela avdelningen",
    ],
    "en": [
        "the list is lying on the kitchen table", "somebody has called in sick", "the lady upstairs has made coffee",
        "we share the visits between us", "the back suffers on those stairs", "the manager sits in another building",
        "the phone beeps every ten minutes", "the neighbour lends us a shovel", "the keys hang on the wrong hook",
        "the bus only runs once an hour", "the dog barks at the postman", "the whole house smells of fresh bread",
        "the medicine has to be counted twice", "the daughter rings from Bristol", "we laugh until we cry",
        "the alarm goes off at midnight", "nobody has time for lunch", "the schedule is redrawn on a Friday",
        "you cycle through the slush", "the old man wants to talk about fishing", "the union treats us to cake",
        "the pay does not cover the rent", "the new ones just follow us for three days", "papers end up in odd folders",
        "the pillow must lie in a special way", "it goes quiet in the hall", "somebody is singing in the shower",
        "the doctor changes all the pills", "the lamp on the landing is broken", "her sister bakes for the whole ward",
    ],
}  # fmt: skip
ENDS = {
    "sv": [
        ".", ".", ", och då får man vänta.", ", fast det står något annat i telefonen.", ", i alla fall på helgerna.",
        ", för så har det alltid varit.", ", och det är ingen som har frågat oss.", ", så vi gör det bästa av det.",
        ", vilket jag kan förstå.", ", men det går över.", ", mer än man tror.", ", även om det är halt ute.",
        ", sedan det nya systemet kom.", ", utan att någon klagar.", ", tills jag fick nog.",
        ", eller hur man ska säga.",
    ],
    "en": [
        ".", ".", ", and then you have to wait.", ", even if the phone says otherwise.", ", at least on weekends.",
        ", because it always has been so.", ", and nobody has asked us.", ", so we make the best of it.",
        ", which I can understand.", ", but it passes.", ", more than one thinks.", ", although it is icy outside.",
        ", since the new system came.", ", without anybody complaining.", ", until I had enough.",
        ", or how to put it.",
    ],
}  # fmt: skip


@dataclass(frozen=True)
class Voice:
    """One of espeak-ng's, with a pitch (0–99), a speed (words a minute) and a length of the vocal tract of its own.

    Many of espeak-ng's voices of one sex have the very same formants. Between two people of one sex the length of the
    tract differs by some five per cent; 1.05 is five per cent longer, which makes everything deeper.
    """

    variant: str
    sex: str
    pitch: int = 50
    speed: int = 165
    tract: float = 1.0


@dataclass(frozen=True)
class Utterance:
    speaker: int
    text: str
    start: float
    end: float


@dataclass(frozen=True)
class TrueWord:
    speaker: int
    text: str
    start: float
    end: float
    overlapped: bool = False


@dataclass(frozen=True)
class Conditions:
    """What makes it harder. Decibels are relative to the loudest voice; None: none of it."""

    loudness: float = 3.0
    """Voices are up to so many dB weaker than the first."""
    white: float | None = None
    """Signal-to-noise ratio in dB."""
    babble: float | None = None
    hum: float | None = None
    reverb: float = 0.0
    """RT60 in seconds."""
    short: float = 0.25
    """Share of turns that are a word or two."""
    overlap: float = 0.0
    """Share of turns that begin before the one before has ended."""
    phone: bool = False
    """300–3400 Hz."""


@dataclass
class Talk:
    """A conversation that was rendered: all voices together, each by itself, and the truth."""

    sound: Sound
    stems: list[Sound]
    words: list[TrueWord]
    utterances: list[Utterance]
    guide: list[str]
    language: str
    voices: list[Voice] = field(default_factory=list)


def talk(voices: list[Voice], language: str, seconds: float, conditions: Conditions, seed: int) -> Talk:
    """The first voice asks, the others answer; about so many seconds."""
    chance = random.Random(seed)
    noise = np.random.default_rng(seed)
    plan = _plan(len(voices), language, chance, conditions)
    gains = [0.0] + [-chance.uniform(0, conditions.loudness) for _ in voices[1:]]
    if chance.random() < 0.5:  # the interviewer sits nearer the microphone, or further off
        gains = [gain - min(gains) for gain in gains][::-1] if len(gains) == 2 else gains
        gains = [gain - max(gains) for gain in gains]
    length = round((seconds + 30) * RATE)
    stems = [np.zeros(length, dtype=np.float32) for _ in voices]
    said: list[Utterance] = []
    at, last = 0.5, -1
    for speaker, text in plan:
        if at > seconds:
            break
        sound = _uttered(voices[speaker], text, language, chance) * 10 ** ((gains[speaker] + chance.gauss(0, 1.5)) / 20)
        gap = chance.uniform(0.08, 0.7) if speaker == last else chance.choice([0.05, 0.15, 0.3, 0.5, 0.9, 1.6])
        if speaker != last and said and chance.random() < conditions.overlap:
            gap = -chance.uniform(0.3, min(1.2, 0.8 * (said[-1].end - said[-1].start)))
        start = max(0.0, at + gap)
        first = round(start * RATE)
        sound = sound[: length - first]
        stems[speaker][first : first + len(sound)] += sound
        said.append(Utterance(speaker, text, start, start + len(sound) / RATE))
        at, last = max(at, said[-1].end), speaker
    end = round((at + 0.5) * RATE)
    stems = [stem[:end] for stem in stems]
    if conditions.reverb:
        stems = [_in_a_room(stem, conditions.reverb, noise) for stem in stems]
    mixed = np.sum(stems, axis=0)
    mixed = mixed + _noise(mixed, conditions, language, noise, chance)
    if conditions.phone:
        mixed = _band(mixed, 300, 3400)
    mixed = (mixed * (0.3 / max(1e-9, np.abs(mixed).max()))).astype(np.float32)
    return Talk(mixed, stems, _words(said), said, QUESTIONS[language], language, voices)


def _plan(voices: int, language: str, chance: random.Random, conditions: Conditions) -> list[tuple[int, str]]:
    """Who says what, without times: longer than any talk here."""
    plan: list[tuple[int, str]] = []
    questions = list(QUESTIONS[language])
    short = SHORT[language]
    number = 0
    while number < 400:
        plan.append((0, questions[number % len(questions)]))
        number += 1
        for _turn in range(chance.randint(2, 5) if voices == 2 else chance.randint(4, 8)):
            speaker = chance.randint(1, voices - 1)
            if chance.random() < conditions.short:
                plan.append((speaker, chance.choice(short)))
            else:
                plan += [(speaker, sentence(language, chance)) for _ in range(chance.randint(1, 4))]
            react = chance.random()
            if react < 0.45:
                plan.append((0, chance.choice(short)))
            elif react < 0.7:
                plan.append((0, chance.choice(FOLLOW_UPS[language])))
    return plan


def sentence(language: str, chance: random.Random) -> str:
    """One of some ten thousand, so that no voice is known by its words."""
    middle = chance.choice(MIDDLES[language])
    return f"{chance.choice(OPENERS[language])} {middle}{chance.choice(ENDS[language])}"


def _uttered(voice: Voice, text: str, language: str, chance: random.Random) -> Sound:
    """One utterance at 16 kHz without silence around it, loudness evened, a little different each time."""
    pitch = max(0, min(99, voice.pitch + round(chance.gauss(0, 5))))
    speed = round(voice.speed * chance.uniform(0.88, 1.14))
    name = f"{language}+{voice.variant}"
    done = subprocess.run(
        ["espeak-ng", "--stdout", "-v", name, "-p", str(pitch), "-s", str(speed), text],
        capture_output=True,
        check=True,
    )
    sound, rate = soundfile.read(io.BytesIO(done.stdout), dtype="float32")
    sound = resampled(sound, round(rate / (voice.tract * chance.gauss(1, 0.01))))
    loud = np.flatnonzero(np.abs(sound) > 0.02 * np.abs(sound).max())
    sound = sound[loud[0] : loud[-1] + 1]
    return (sound * (0.05 / np.sqrt(np.mean(sound**2)))).astype(np.float32)


def _words(said: list[Utterance]) -> list[TrueWord]:
    words: list[TrueWord] = []
    for utterance in said:
        texts = utterance.text.split()
        letters = [len(text) + 1 for text in texts]
        at = utterance.start
        for text, share in zip(texts, letters, strict=True):
            end = at + (utterance.end - utterance.start) * share / sum(letters)
            middle = (at + end) / 2
            crossed = any(o.speaker != utterance.speaker and o.start <= middle < o.end for o in said)
            words.append(TrueWord(utterance.speaker, text, at, end, crossed))
            at = end
    return sorted(words, key=lambda word: word.start)


def _in_a_room(sound: Sound, rt60: float, noise: np.random.Generator) -> Sound:
    """The voice from its own place: a direct sound, a few early echoes and a tail."""
    length = round(rt60 * RATE)
    t = np.arange(length) / RATE
    answer = noise.normal(0, 1, length) * np.exp(-6.9 * t / rt60) * 0.05
    answer[: round(0.004 * RATE)] = 0
    for _ in range(5):
        answer[round(noise.uniform(0.003, 0.03) * RATE)] += noise.uniform(0.1, 0.4) * noise.choice([-1, 1])
    answer[0] = 1.0
    size = 1 << (len(sound) + length - 1).bit_length()
    wet = np.fft.irfft(np.fft.rfft(sound, size) * np.fft.rfft(answer, size), size)[: len(sound)]
    return wet.astype(np.float32)


def _noise(
    speech: Sound, conditions: Conditions, language: str, noise: np.random.Generator, chance: random.Random
) -> Sound:
    level = np.sqrt(np.mean(speech[np.abs(speech) > 1e-4] ** 2))
    floor = noise.normal(0, 1, len(speech)) * level * 10 ** (-45 / 20)  # no room and no microphone is silent
    if conditions.white is not None:
        floor += noise.normal(0, 1, len(speech)) * level * 10 ** (-conditions.white / 20)
    if conditions.hum is not None:
        t = np.arange(len(speech)) / RATE
        hum = sum(np.sin(2 * np.pi * 50 * k * t + k) / k for k in range(1, 8))
        floor += hum / np.sqrt(np.mean(hum**2)) * level * 10 ** (-conditions.hum / 20)
    if conditions.babble is not None:
        others = np.zeros(len(speech), dtype=np.float32)
        for number in range(6):
            crowd = Voice(["m8", "croak", "grandma", "klatt2", "robert", "victor"][number], "x", 30 + 8 * number)
            texts = " ".join(sentence(language, chance) for _ in range(12))
            once = _uttered(crowd, texts, language, chance)
            others += np.resize(np.roll(once, chance.randint(0, len(once))), len(speech))
        floor += others / np.sqrt(np.mean(others**2)) * level * 10 ** (-conditions.babble / 20)
    return floor.astype(np.float32)


def _band(sound: Sound, low: float, high: float) -> Sound:
    spectrum = np.fft.rfft(sound)
    hertz = np.fft.rfftfreq(len(sound), 1 / RATE)
    spectrum[(hertz < low) | (hertz > high)] *= 1e-3
    return np.fft.irfft(spectrum, len(sound)).astype(np.float32)


def transcript(spoken: Talk, jitter: float, seed: int) -> list[Segment]:
    """As a transcriber hears it: times are off by up to `jitter` seconds, some segments hold two sentences."""
    chance = random.Random(seed)
    segments: list[Segment] = []
    words: list[Word] = []
    at = 0.0
    for word in spoken.words:
        start = max(at, word.start + chance.uniform(-jitter, jitter))
        at = start
        words.append(
            Word(start=start, end=max(start + 0.05, word.end + chance.uniform(-jitter, jitter)), text=word.text)
        )
        if word.text.endswith((".", "?", "!")) and chance.random() < 0.7:
            segments.append(_segment(words, len(segments)))
            words = []
    return [*segments, _segment(words, len(segments))] if words else segments


def _segment(words: list[Word], number: int) -> Segment:
    text = " ".join(word.text for word in words)
    return Segment(id=f"0.{number}", start=words[0].start, end=words[-1].end, text=text, words=tuple(words))


def in_two_channels(spoken: Talk, leak: float, seed: int) -> Sound:
    """A microphone each: each hears the other's voice, too, `leak` dB as loud, and a little later. Samples × 2."""
    noise = np.random.default_rng(seed)
    gain, late = 10 ** (leak / 20), 40
    channels = []
    for own, other in ((0, 1), (1, 0)):
        leaked = np.concatenate([np.zeros(late, dtype=np.float32), spoken.stems[other][:-late]])
        channels.append(spoken.stems[own] + gain * leaked + noise.normal(0, 3e-4, len(leaked)))
    both = np.stack(channels, axis=1)
    return (both * (0.3 / np.abs(both).max())).astype(np.float32)
