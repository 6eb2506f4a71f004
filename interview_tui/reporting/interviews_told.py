"""The interviews in prose: how many, when, with whom, how long, where. Pure."""

from collections import Counter
from collections.abc import Iterator, Sequence

from interview_tui.language import _, ngettext
from interview_tui.reporting.facts import InterviewFacts, MethodsFacts, lengths, people
from interview_tui.reporting.phrases import lengths as spread_words
from interview_tui.reporting.phrases import listed, number, period, sentence, total


def paragraphs(facts: MethodsFacts) -> Iterator[str]:
    """Each a few sentences."""
    held, pilots = facts.held, facts.pilots
    if held:
        yield " ".join((_how_many(held), *_days_missing(held), who(facts)))
        yield " ".join((duration(held), *_by_setting(facts), *_sittings(held)))
        yield " ".join((ways(held), *places(held), *present(held)))
    if pilots:
        yield " ".join((_pilots(pilots) if held else _only_pilots(pilots), pilot_lengths(facts)))
    if unfinished := sum(not one.ended for one in facts.interviews):
        yield ngettext(
            "One of the interviews has not been ended in the program; its figures may still change.",
            "{count} of the interviews have not been ended in the program; their figures may still change.",
            unfinished,
        ).format(count=number(unfinished))
    if facts.unreadable:
        yield ngettext(
            "One interview could not be read and is in none of the figures.",
            "{count} interviews could not be read and are in none of the figures.",
            facts.unreadable,
        ).format(count=number(facts.unreadable))


def _how_many(held: Sequence[InterviewFacts]) -> str:
    days = [one.day for one in held if one.day is not None]
    if not days:
        return ngettext(
            "One interview was held with an interview guide.",
            "{count} interviews were held with an interview guide.",
            len(held),
        ).format(count=number(len(held)))
    return ngettext(
        "One interview was held with an interview guide, {when}.",
        "{count} interviews were held with an interview guide, {when}.",
        len(held),
    ).format(count=number(len(held)), when=period(days))


def _days_missing(held: Sequence[InterviewFacts]) -> Iterator[str]:
    missing = sum(one.day is None for one in held)
    if missing:
        yield ngettext(
            "For one interview, which was recorded elsewhere or answered in writing, the day is not known.",
            "For {count} interviews, which were recorded elsewhere or answered in writing, the day is not known.",
            missing,
        ).format(count=number(missing))


def who(facts: MethodsFacts) -> str:
    """How many people took part, and in which constellations."""
    held, count = facts.held, facts.participants
    said = ngettext("One participant took part", "{count} participants took part", count).format(count=number(count))
    settings: Counter[str] = Counter(one.setting for one in held)
    if set(settings) == {"one_to_one"}:
        return sentence(_("{people}, one in each interview").format(people=said) if count > 1 else said)
    words = {
        "one_to_one": lambda n: ngettext("one was with one participant", "{count} were with one participant", n),
        "support": lambda n: ngettext(
            "one was with a support person present", "{count} were with a support person present", n
        ),
        "pair": lambda n: ngettext(
            "one was with two participants together", "{count} were with two participants together", n
        ),
        "group": lambda n: ngettext("one was with a group", "{count} were with a group", n),
    }
    parts = [words[name](settings[name]).format(count=number(settings[name])) for name in words if settings[name]]
    if len(parts) == 1:
        same = {
            "support": _("{people}, with a support person present in each interview"),
            "pair": _("{people}, two together in each interview"),
            "group": _("{people}, in groups"),
        }
        return sentence(same[next(iter(settings))].format(people=said))
    return sentence(_("{people}; of the interviews, {how}").format(people=said, how=listed(parts)))


def duration(held: Sequence[InterviewFacts]) -> str:
    """Range, mean and median of the lengths, and their sum."""
    found = lengths(held)
    if found is None:
        return _("There is no recording of the interviews, and their lengths are not known.")
    if found.count == 1:
        return _("The recording lasted {length}.").format(length=spread_words(found)) + _of_recorded(held, 1)
    told = _("The recorded interviews lasted {lengths}, {total} in all.").format(
        lengths=spread_words(found), total=total(found.total)
    )
    return told + _of_recorded(held, found.count)


def _of_recorded(held: Sequence[InterviewFacts], recorded: int) -> str:
    missing = len(held) - recorded
    if not missing:
        return ""
    return " " + ngettext(
        "For one interview there is no recording and no length.",
        "For {count} interviews there is no recording and no length.",
        missing,
    ).format(count=number(missing))


def _by_setting(facts: MethodsFacts) -> Iterator[str]:
    found = facts.lengths_by_setting
    if len(found) > 1:
        names = {
            "one_to_one": lambda n: ngettext(
                "The interview with one participant lasted {lengths}.",
                "Interviews with one participant lasted {lengths}.",
                n,
            ),
            "support": lambda n: ngettext(
                "The interview with a support person present lasted {lengths}.",
                "Interviews with a support person present lasted {lengths}.",
                n,
            ),
            "pair": lambda n: ngettext(
                "The interview with two participants together lasted {lengths}.",
                "Interviews with two participants together lasted {lengths}.",
                n,
            ),
            "group": lambda n: ngettext(
                "The group interview lasted {lengths}.", "Group interviews lasted {lengths}.", n
            ),
        }
        for name, text in names.items():
            if name in found:
                yield text(found[name].count).format(lengths=spread_words(found[name]))


