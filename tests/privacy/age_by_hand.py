"""A file in the format of the program `age`, after its specification (age-encryption.org/v1), without a library.

It asks for little work, so that a test that only reads a key takes no second; and the program reads what somebody else
has written. ChaCha20-Poly1305 is after RFC 8439.
"""

import base64
import hashlib
import hmac
import struct

_SALT, _NONCE, _FILE_KEY = b"s" * 16, b"n" * 16, b"k" * 16
"""The same each time: nothing secret is encrypted here."""


def age_file(data: bytes, passphrase: str, work: int = 4) -> bytes:
    """`data` of at most 64 KiB, encrypted with a passphrase; `work` is the binary logarithm of scrypt's cost."""
    salt = b"age-encryption.org/v1/scrypt" + _SALT
    wrapping = hashlib.scrypt(passphrase.encode(), salt=salt, n=2**work, r=8, p=1, dklen=32)
    stanza = b"-> scrypt %s %d\n%s\n" % (_base64(_SALT), work, _base64(_sealed(wrapping, bytes(12), _FILE_KEY)))
    header = b"age-encryption.org/v1\n" + stanza + b"---"
    mac = hmac.digest(_derived(b"", b"header"), header, "sha256")
    content = _sealed(_derived(_NONCE, b"payload"), bytes(11) + b"\1", data)
    return header + b" " + _base64(mac) + b"\n" + _NONCE + content


def _derived(salt: bytes, info: bytes) -> bytes:
    return hmac.digest(hmac.digest(salt or bytes(32), _FILE_KEY, "sha256"), info + b"\1", "sha256")


def _base64(data: bytes) -> bytes:
    return base64.b64encode(data).rstrip(b"=")


def _sealed(key: bytes, nonce: bytes, data: bytes) -> bytes:
    blocks = [_block(key, 1 + n // 64, nonce) for n in range(0, len(data), 64)]
    hidden = bytes(a ^ b for a, b in zip(data, b"".join(blocks), strict=False))
    padded = hidden + bytes(-len(hidden) % 16) + struct.pack("<QQ", 0, len(hidden))
    return hidden + _poly1305(_block(key, 0, nonce)[:32], padded)


def _poly1305(key: bytes, message: bytes) -> bytes:
    r = int.from_bytes(key[:16], "little") & 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF
    total = 0
    for n in range(0, len(message), 16):
        total = (total + int.from_bytes(message[n : n + 16] + b"\1", "little")) * r % (2**130 - 5)
    return ((total + int.from_bytes(key[16:], "little")) % 2**128).to_bytes(16, "little")


def _block(key: bytes, counter: int, nonce: bytes) -> bytes:
    start = [*struct.unpack("<4I", b"expand 32-byte k"), *struct.unpack("<8I", key), counter]
    start += struct.unpack("<3I", nonce)
    now = list(start)
    for _round in range(10):
        for a, b, c, d in ((0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15),
                           (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14)):  # fmt: skip
            for turns_d, turns_b in ((16, 12), (8, 7)):
                now[a] = (now[a] + now[b]) & 0xFFFFFFFF
                now[d] = _turned(now[d] ^ now[a], turns_d)
                now[c] = (now[c] + now[d]) & 0xFFFFFFFF
                now[b] = _turned(now[b] ^ now[c], turns_b)
    return struct.pack("<16I", *((x + y) & 0xFFFFFFFF for x, y in zip(now, start, strict=True)))


def _turned(word: int, bits: int) -> int:
    return (word << bits | word >> 32 - bits) & 0xFFFFFFFF
