"""Is this machine ready for an interview? One check a line, each with what to do about it."""

import locale
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from interview_tui.audio.hearing.devices import input_devices
from interview_tui.language import _, current_language, ngettext
from interview_tui.privacy.synced import syncing_service
from interview_tui.problem import Problem
from interview_tui.study import Study
from interview_tui.transcription import models

_LISTEN_SECONDS = 2.0
_GRACE = 5.0
"""Seconds the recorder waits for us if the program dies; with none it might leave before we are there."""
_ROOM_FOR_MINUTES = 120
_SMALLEST = (80, 24)


@dataclass(frozen=True)
class Check:
    """One finding."""

    name: str
    ok: bool | None
    """True: fine. False: mend it before an interview. None: worth knowing."""
    what: str
    cure: str = ""


def checks(study: Study | None = None, *, listen: bool = True) -> Iterator[Check]:
    """Every check in turn, the quick ones first. `listen` opens the microphone for two seconds; nothing is kept."""
    folder = study.folder if study is not None else Path.home()
    yield _terminal()
    yield _colours()
    yield _locale()
    yield _disk(folder)
    if study is not None:
        yield _folder(study)
        yield from _synced(study)
        yield _second_place(study)
    yield _sleep()
    yield from _models(study)
    yield from _transcription(study)
    yield from _microphone(listen)


def _terminal() -> Check:
    columns, lines = shutil.get_terminal_size()
    size = _("{columns} columns, {lines} lines").format(columns=columns, lines=lines)
    if columns >= _SMALLEST[0] and lines >= _SMALLEST[1]:
        return Check(_("Terminal"), True, size)
    return Check(
        _("Terminal"),
        None,
        size,
        _("Make the window at least 80 columns by 24 lines, or the letters smaller."),
    )


def _colours() -> Check:
    term, colour = os.environ.get("TERM", ""), os.environ.get("COLORTERM", "")
    if os.environ.get("NO_COLOR"):
        return Check(_("Colours"), None, _("switched off by NO_COLOR"), _("Signs and words say everything, too."))
    if colour in ("truecolor", "24bit") or sys.platform == "win32":
        return Check(_("Colours"), True, _("all"))
    if "256" in term:
        return Check(_("Colours"), True, _("256"))
    return Check(
        _("Colours"), None, _("few ({term})").format(term=term or "–"), _("Signs and words say everything, too.")
    )


def _locale() -> Check:
    encoding = locale.getpreferredencoding(False)
    name = os.environ.get("LC_ALL") or os.environ.get("LC_CTYPE") or os.environ.get("LANG") or "–"
    if encoding.lower().replace("-", "") == "utf8" or sys.platform == "win32":
        return Check(_("Letters"), True, f"{encoding} ({name})")
    return Check(
        _("Letters"),
        False,
        _("{encoding}: å, ä and ö may come out wrong").format(encoding=encoding),
        _("Set the environment variable LANG to a UTF-8 locale, for instance sv_SE.UTF-8."),
    )


