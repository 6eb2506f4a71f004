"""What every command shares: translated help, errors in one line, exit codes, progress."""

import gettext
import inspect
import io
import json
import os
import re
import shutil
import signal
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TextIO

import click

from interview_tui.commands.capitals import capitals
from interview_tui.language import DOMAIN, LANGUAGES, LOCALE_FOLDER, _, set_language, system_language
from interview_tui.problem import Problem, reason
from interview_tui.times import clock_time

if TYPE_CHECKING:
    from interview_tui.study import Interview, Study


def _help(text: str | None) -> str:
    return _(inspect.cleandoc(text)) if text else ""


class TranslatedCommand(click.Command):
    """A command whose help is shown in the user's language."""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return [capitals(piece) for piece in super().collect_usage_pieces(ctx)]

    def get_short_help_str(self, limit: int = 45) -> str:
        return _help(self.short_help or self.help).split("\n\n")[0].rstrip(".")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        original, self.help = self.help, _help(self.help)
        try:
            super().format_help_text(ctx, formatter)
        finally:
            self.help = original


class Commands(TranslatedCommand, click.Group):
    """A group of them; at the top, a folder in the place of a command opens the study in it."""

    command_class = TranslatedCommand

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if ctx.parent is None and args and args[0] not in self.commands and os.path.isdir(args[0]):
            args = ["open", *args]
        elif ctx.parent is None and args and args[0] not in self.commands and not args[0].startswith("-"):
            ctx.fail(_("There is neither a command nor, in this folder, a study called {name!r}.").format(name=args[0]))
        return super().resolve_command(ctx, args)


class _Option(click.Option):
    def make_metavar(self, *context: Any, **named: Any) -> str:  # older versions of the library give no context
        return capitals(super().make_metavar(*context, **named))

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        original, self.help = self.help, _help(self.help)
        try:
            return super().get_help_record(ctx)
        finally:
            self.help = original


def translated_option(*names: str, **settings: Any) -> Any:
    """`click.option` whose help is shown in the user's language."""
    return click.option(*names, cls=_Option, **settings)


class _Argument(click.Argument):
    def make_metavar(self, *context: Any, **named: Any) -> str:
        return capitals(super().make_metavar(*context, **named))


def translated_argument(*names: str, **settings: Any) -> Any:
    """`click.argument` whose name in capitals is in the user's language."""
    return click.argument(*names, cls=_Argument, **settings)


def translated_version_option(version: str) -> Any:
    """`--version`, with its help in the user's language."""
    return click.version_option(version, message="%(version)s", cls=_Option, help="Show the version and exit.")


PATH = click.Path(path_type=Path)
_BEGINS = re.compile(r"(?:.*\s{2,})?(?:[-–·✓✕!+~>] )?")
"""What a line has before what it says: an indent, the columns of a table, a sign."""
_AFTER_QUESTION = len(" [Y/n]: ")


class Context:
    """What the options before the command said."""

    def __init__(self, study: Path | None, language: str | None, debug: bool) -> None:
        self.folder = study
        self.language = language
        self.debug = debug

    def command(self, name: str) -> str:
        """How to give another command to the same study: `interview-tui unlock --study my-study`."""
        return command_for(name, self.folder)

    def study(self) -> "Study":
        """The study named by `--study`, else the one we stand in. Raises `Problem`.

        One that is locked is unlocked first, where somebody sits at a terminal and knows its passphrase. What an
        interrupted erasure left to do is done before.
        """
        from interview_tui.at_rest import Locked
        from interview_tui.erasing.opening import finish_before_opening
        from interview_tui.study import Study

        folder = self.folder or study_here()
        if said := finish_before_opening(folder):
            say(said, err=True)
        try:
            study = Study(folder)
        except Locked as locked:
            from interview_tui.commands.passphrase import unlock_at_terminal

            unlock_at_terminal(locked.folder, None)
            study = Study(folder)
        if self.language is None:
            set_language(study.settings.language)
        return study


def command_for(name: str, folder: Path | None) -> str:
    """How to give a command to the study in `folder`, to be typed as it stands; None: the one that we stand in."""
    return f"interview-tui {name}" if folder is None else f"interview-tui {name} --study {typed(folder)}"


def typed(path: Path) -> str:
    """A path as it is typed: in quotes where there are spaces in it."""
    return f'"{path}"' if " " in str(path) else str(path)


def study_here() -> Path:
    """The study that we stand in, or the folder if it is none."""
    here = Path.cwd()
    return next((folder for folder in (here, *here.parents) if (folder / "study.toml").exists()), here)


