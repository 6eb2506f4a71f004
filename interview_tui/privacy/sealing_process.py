"""Seals or opens what stands on stdin, and writes the result to stdout: `python -m … seal|open`.

Stdin: the length of the passphrase in bytes on a line, the passphrase, the data. It says nothing else: the exit code
tells.
"""

import sys
import time
from collections.abc import Callable
from typing import NoReturn

from interview_tui.privacy.sealing import DAMAGED, TOO_MUCH_WORK, WRONG

_WORDS = {
    "decryption error": DAMAGED,  # of the content: its beginning was opened by this passphrase
    "Incomplete header": DAMAGED,
    "Header is invalid": DAMAGED,
    "failed to fill whole buffer": DAMAGED,
    "Excessive work parameter": TOO_MUCH_WORK,
}
"""How the library begins to say what is wrong. All else is taken for a wrong passphrase: another try costs nothing."""
_ENOUGH = 18
"""Binary logarithm of scrypt's cost: what the program `age` itself takes."""
_TRIES = 3
_REFUSALS = 60
_BETWEEN = 0.1
"""Seconds between a refusal and the next try."""


def strongest(encrypt: Callable[[], bytes]) -> bytes:
    """What `encrypt` makes, again if it asks for too little work of whoever guesses, and the strongest of some tries.

    The library measures how much work takes this computer a second. On one that transcribes meanwhile, a second is
    little work.
    """
    made: list[bytes] = []
    while len(made) < _TRIES and (not made or work_of(made[-1]) < _ENOUGH):
        made.append(encrypt())
    return max(made, key=work_of)


def work_of(data: bytes) -> int:
    """Binary logarithm of the cost that an encrypted file asks for: `-> scrypt SALT 18` is its second line."""
    return int(data.split(b"\n", 2)[1].split()[-1])


def patiently(decrypt: Callable[[], bytes], refused: type[Exception]) -> bytes:
    """What `decrypt` gives, asked again while it says that this is too much work. Raises `refused` as it does.

    The library measures what this computer can do in some milliseconds of its clock. While another program has the
    processor in those, a key that was made on this computer is called too much for it.
    """
    for _refusal in range(_REFUSALS - 1):
        try:
            return decrypt()
        except refused as error:
            if _code(error) != TOO_MUCH_WORK:
                raise
        time.sleep(_BETWEEN)
    return decrypt()


def _code(error: Exception) -> int:
    return next((code for words, code in _WORDS.items() if str(error).startswith(words)), WRONG)


def main() -> NoReturn:
    import pyrage  # type: ignore[import-untyped]

    length = int(sys.stdin.buffer.readline())
    passphrase = sys.stdin.buffer.read(length).decode()
    data = sys.stdin.buffer.read()
    code = 0
    try:
        if sys.argv[1] == "seal":
            result = strongest(lambda: bytes(pyrage.passphrase.encrypt(data, passphrase)))
        else:
            result = patiently(lambda: bytes(pyrage.passphrase.decrypt(data, passphrase)), pyrage.DecryptError)
        sys.stdout.buffer.write(result)
        sys.stdout.buffer.flush()
    except pyrage.DecryptError as error:
        code = _code(error)
    sys.exit(code)


if __name__ == "__main__":
    main()
