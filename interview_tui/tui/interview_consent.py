"""The interview screen's part in consent: the ordinary ways by one key, everything else in a dialog."""

from textual import work

from interview_tui.interview.consent import ConsentRecord, consent_record
from interview_tui.interview.events import AnyEvent, ConsentGiven, ConsentRefused
from interview_tui.language import _
from interview_tui.tui.interview_rehearsal import InterviewRehearsal
from interview_tui.tui.screens.consent_details import ConsentDialog
from interview_tui.tui.screens.leaving import consent, refusing


class InterviewConsent(InterviewRehearsal):
    """Whoever mixes it in writes events and opens the line for typing."""

    def consent_noted(self) -> ConsentRecord:
        """Who has consented to what, as far as it is noted."""
        return consent_record(self.sitting.guide, self.record, self.sitting.state.events)

    def not_noted(self) -> tuple[str, ...]:
        """Of several: those whose consent is missing."""
        return self.consent_noted().missing if len(self.record.participants) > 1 else ()

    @work
    async def action_consent(self) -> None:
        how = await self.ask(consent(self.everyone, self.unwilling))
        if how in ("spoken", "earlier"):
            self.carry_out(ConsentGiven(how="spoken" if how == "spoken" else "earlier"))
        elif how == "written":
            self._type("reference", _("Where the paper is kept (no names):"), _("Enter saves · Esc drops it"))
        elif how == "more":
            self.action_consent_more()
        elif how == "refused" and await self.ask(refusing()) == "refused":
            self.carry_out(ConsentRefused())

    @work
    async def action_consent_more(self) -> None:
        at = round(self.sitting.clock(), 3)
        for event in await self.ask(ConsentDialog(self.consent_noted().people, at, live=True)) or []:
            self.carry_out(event)

    def carry_out(self, event: AnyEvent) -> bool:
        """Do what a key means; False where it could not be noted."""
        raise NotImplementedError

    def _type(self, kind: str, what: str, hint: str) -> None:
        raise NotImplementedError
