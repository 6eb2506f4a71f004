"""Seals or opens what stands on stdin, and writes the result to stdout: `python -m … seal|open`.

Stdin: the length of the passphrase in bytes on a line, the passphrase, the data. It says nothing else: the exit code
tells.
"""

import sys
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


def main() -> NoReturn:
    import pyrage  # type: ignore[import-untyped]

    length = int(sys.stdin.buffer.readline())
    passphrase = sys.stdin.buffer.read(length).decode()
    data = sys.stdin.buffer.read()
    code = 0
    try:
        if sys.argv[1] == "seal":
            result = pyrage.passphrase.encrypt(data, passphrase)
        else:
            result = pyrage.passphrase.decrypt(data, passphrase)
        sys.stdout.buffer.write(result)
        sys.stdout.buffer.flush()
    except pyrage.DecryptError as error:
        code = next((code for words, code in _WORDS.items() if str(error).startswith(words)), WRONG)
    sys.exit(code)


if __name__ == "__main__":
    main()
