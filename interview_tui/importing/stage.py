"""The hidden folder of the study that an import is made in: whole at the end, or gone.

It takes its place among the interviews by one rename. What a killed import left goes with the next one, or when the
study is opened.
"""

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import Timeout

from interview_tui.files import Lock
from interview_tui.language import _
from interview_tui.problem import Problem, reason
from interview_tui.study import Study

_STAGE = ".importing-"


@contextmanager
def stage(study: Study) -> Iterator[Path]:
    """A folder that does not exist yet, and afterwards no more, unless it was renamed.

    What the system refuses inside is raised as a `Problem`.
    """
    clear_unfinished(study)
    name = _STAGE + secrets.token_hex(8)
    folder, lock = study.folder / name, Lock(study.folder / f"{name}.lock", timeout=0, mode=0o600)
    try:
        with lock:
            try:
                yield folder
            finally:
                shutil.rmtree(folder, ignore_errors=True)
    except OSError as error:
        raise Problem(
            _("It could not be imported: {reason}.").format(reason=reason(error)),
            cure=_("Check that you may write in the study's folder, and that the disk has room. Nothing was kept."),
            where=study.folder,
        ) from error
    finally:
        Path(lock.lock_file).unlink(missing_ok=True)


def clear_unfinished(study: Study) -> None:
    """Remove what imports left that were killed; one that is going on is left alone."""
    for name in {path.name.removesuffix(".lock") for path in study.folder.glob(f"{_STAGE}*")}:
        lock = Lock(study.folder / f"{name}.lock", timeout=0, mode=0o600)
        try:
            with lock:
                shutil.rmtree(study.folder / name, ignore_errors=True)
        except (Timeout, OSError):  # at work; or a study that may only be read
            continue
        Path(lock.lock_file).unlink(missing_ok=True)