def remembered(name: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    """A callback for an option that may stand before the command or after it: it says the same in both places."""

    def remember(context: click.Context, _parameter: click.Parameter, value: Any) -> None:
        if value is not None:
            setattr(context.find_root().obj, name, value)

    return remember


study_option = translated_option(
    "--study", type=PATH, expose_value=False, callback=remembered("folder"), help="Folder of the study."
)
language_option = translated_option(
    "--language",
    type=click.Choice(LANGUAGES),
    expose_value=False,
    callback=remembered("language"),
    help="Language of the texts; else the study's, else the system's.",
)
json_option = translated_option("--json", "as_json", is_flag=True, help="Print JSON for programs.")


def json_text(value: Any) -> str:
    """`value` as JSON for programs."""
    return json.dumps(value, ensure_ascii=False, indent=1)


def run(commands: click.Group) -> NoReturn:
    """Run the program and leave: 0 done, 1 failed with one line on stderr, 2 wrong usage. `--debug`: with traceback."""
    asked = _language_asked_for(sys.argv[1:])
    language = asked if asked in LANGUAGES else system_language()
    set_language(language)
    # click's own words ("Usage", "Options") come from the standard library's catalogue: point that at ours.
    gettext.bindtextdomain(DOMAIN, str(LOCALE_FOLDER))
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = language
    signal.signal(signal.SIGTERM, _interrupted)
    debug = "--debug" in sys.argv
    try:
        code = commands.main(standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except click.UsageError as error:
        said = io.StringIO()
        error.show(said)
        _complain(said.getvalue().rstrip("\n"))
        sys.exit(2)
    except (KeyboardInterrupt, click.Abort):
        _complain(_("Stopped. What was done is kept; the same command goes on from there."))
    except click.ClickException as error:
        _complain(error.format_message())
    except Problem as problem:
        if debug:
            raise
        _complain(str(problem))
    except BrokenPipeError:
        # Whoever read our output has enough; there is nobody to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        if debug:
            raise
        refusal = _("The system refused: {reason}.").format(reason=reason(error))
        _complain(str(Problem(refusal, where=error.filename if isinstance(error.filename, str) else None)))
    except Exception as error:
        if debug:
            raise
        # Its message might hold what was said; its kind does not.
        _complain(
            _(
                "A fault in the program ({kind}). Nothing recorded is lost. Run it again with --debug to see where."
            ).format(kind=type(error).__name__)
        )
    sys.exit(1)


def picked(study: "Study", names: tuple[str, ...], everything: bool) -> "list[Interview]":
    """The interviews with these names, or all. Raises `Problem` or `UsageError`."""
    if everything:
        if not study.interviews():
            raise Problem(_("There is no interview in this study yet."), cure=_("Hold one first."), where=study.folder)
        return study.interviews()
    if not names:
        raise click.UsageError(_("Name an interview, or give --all."))
    return [study.interview(name) for name in names]


def folded(text: str, stream: TextIO, indent: str = "", room: int = 0) -> str:
    """`text` with lines that end between words where `stream` is a terminal; what a program reads stays as it is.

    A line goes on under what it says: after its indent, the last gap of a table, its sign (`  – …`). `room`: cells at
    the end of each line that stay free, for what a question ends with.
    """
    if not stream.isatty():
        return "\n".join(indent + line if line else line for line in text.split("\n"))
    width = max(40, shutil.get_terminal_size().columns - 1 - room)
    return "\n".join(_line_folded(indent + line if line else line, width) for line in text.split("\n"))


def _line_folded(line: str, width: int) -> str:
    begins = _BEGINS.match(line)
    hang = min(len(begins.group()), width // 2) if begins is not None else 0
    return textwrap.fill(line, width, subsequent_indent=" " * hang, break_long_words=False, break_on_hyphens=False)


def say(text: str, *, err: bool = False, indent: str = "") -> None:
    """Print sentences: on stdout, or with `err` on stderr. Paths and what programs read go through `click.echo`."""
    _bar.give_way()
    click.echo(folded(text, sys.stderr if err else sys.stdout, indent), err=err)


def asks(question: str) -> str:
    """A question for `click.prompt` or `click.confirm`, with room for what they put after it."""
    return folded(question, sys.stderr, room=_AFTER_QUESTION)


class _Bar:
    """The line of stderr that says how far something is."""

    _WIDTH = 24

    def __init__(self) -> None:
        self._open = ""
        """What stands on it while it is not full."""

    def draw(self, what: str, share: float, left: str) -> None:
        full = round(self._WIDTH * share)
        line = f"{what:<24} {'█' * full}{'·' * (self._WIDTH - full)} {share:4.0%} {left:<16}"
        sys.stderr.write(f"\r{line}" + ("\n" if share >= 1 else ""))
        sys.stderr.flush()
        self._open = line if share < 1 else ""

    def give_way(self) -> None:
        """A sentence takes the place of one that is not full."""
        if self._open:
            sys.stderr.write(f"\r{'':<{len(self._open)}}\r")
            sys.stderr.flush()
            self._open = ""


_bar = _Bar()


def tell(what: str, share: float, seconds_left: float | None = None) -> None:
    """How far it is, on one line of stderr; nothing where stderr is no terminal."""
    if sys.stderr.isatty():
        _bar.draw(what, share, _("{time} left").format(time=clock_time(seconds_left)) if seconds_left else "")


def tell_reading(done: int, all: int) -> bool:
    """How many interviews have been read, on one line of stderr; it always says to go on."""
    tell(_("Reading the interviews"), done / all)
    if done + 1 == all:
        tell(_("Reading the interviews"), 1.0)
    return True


def _language_asked_for(arguments: list[str]) -> str | None:
    """`--language` before click has read anything: help must know it."""
    for i, argument in enumerate(arguments):
        if argument == "transcribe":  # after it, what is spoken: a Swede's English interview
            return None
        if argument == "--language" and i + 1 < len(arguments):
            return arguments[i + 1]
        if argument.startswith("--language="):
            return argument.partition("=")[2]
    return None


def _interrupted(_signal: int, _frame: object) -> None:
    raise KeyboardInterrupt


def _complain(sentence: str) -> None:
    _bar.give_way()
    sys.stderr.write(folded(sentence, sys.stderr) + "\n")