def _sittings(held: Sequence[InterviewFacts]) -> Iterator[str]:
    several = sum(one.sittings > 1 for one in held)
    if several:
        yield ngettext(
            "One interview was held in more than one sitting and is counted as one.",
            "{count} interviews were held in more than one sitting, each counted as one interview.",
            several,
        ).format(count=number(several))
    yield again(held)


def again(held: Sequence[InterviewFacts]) -> str:
    """Whether anybody was interviewed more than once; empty where nobody was."""
    count = sum(one.again for one in held)
    if not count:
        return ""
    return ngettext(
        "One of the interviews was with somebody who had been interviewed before.",
        "{count} of the interviews were with somebody who had been interviewed before.",
        count,
    ).format(count=number(count))


def ways(held: Sequence[InterviewFacts]) -> str:
    """In person, by phone, over video, in writing."""
    count = Counter("written" if one.form == "written" else one.mode for one in held)
    words = {
        "in_person": lambda n: ngettext("one was held in person", "{count} were held in person", n),
        "phone": lambda n: ngettext("one was held by telephone", "{count} were held by telephone", n),
        "video": lambda n: ngettext("one was held over video", "{count} were held over video", n),
        "written": lambda n: ngettext("one was answered in writing", "{count} were answered in writing", n),
    }
    if len(count) == 1:
        return {
            "in_person": _("The interviews were held in person."),
            "phone": _("The interviews were held by telephone."),
            "video": _("The interviews were held over video."),
            "written": _("The questions were answered in writing."),
        }[next(iter(count))]
    parts = [words[name](count[name]).format(count=number(count[name])) for name in words if count[name]]
    return sentence(_("Of the interviews, {parts}").format(parts=listed(parts)))


def places(held: Sequence[InterviewFacts]) -> Iterator[str]:
    """Places that several interviews share; one of its own could tell whose interview it was, and is counted."""
    met = [one for one in held if one.form != "written"]
    count = Counter(one.place.casefold() for one in met if one.place)
    named = {one.place.casefold(): one.place for one in reversed(met)}
    shared = [
        ngettext("{place} (one interview)", "{place} ({count} interviews)", n).format(
            place=named[name], count=number(n)
        )
        for name, n in count.most_common()
        if n > 1
    ]
    alone = sum(n == 1 for n in count.values())
    if shared:
        yield _("Places that were noted: {places}.").format(places="; ".join(shared))
    if alone:
        yield ngettext(
            "One interview was held in a place of its own, which is noted in the study and not named here.",
            "{count} interviews were each held in a place of its own, which is noted in the study and not named here.",
            alone,
        ).format(count=number(alone))
    missing = sum(not one.place for one in met)
    if missing and met:
        yield (
            _("No place is noted for the interviews.")
            if missing == len(met)
            else ngettext(
                "For one interview no place is noted.", "For {count} interviews no place is noted.", missing
            ).format(count=number(missing))
        )


def present(held: Sequence[InterviewFacts]) -> Iterator[str]:
    """Who was there besides."""
    supported = sum(one.support > 0 for one in held)
    if supported:
        yield ngettext(
            "In one interview a support person was present.",
            "In {count} interviews a support person was present.",
            supported,
        ).format(count=number(supported))
    two = sum(one.interviewers > 1 for one in held)
    if two:
        yield ngettext(
            "One interview was held by two interviewers.", "{count} interviews were held by two interviewers.", two
        ).format(count=number(two))


def _only_pilots(pilots: Sequence[InterviewFacts]) -> str:
    return ngettext(
        "One pilot interview was held, and no other interview yet.",
        "{count} pilot interviews were held, and no other interviews yet.",
        len(pilots),
    ).format(count=number(len(pilots)))


def _pilots(pilots: Sequence[InterviewFacts]) -> str:
    days = [one.day for one in pilots if one.day is not None]
    if not days:
        return ngettext(
            "One pilot interview was held and is not among the figures above.",
            "{count} pilot interviews were held and are not among the figures above.",
            len(pilots),
        ).format(count=number(len(pilots)))
    return ngettext(
        "One pilot interview was held, {when}, and is not among the figures above.",
        "{count} pilot interviews were held, {when}, and are not among the figures above.",
        len(pilots),
    ).format(count=number(len(pilots)), when=period(days))


def pilot_lengths(facts: MethodsFacts) -> str:
    """With how many people the pilots were, and how long they lasted."""
    count, found = people(facts.pilots), facts.pilot_lengths
    said = ngettext("One person took part.", "{count} people took part.", count).format(count=number(count))
    if found is None:
        return f"{said} " + _("There is no recording of it, and its length is not known.")
    told = ngettext("Its recording lasted {lengths}.", "The recordings of the pilots lasted {lengths}.", found.count)
    return f"{said} {told.format(lengths=spread_words(found))}"
