"""Encrypting and decrypting with a passphrase, in the format of the program `age`.

Each is done in a process of its own, for about a second: scrypt keeps other threads waiting meanwhile and takes up to
1 GiB of memory, which the system then has back. Texts go through pipes; nothing is written to a disk.
"""

import subprocess
import sys
import unicodedata

from interview_tui.language import _
from interview_tui.problem import Problem, reason

ADVISED_LENGTH = 12
"""Letters of a passphrase; shorter ones can be had, with a word of advice."""
WRONG, DAMAGED, TOO_MUCH_WORK = 3, 4, 5
"""Exit codes of the process."""
_PATIENCE = 180.0
"""Seconds; a computer that needs more will not do it."""
_MOST = 16 * 2**20
"""Bytes; a key of ten thousand people has two million."""
_BEGINNING, _ARMOUR = b"age-encryption.org/v1\n", b"-----BEGIN AGE ENCRYPTED FILE-----"


class WrongPassphrase(Problem):
    """The passphrase does not open it; another one may."""


class Unsealable(Problem):
    """It is damaged, or was encrypted in another way: no passphrase opens it."""


def normalised(passphrase: str) -> str:
    """A passphrase as it is used, whichever way a keyboard writes å.

    Raises `Problem` for an empty one, and for one with signs that no text has: a terminal that writes in another way
    than it says gives bytes, not letters.
    """
    passphrase = unicodedata.normalize("NFC", passphrase)
    if not passphrase.strip():
        raise Problem(_("The passphrase is empty."), cure=_("Write a passphrase of several words."))
    if any("\ud800" <= sign <= "\udfff" for sign in passphrase):
        raise no_letters()
    return passphrase


def no_letters() -> Problem:
    """What is said of a passphrase that is bytes and no text."""
    return Problem(
        _("There are signs in the passphrase that are no letters: the terminal does not write UTF-8."),
        cure=_("Set the terminal to UTF-8, or give the passphrase in a file."),
    )


def advice(passphrase: str) -> str:
    """A word about a passphrase that can be guessed; empty if there is nothing to say."""
    if 0 < len(passphrase.strip()) < ADVISED_LENGTH:
        return _("Short: whoever gets hold of the file can guess it by trying. Four words or more are safer.")
    return ""


def sealed(data: bytes, passphrase: str) -> bytes:
    """`data`, encrypted. Raises `Problem`."""
    return _done("seal", data, normalised(passphrase))


def unsealed(data: bytes, passphrase: str) -> bytes:
    """What `sealed` was given. Raises `WrongPassphrase`, or `Problem` if it is damaged or was encrypted otherwise."""
    armoured = data.lstrip().startswith(_ARMOUR)
    if len(data) > _MOST or not (armoured or data.startswith(_BEGINNING)):
        raise _damaged()
    if not armoured and b"\n-> scrypt " not in data[:200]:
        raise Unsealable(
            _("The key is encrypted for somebody's private key, not with a passphrase."),
            cure=_("Put back the file that this program wrote, from a backup."),
        )
    return _done("open", data, normalised(passphrase))


def _done(what: str, data: bytes, passphrase: str) -> bytes:
    secret = passphrase.encode()
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NO_WINDOW
    try:
        done = subprocess.run(
            # -P: a module that lies in the folder one stands in must not get to see the passphrase.
            [sys.executable, "-P", "-m", "interview_tui.privacy.sealing_process", what],
            input=b"%d\n" % len(secret) + secret + data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            creationflags=flags,
        )
    except subprocess.TimeoutExpired:
        code, output = TOO_MUCH_WORK, b""
    except OSError as error:
        raise Problem(
            _("The key could not be opened or written: {reason}.").format(reason=reason(error)),
            cure=_("Close other programs and try again."),
        ) from error
    else:
        code, output = done.returncode, done.stdout
    match code:
        case 0:
            return output
        case _ if code == WRONG:
            raise WrongPassphrase(
                _("This passphrase does not open the key."),
                cure=_("Try again, and look at Caps Lock and the keyboard's language."),
            )
        case _ if code == DAMAGED:
            raise _damaged()
        case _ if code == TOO_MUCH_WORK:
            raise Problem(
                _("The key asks for more work than this computer can do."),
                cure=_("Open it on the computer it was made on."),
            )
    raise Problem(
        _("The key could not be opened or written: the system ended the work."),
        cure=_("It needs 1 GB of free memory for a moment: close other programs and try again."),
    )


def _damaged() -> Problem:
    return Unsealable(_("The key is damaged, or is no key."), cure=_("Put back its copy from a backup."))
