"""Documents with something broken in them, as disks, programs and people with bad intentions break them."""

import io
import random
import re
import zipfile

_TAG = re.compile(rb"<[^<>]{1,200}>")
_VALUE = re.compile(rb'="[^"<>]*"')
_ODD = (b"99999999999999999999", b"-1", b"", b"NaN", b"\xff", b"&#0;", b"&lt;", b"..", b"../../../etc/passwd", b"1e309")


def mutated(data: bytes, chance: random.Random) -> bytes:
    """`data` with one to three things broken."""
    for _ in range(chance.randint(1, 3)):
        ways = [_flipped, _cut, _repeated] if not data.startswith(b"PK") else [_flipped, _cut, *[_packed] * 8]
        data = chance.choice(ways)(data, chance)
    return data


def _flipped(data: bytes, chance: random.Random) -> bytes:
    broken = bytearray(data)
    for _ in range(chance.choice((1, 3, 30))):
        if broken:
            broken[chance.randrange(len(broken))] ^= 1 << chance.randrange(8)
    return bytes(broken)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _repeated(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + data[at : at + 40] * chance.choice((2, 50, 500)) + data[at:]


def _packed(data: bytes, chance: random.Random) -> bytes:
    """The same with parts of it changed, and packed again as a whole file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = {name: packed.read(name) for name in packed.namelist()}
    except Exception:  # it is broken already
        return _flipped(data, chance)
    texts = [name for name in parts if name.endswith((".xml", ".rels"))]
    if not texts:
        return _flipped(data, chance)
    inner = [name for name in texts if "document" in name or name == "content.xml"] or texts
    name = chance.choice(texts if chance.random() < 0.4 else inner)
    way = chance.randrange(10)
    part = parts[name]
    if way == 0:
        parts[name] = _cut(part, chance)
    elif way == 1:  # members swapped
        other = chance.choice(texts)
        parts[name], parts[other] = parts[other], part
    elif way == 2:
        del parts[name]
    elif way == 3:  # nested deep
        tags = _TAG.findall(part)
        tag = chance.choice(tags) if tags else b"<w:p>"
        word = re.match(rb"<([\w:]+)", tag)
        if word:
            count = chance.choice((10, 150, 5000))
            at = part.find(tag)
            deep = (b"<" + word[1] + b">") * count + b"x" + (b"</" + word[1] + b">") * count
            parts[name] = part[:at] + deep + part[at:]
    elif way == 4:  # an attribute says something else
        values = list(_VALUE.finditer(part))
        if values:
            value = chance.choice(values)
            parts[name] = part[: value.start()] + b'="' + chance.choice(_ODD) + b'"' + part[value.end() :]
    elif way == 5:  # an element is lost
        tags = list(_TAG.finditer(part))
        if tags:
            tag_at = chance.choice(tags)
            parts[name] = part[: tag_at.start()] + part[tag_at.end() :]
    elif way == 6:  # two elements change places
        tags = list(_TAG.finditer(part))
        if len(tags) > 1:
            one, two = sorted(chance.sample(tags, 2), key=lambda found: found.start())
            parts[name] = part[: one.start()] + two[0] + part[one.end() : two.start()] + one[0] + part[two.end() :]
    elif way == 7:
        parts[f"../../{name}"] = parts.pop(name)
    elif way == 8:
        entity = b'<!DOCTYPE a [<!ENTITY b "' + b"c" * 100 + b'">]>'
        parts[name] = re.sub(rb"^(<\?xml[^>]*>)?", lambda found: found[0] + entity, part, count=1)
    else:
        parts[name] = _repeated(part, chance)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for member, content in parts.items():
            packed.writestr(member, content)
    return out.getvalue()
