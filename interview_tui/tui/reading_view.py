"""Reading a transcript through: from doubt to doubt, what is right as it stands, and what has been read."""

from textual import work

from interview_tui.correcting.desk import words_of
from interview_tui.correcting.reading import ReadState, read_states
from interview_tui.interview.correction import Read, Settled
from interview_tui.language import _, ngettext
from interview_tui.study import Interview
from interview_tui.times import length
from interview_tui.transcription.quality import FLAG_KINDS
from interview_tui.transcription.segments import middle
from interview_tui.tui.correcting import Correcting
from interview_tui.tui.correcting_view import Asked
from interview_tui.tui.marking_view import MarkingView
from interview_tui.tui.screens.leaving import Choice
from interview_tui.tui.view.doubt_places import DoubtPlace, doubt_places, in_words
from interview_tui.tui.view.sureness import share_read
from interview_tui.tui.view.word_signs import Span
from interview_tui.tui.widgets.topline import TopLine
from interview_tui.tui.widgets.transcript_text import TranscriptText

_SIGNS: dict[ReadState, str] = {"read": "✓", "partly": "◐", "not": ""}


class ReadingView(MarkingView):
    """A transcript with its doubts, and how much of it has been read."""

    def __init__(self, interview: Interview, transcript: Correcting | None = None) -> None:
        super().__init__(interview, transcript)
        self.doubts: list[DoubtPlace] = []
        """The places that are left to look at."""
        self._visited: DoubtPlace | None = None
        """The one she has gone to last."""

    # Drawing

    def read_signs(self) -> tuple[str, ...]:
        linked = self.transcript.linked
        return tuple(_SIGNS[state] for state in read_states(linked.corrected, self.transcript.decided))

    def signed(self) -> list[Span]:
        words = [doubt for doubt in self.transcript.linked.doubts if doubt.kind == "words"]
        return [*super().signed(), *((doubt.start, doubt.end, "doubt") for doubt in words)]

    def drawn(self) -> None:
        text = self.query_one(TranscriptText)
        self.doubts = doubt_places(text.blocks, text.spoken, self.transcript.linked.doubts)

    def show_facts(self, *more: str) -> None:
        """How long, how much of it is read, how many doubts; and what else is going on."""
        now, count = self.transcript.linked, len(self.doubts)
        facts = [
            *more,
            length(now.audio_seconds),
            _("{percent} % read").format(percent=share_read(now.read)) if now.segments else "",
            ngettext("{count} doubtful place", "{count} doubtful places", count).format(count=count) if count else "",
        ]
        self.query_one(TopLine).state = " · ".join(fact for fact in facts if fact)

    # From doubt to doubt

    def action_doubt(self, by: int) -> None:
        here = self._here()
        further = [place for place in self.doubts if (place.order > here if by > 0 else place.order < here)]
        if not self.doubts:
            self.say(_("There is no doubtful place."))
        elif not further:
            self.say(_("No doubtful place after this one.") if by > 0 else _("No doubtful place before this one."))
        else:
            self._visit(further[0] if by > 0 else further[-1])

    def _here(self) -> tuple[int, float, str]:
        """Where she is among them: at the one she has gone to, if she is still there."""
        visited = self._visited
        if visited is not None and (visited.block, visited.at) == (self._block, self._from):
            return visited.order
        return self._block, self._from, ""

    def _visit(self, place: DoubtPlace) -> None:
        text = self.query_one(TranscriptText)
        self._visited = place
        if place.kind == "words":
            text.here = -1
            self._point(text.spoken.after(place.at), place.at, place.block)
        else:
            self.jump(place.block)
            self._from = place.at
        self.moved_cursor()
        number = 1 + self.doubts.index(place)
        count = _("{number} of {count} doubtful places").format(number=number, count=len(self.doubts))
        self.say(" · ".join(part for part in (count, self._answers(place)) if part))

    def _answers(self, place: DoubtPlace) -> str:
        """The keys that answer what is asked there, where the line itself does not name them."""
        match place.kind:
            case "words" if (meant := self.meant(place.words)) is not None:
                return _("perhaps {word}, one of the study's words · y it is right · Enter edit").format(word=meant)
            case "words":
                return _("perhaps misheard · y it is right · Enter edit")
            case "uncovered":
                return _("p listen · Enter write what is said · y leave it")
            case "unplaced":
                return _("Enter edit · y leave it")
            case "speaker":
                return _("y it is {name} · t somebody else").format(name=place.words)
            case "link" if self.query_one(TranscriptText).blocks[place.block].kind == "heading":
                return _("y it belongs here · a somewhere else")
            case kind if kind in FLAG_KINDS:
                return _("listen · y it is right · Enter edit")
        return ""

    @work
    async def action_doubts(self) -> None:
        """All of them in a list."""
        if not self.doubts:
            self.say(_("There is no doubtful place."))
            return
        places = list(self.doubts)
        chosen = await self.ask(
            Choice(_("Doubtful places"), [(str(number), in_words(place)) for number, place in enumerate(places)])
        )
        if chosen is not None and places[int(chosen)] in self.doubts:
            self._visit(places[int(chosen)])

    def _asks(self) -> Asked | None:
        visited = self._visited
        if visited is not None and (visited.block, visited.at) == (self._block, self._from) and visited in self.doubts:
            if visited.doubt is not None:
                return Asked("doubt", doubt=visited.doubt)
            return super()._asks()
        word = self.word()
        if word is not None:
            middle = sum(word) / 2
            for place in self.doubts:
                doubt = place.doubt
                if doubt is not None and doubt.kind == "words" and doubt.start <= middle <= doubt.end:
                    return Asked("doubt", doubt=doubt)
        return super()._asks()

    def action_yes(self) -> None:
        asked = self.asked
        if asked is None or asked.doubt is None:
            super().action_yes()
            return
        start, end = asked.doubt.start, asked.doubt.end
        self.carry_out(Settled(start=start, end=end, heard=self.transcript.shown.heard_around(start, end)))

    # What has been read

    def action_read(self) -> None:
        """The passage has been read, and on to the next one; one that has been read is to be read again."""
        found = self.passage()
        if found is None:
            return
        number, passage = found
        words = [word for segment in passage.segments for word in words_of(segment)]
        first, last = min(words, key=middle), max(words, key=middle)
        start, end, heard = self.transcript.shown.place(((first.start, first.end), (last.start, last.end)))
        was = read_states([passage], self.transcript.decided)[0] == "read"
        self.carry_out(Read(start=start, end=end, heard=heard, read=not was))
        if not was and not self.player.now.sounding and number + 1 < len(self._headings):
            words_said = self.said
            self.jump(self._headings[number + 1])
            self.say(words_said)
