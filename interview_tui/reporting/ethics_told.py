"""Confidentiality, storage, consent and retention in prose. Pure."""

from collections import Counter
from collections.abc import Iterator, Sequence

from interview_tui.interview.consent import PersonConsent
from interview_tui.language import _, ngettext
from interview_tui.reporting.facts import InterviewFacts, MethodsFacts
from interview_tui.reporting.material_told import pilots_too
from interview_tui.reporting.phrases import day, listed, number, sentence


def confidentiality(facts: MethodsFacts) -> Iterator[str]:
    """Pseudonyms, the key, where the material was kept and until when."""
    yield " ".join(pseudonyms(facts))
    yield " ".join(storage(facts))


def pseudonyms(facts: MethodsFacts) -> Iterator[str]:
    yield _("In the files of the study the participants go by pseudonyms.")
    found = [t for one in facts.interviews if (t := one.transcript) is not None]
    if facts.hidden:
        having = sum(one.hidden > 0 for one in found)
        yield ngettext(
            "In the transcripts, names and other details that could tell who somebody is were replaced in one place.",
            "In the transcripts, names and other details that could tell who somebody is were replaced in {count} "
            "places.",
            facts.hidden,
        ).format(count=number(facts.hidden))
        if having < len(found):
            without = len(found) - having
            yield ngettext(
                "In one transcript nothing has been replaced.",
                "In {count} transcripts nothing has been replaced.",
                without,
            ).format(count=number(without))
    elif found:
        yield _("Nothing in the transcripts has been replaced.")
    if facts.has_key:
        yield _("The key from pseudonyms to real names was kept in a file of its own, encrypted with a passphrase.")
    else:
        yield _("No key from pseudonyms to real names is kept in the study.")


def storage(facts: MethodsFacts) -> Iterator[str]:
    yield _(
        "Recordings and transcripts were kept in one folder on a computer; the program that they were made with uses "
        "no online service."
    )
    if facts.owner_only:
        yield _("The folder can be read by its owner alone.")
    if facts.synced:
        yield _("That folder lies in one that {service} copies to its servers.").format(service=facts.synced)
    yield retention(facts)


def retention(facts: MethodsFacts) -> str:
    if facts.retention is None:
        return _("No day is set by which the material is to be deleted.")
    return _("The material is to be deleted by {day}.").format(day=day(facts.retention))


def consent(facts: MethodsFacts) -> Iterator[str]:
    """How it was given, what it covers, who said no and who withdrew."""
    told = [how_given(facts.interviews), *_on_behalf(facts.interviews), *_covers(facts.interviews)]
    if facts.pilots and facts.held:
        told.append(pilots_too(facts))
    yield " ".join(part for part in told if part)
    yield " ".join((*_information(facts.interviews), *refusals(facts)))
    if facts.ethics_reference:
        yield sentence(_("Reference of the ethical review: {reference}").format(reference=facts.ethics_reference))
    else:
        yield _("No reference of an ethical review is noted.")


def how_given(interviews: Sequence[InterviewFacts]) -> str:
    """By how many people; who was interviewed twice and consented in the same way twice is one."""
    pairs = {(person.who.casefold(), person.status) for one in interviews for person in one.consents}
    count: Counter[str] = Counter(status for _who, status in pairs)
    words = {
        "spoken": lambda n: ngettext("orally by one participant", "orally by {count} participants", n),
        "written": lambda n: ngettext("in writing by one participant", "in writing by {count} participants", n),
        "earlier": lambda n: ngettext(
            "on an earlier occasion by one participant", "on an earlier occasion by {count} participants", n
        ),
    }
    parts = [words[name](count[name]).format(count=number(count[name])) for name in words if count[name]]
    told = [sentence(_("Consent was given {parts}").format(parts=listed(parts)))] if parts else []
    if missing := count["missing"]:
        told.append(
            ngettext(
                "For one participant it is not noted that consent was given.",
                "For {count} participants it is not noted that consent was given.",
                missing,
            ).format(count=number(missing))
        )
    return " ".join(told)


def _given(interviews: Sequence[InterviewFacts]) -> list[PersonConsent]:
    """Each participant's last consent, where there is one."""
    last = {person.who.casefold(): person for one in interviews for person in one.consents if person.given}
    return list(last.values())


def _on_behalf(interviews: Sequence[InterviewFacts]) -> Iterator[str]:
    people = _given(interviews)
    by = Counter(one.by for one in people)
    if by["guardian"]:
        yield ngettext(
            "For one participant a guardian consented.",
            "For {count} participants a guardian consented.",
            by["guardian"],
        ).format(count=number(by["guardian"]))
    if by["trustee"]:
        yield ngettext(
            "For one participant a trustee consented.", "For {count} participants a trustee consented.", by["trustee"]
        ).format(count=number(by["trustee"]))
    if by["guardian"] + by["trustee"]:
        own = sum(one.by != "self" and one.assent == "yes" for one in people)
        said = ngettext(
            "One of these participants gave an assent of their own.",
            "{count} of these participants gave an assent of their own.",
            own,
        )
        yield said.format(count=number(own)) if own else _("An assent of their own is not noted.")


def _covers(interviews: Sequence[InterviewFacts]) -> Iterator[str]:
    people = _given(interviews)
    for about, answers in (
        (_("On being quoted under a pseudonym, {answers}"), Counter(one.quotes for one in people)),
        (_("On the material being kept for other research, {answers}"), Counter(one.archiving for one in people)),
    ):
        parts = [
            said.format(count=number(count))
            for count, said in (
                (answers["yes"], ngettext("one said yes", "{count} said yes", answers["yes"])),
                (answers["no"], ngettext("one said no", "{count} said no", answers["no"])),
                (answers["not_asked"], ngettext("one was not asked", "{count} were not asked", answers["not_asked"])),
            )
            if count
        ]
        if answers["yes"] or answers["no"]:
            yield sentence(about.format(answers=listed(parts)))


def _information(interviews: Sequence[InterviewFacts]) -> Iterator[str]:
    here = [one for one in interviews if one.sound == "recorded"]
    read = sum(one.information_read for one in here)
    if read:
        yield ngettext(
            "In one interview it is noted that the information about the study was read aloud.",
            "In {count} interviews it is noted that the information about the study was read aloud.",
            read,
        ).format(count=number(read))


def refusals(facts: MethodsFacts) -> Iterator[str]:
    """Who said no when asked, and who withdrew afterwards; nobody is named."""
    if facts.refused:
        yield ngettext(
            "In one further conversation consent was refused, and nothing of what was said was kept.",
            "In {count} further conversations consent was refused, and nothing of what was said was kept.",
            facts.refused,
        ).format(count=number(facts.refused))
    if facts.withdrawn:
        yield ngettext(
            "One interview was withdrawn afterwards and erased; it is in none of the figures.",
            "{count} interviews were withdrawn afterwards and erased; they are in none of the figures.",
            facts.withdrawn,
        ).format(count=number(facts.withdrawn))
    if facts.withdrawn_not_erased:
        yield ngettext(
            "One interview has been withdrawn and not been erased yet; it is in none of the figures.",
            "{count} interviews have been withdrawn and not been erased yet; they are in none of the figures.",
            facts.withdrawn_not_erased,
        ).format(count=number(facts.withdrawn_not_erased))
    if not (facts.refused or facts.withdrawn or facts.withdrawn_not_erased):
        yield _("No refusal and no withdrawal is noted.")