def _disk(folder: Path) -> Check:
    from interview_tui.audio.storage.disk import minutes_left

    minutes = minutes_left(folder)
    if minutes is None:
        return Check(_("Disk"), None, _("the system does not say how much room there is"))
    free = shutil.disk_usage(folder).free
    said = _("{size} GB free, {hours} hours of recording").format(size=round(free / 1e9), hours=int(minutes // 60))
    if minutes >= _ROOM_FOR_MINUTES:
        return Check(_("Disk"), True, said)
    return Check(_("Disk"), False, said, _("Delete something, or keep the study on another disk."))


def _folder(study: Study) -> Check:
    if not study.writable:
        return Check(
            _("Study folder"),
            False,
            _("read-only: nothing can be recorded here"),
            _("Ask for the right to write in it."),
        )
    if os.name == "posix" and study.folder.stat().st_mode & 0o077:
        return Check(
            _("Study folder"),
            False,
            _("others on this computer can look into it"),
            _("Close it with: chmod -R go-rwx {folder}").format(folder=study.folder.name),
        )
    return Check(_("Study folder"), True, _("readable by you alone") if os.name == "posix" else _("writable"))


def _synced(study: Study) -> Iterator[Check]:
    """A folder that somebody's servers get a copy of."""
    if service := syncing_service(study.folder):
        yield Check(
            _("Copies"),
            None,
            _("the study lies in a folder that {service} copies to its servers, sound and all").format(service=service),
            _("Move it to another folder, unless your university lets you keep interviews there."),
        )


def _second_place(study: Study) -> Check:
    """Where sound goes when the study's disk is full."""
    from platformdirs import user_cache_path

    name, chosen = _("Second place"), study.settings.spare
    place = Path(chosen).expanduser() if chosen is not None else user_cache_path("interview-tui", appauthor=False)
    if chosen is not None and not (place.is_dir() and os.access(place, os.W_OK | os.X_OK)):
        return Check(
            name,
            None,
            _("the folder for the sound when the disk is full cannot be written to: {folder}").format(folder=place),
            _("Connect its disk, or choose another folder: interview-tui interview --spare FOLDER."),
        )
    while not place.exists():
        place = place.parent
    if place.stat().st_dev != study.folder.stat().st_dev:
        return Check(name, True, _("if the study's disk gets full, recording goes on on another disk"))
    return Check(
        name,
        None,
        _("none: if the study's disk gets full, sound has nowhere else to go"),
        _("Name a folder on another disk or a memory stick: interview-tui interview --spare FOLDER."),
    )


def _sleep() -> Check:
    from interview_tui.audio.recorder.awake import can_stay_awake

    answer = can_stay_awake()
    if answer == "yes":
        return Check(
            _("Sleep"),
            True,
            _("the computer stays awake while it records, as long as its lid is open and it has power"),
        )
    return Check(
        _("Sleep"),
        None,
        _("the computer may fall asleep while it records: no program here keeps it awake")
        if answer == "no_program"
        else _("the computer may fall asleep while it records: the system does not let us keep it awake"),
        _("Before an interview, switch off automatic sleep in the system's power settings."),
    )


def _models(study: Study | None) -> Iterator[Check]:
    installed = [model for model in models.installed() if model.name != models.NANO]
    for model in installed:
        try:
            models.verify(model.name)
        except Problem as problem:
            yield Check(_("Model {name}").format(name=model.name), False, problem.what, problem.cure)
        else:
            yield Check(_("Model {name}").format(name=model.name), True, _("whole"))
    if not installed:
        yield Check(
            _("Models"),
            False,
            _("no model for real speech; the demo model understands the demo's voices only"),
            _("Fetch one while you have a network: interview-tui models get {name}").format(
                name=models.model_to_begin_with(study.settings.language if study else current_language())
            ),
        )
    wanted = study.settings.model if study is not None else None
    if wanted and wanted != models.NANO and wanted not in {model.name for model in installed}:
        yield Check(
            _("Model {name}").format(name=wanted),
            False,
            _("chosen in this study, but not on this computer"),
            _("Fetch it: interview-tui models get {name}").format(name=wanted),
        )


def _transcription(study: Study | None) -> Iterator[Check]:
    """What transcribes here, on what, and how fast."""
    import torch

    from interview_tui.transcription import faster_whisper, openai_whisper
    from interview_tui.transcription.batched.processor import BFLOAT16, numbers, quickest_threads
    from interview_tui.transcription.engine_names import FASTER, OPENAI

    engines = [f"{OPENAI} {openai_whisper.engine_version()}"]
    gpus = torch.cuda.device_count()
    with suppress(Problem):
        engines.append(f"{FASTER} {faster_whisper.engine_version()}")
        gpus = max(gpus, faster_whisper.gpus())
    yield Check(_("Transcription"), True, ", ".join(engines))
    if gpus:
        name = torch.cuda.get_device_name(0) if torch.cuda.is_available() else _("found by faster-whisper alone")
        yield Check(_("Graphics card"), True, name)
    else:
        yield Check(_("Graphics card"), True, _("none that can be used; the processor transcribes"))
    count = quickest_threads()
    said = ngettext("{count} thread", "{count} threads", count).format(count=count)
    bits = _("16-bit numbers") if numbers() == BFLOAT16 else _("32-bit numbers; it is not quick at 16-bit ones")
    yield Check(_("Processor"), True, f"{said}, {bits}")
    yield from _speed(study)


def _speed(study: Study | None) -> Iterator[Check]:
    """How long the model that will be used takes for ten seconds of talk; measured once, then remembered."""
    from interview_tui.demo.sample import SECONDS, ten_seconds
    from interview_tui.transcription.speed import measured

    settings = study.settings if study is not None else None
    name = settings.model if settings else None
    name = name or models.default_model(settings.language if settings else current_language())
    model = next((model for model in models.installed() if model.name == name), None)
    if model is None:
        return
    try:
        seconds = measured(model, ten_seconds()).seconds
    except Problem as problem:
        yield Check(_("Speed"), False, problem.what, problem.cure)
        return
    said = _("{model}: 10 s of talk take {seconds} s").format(model=model.name, seconds=round(seconds, 1))
    if seconds <= SECONDS:
        yield Check(_("Speed"), True, said)
    else:
        yield Check(
            _("Speed"),
            None,
            said,
            _("It will not keep up during an interview, and goes on afterwards. A smaller model is quicker."),
        )


def _microphone(listen: bool) -> Iterator[Check]:
    try:
        devices = input_devices()
    except Problem as problem:
        yield Check(_("Microphone"), False, problem.what, problem.cure)
        return
    if not devices:
        yield Check(
            _("Microphone"),
            False,
            _("none found"),
            _("Plug one in, and let the terminal use it (privacy settings)."),
        )
        return
    names = ", ".join(dict.fromkeys(device.name for device in devices))
    yield Check(_("Microphones"), True, names)
    if listen:
        yield _loudness()


def _loudness() -> Check:
    """Listen for a moment to the default device, through the recorder itself."""
    import tempfile
    import threading

    from interview_tui.audio.recorder.client import Recorder

    loudest = -120.0
    with tempfile.TemporaryDirectory(prefix="interview-tui-", ignore_cleanup_errors=True) as folder:
        try:
            recorder = Recorder.launch(Path(folder), grace=_GRACE)
        except Problem as problem:
            return Check(_("Sound"), False, problem.what, problem.cure)
        try:
            pulse: Callable[[float], bool] = threading.Event().wait
            status = recorder.status()
            for _turn in range(int(_LISTEN_SECONDS / 0.2)):
                pulse(0.2)
                status = recorder.status()
                loudest = max(loudest, status.peak_dbfs)
            recorder.leave()
        except Problem as problem:
            return Check(_("Sound"), False, problem.what, problem.cure)
    if "no_device" in status.faults or "device_gone" in status.faults or "no_sound_system" in status.faults:
        return Check(_("Sound"), False, _("the microphone cannot be opened"), _("Unplug it and plug it in again."))
    if loudest <= -100:
        return Check(
            _("Sound"),
            False,
            _("the microphone delivers silence only"),
            _("Is it muted? May the terminal use it? Look in the system's sound and privacy settings."),
        )
    if loudest < -50:
        return Check(_("Sound"), None, _("the microphone is very quiet"), _("Speak while this runs, or turn it up."))
    return Check(_("Sound"), True, _("the microphone hears something ({level} dB)").format(level=round(loudest)))
