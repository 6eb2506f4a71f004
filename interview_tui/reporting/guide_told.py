"""The guide in prose: what is in it, how far it was followed, its versions, and what the pilot changed. Pure."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from interview_tui.guide.revision import Change
from interview_tui.language import _, ngettext
from interview_tui.reporting.facts import InterviewFacts, MethodsFacts, Spread, VersionFacts, spread
from interview_tui.reporting.phrases import day, listed, number, per_cent, sentence


def paragraphs(facts: MethodsFacts) -> Iterator[str]:
    """What is in the guide; how much of it was asked; its versions one by one."""
    yield contents(facts)
    if covered := coverage(facts.held or facts.interviews):
        yield covered
    yield from versions(facts)


def contents(facts: MethodsFacts) -> str:
    """Themes, questions and follow-ups of the version that was used last."""
    if facts.versions:
        last = facts.versions[-1]
        themes, questions, probes = last.themes, last.questions, last.probes
    else:
        themes, questions, probes = facts.themes, facts.questions, facts.probes
    parts = [
        ngettext("one theme", "{count} themes", themes).format(count=number(themes)),
        ngettext("one question", "{count} questions", questions).format(count=number(questions)),
    ]
    if probes:
        parts.append(
            ngettext("one follow-up question", "{count} follow-up questions", probes).format(count=number(probes))
        )
    said = _("The interview guide had {parts}").format(parts=listed(parts))
    if len(facts.versions) > 1:
        said = _("The interview guide had, in the version that was used last, {parts}").format(parts=listed(parts))
    planned = ngettext(
        "One minute was planned for an interview.",
        "{count} minutes were planned for an interview.",
        facts.planned_minutes,
    ).format(count=facts.planned_minutes)
    return f"{sentence(said)} {planned}"


def coverage(interviews: Sequence[InterviewFacts]) -> str:
    """How much of the guide was asked, or answered under another question; empty where that is not known."""
    known = [one for one in interviews if one.questions and (one.asked or one.covered or one.skipped)]
    found = spread((one.asked + one.covered) / one.questions for one in known)
    if found is None:
        return ""
    missing = len(interviews) - len(known)
    if not missing:
        return _covered(found)
    unknown = ngettext("For one interview that is not known.", "For {count} interviews that is not known.", missing)
    return f"{_covered(found, len(interviews))} {unknown.format(count=number(missing))}"


def _covered(found: Spread, of: int = 0) -> str:
    """`of`: how many interviews there are, where it is known of some of them alone."""
    least, most, mean = (per_cent(share) for share in (found.least, found.most, found.mean))
    if found.count == 1 and not of:
        said = _("In the interview {share} of the questions were asked, or answered under another question.")
    elif found.count == 1:
        said = _("In one interview {share} of the questions were asked, or answered under another question.")
    elif least == most and of:
        said = _(
            "In each interview of which it is known, {share} of the questions were asked, or answered under another "
            "question."
        )
    elif least == most:
        said = _("In each interview {share} of the questions were asked, or answered under another question.")
    else:
        said = _(
            "In an interview between {least} and {most} of the questions were asked, or answered under another "
            "question ({mean} on average)."
        )
    return said.format(share=mean, least=least, most=most, mean=mean)


def versions(facts: MethodsFacts) -> Iterator[str]:
    """In which versions the guide was used, and from one to the next what was changed and why."""
    used = facts.versions
    if not used:
        return
    if len(used) == 1:
        one = _("The guide was the same in all interviews.") if len(facts.interviews) > 1 else ""
        after = _("It was not changed after the pilot.") if used[0].pilots and facts.held else ""
        if said := " ".join(part for part in (one, after) if part):
            yield said
        return
    yield _("The guide was used in {count} versions.").format(count=number(len(used))) + " " + _used(used[0])
    for before, version in pairwise(used):
        yield " ".join((_after(before), *_changed(before, version), _why(version), _used(version)))


def _used(version: VersionFacts) -> str:
    held = version.interviews - version.pilots
    parts = []
    if version.pilots:
        parts.append(
            ngettext("one pilot interview", "{count} pilot interviews", version.pilots).format(
                count=number(version.pilots)
            )
        )
    if held:
        parts.append(ngettext("one interview", "{count} interviews", held).format(count=number(held)))
    said = _("Version {number} was used in {parts}").format(number=version.number, parts=listed(parts))
    if version.day is not None:
        when = _(", from {day} on") if version.interviews > 1 else _(", on {day}")
        said += when.format(day=day(version.day))
    return sentence(said)


def _after(before: VersionFacts) -> str:
    if before.pilots == before.interviews:
        return ngettext(
            "After the pilot interview the guide was changed.",
            "After the pilot interviews the guide was changed.",
            before.pilots,
        )
    return ngettext(
        "After one interview with version {number} the guide was changed.",
        "After {count} interviews with version {number} the guide was changed.",
        before.interviews,
    ).format(count=number(before.interviews), number=before.number)


def _changed(before: VersionFacts, version: VersionFacts) -> Iterator[str]:
    if version.changes:
        yield sentence(
            _("From version {old} to version {new} {changes}").format(
                old=before.number, new=version.number, changes=changes_in_words(version.changes)
            )
        )


def _why(version: VersionFacts) -> str:
    if not version.reasons:
        return _("Why it was changed is not noted.")
    quoted = listed([_("“{reason}”").format(reason=reason.rstrip(".")) for reason in version.reasons])
    return sentence(
        ngettext("The reason that was noted was {reasons}", "The reasons that were noted were {reasons}",
                 len(version.reasons)).format(reasons=quoted)
    )  # fmt: skip


_WORDS: dict[tuple[str, str], Callable[[int], str]] = {
    ("question", "added"): lambda n: ngettext("one question was added", "{count} questions were added", n),
    ("question", "removed"): lambda n: ngettext("one question was removed", "{count} questions were removed", n),
    ("question", "reworded"): lambda n: ngettext("one question was reworded", "{count} questions were reworded", n),
    ("question", "moved"): lambda n: ngettext("one question was moved", "{count} questions were moved", n),
    ("probe", "added"): lambda n: ngettext("one follow-up was added", "{count} follow-ups were added", n),
    ("probe", "removed"): lambda n: ngettext("one follow-up was removed", "{count} follow-ups were removed", n),
    ("probe", "reworded"): lambda n: ngettext("one follow-up was reworded", "{count} follow-ups were reworded", n),
    ("probe", "moved"): lambda n: ngettext("one follow-up was moved", "{count} follow-ups were moved", n),
    ("other", "other"): lambda n: ngettext("one other change was made", "{count} other changes were made", n),
}


def counted(changes: Sequence[Change]) -> Counter[tuple[str, str]]:
    """How many questions and follow-ups were added, removed, reworded and moved; all else is `("other", "other")`."""
    pairs = ((change.what, change.kind) for change in changes)
    return Counter(pair if pair in _WORDS else ("other", "other") for pair in pairs)


def changes_in_words(changes: Sequence[Change]) -> str:
    """`2 questions were reworded and one follow-up was added`."""
    count = counted(changes)
    return listed(
        [words(count[pair]).format(count=number(count[pair])) for pair, words in _WORDS.items() if count[pair]]
    )
