"""Ways to spoil a sealed PDF, each with a name: every structure, every byte, every revision, and parts of two files.

`mutations` needs a file alone; `retimed` forges files whose changes lie under a genuine timestamp, which anybody can get
from the authority that the gazette uses.
"""

from __future__ import annotations

import random  # noqa: TID251 - seeded choices, the same each time
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from asn1crypto import algos, cms
from asn1crypto import x509 as asn1_x509
from forge import Objects, Recipe, appended, forged, gaps, newest
from world import NOW, World

Attack = tuple[str, bytes]


@dataclass(frozen=True)
class Amount:
    """How many of those that are drawn."""

    bytes: int = 2000
    cuts: int = 200
    blocks: int = 200


SMALL = Amount(bytes=150, cuts=20, blocks=20)


def mutations(data: bytes, other: bytes, amount: Amount, seed: int = 713) -> Iterator[Attack]:
    """Everything that can be done to `data` with an editor; `other` is another sealed file."""
    chance = random.Random(seed)
    made = (
        _bytes(data, chance, amount),
        _cuts(data, chance, amount),
        _blocks(data, chance, amount),
        _in_place(data),
        _revisions(data),
        _ranges(data),
        _dictionaries(data),
        _around(data),
        _swapped(data, other),
    )
    for kind in made:
        yield from (attack for attack in kind if attack[1] != data)  # zeros moved among zeros are no change


def _bytes(data: bytes, chance: random.Random, amount: Amount) -> Iterator[Attack]:
    for _ in range(amount.bytes):
        place = chance.randrange(len(data))
        value = chance.choice([byte for byte in range(256) if byte != data[place]])
        yield f"byte {place} = {value}", data[:place] + bytes([value]) + data[place + 1 :]
    start, end = gaps(data)[-1]
    for _ in range(amount.bytes // 4):  # where no signature covers
        place = chance.randrange(start, end)
        value = chance.choice([digit for digit in b"0123456789ABCDEFabcdef" if digit != data[place]])
        yield f"last contents {place} = {chr(value)}", data[:place] + bytes([value]) + data[place + 1 :]


def _cuts(data: bytes, chance: random.Random, amount: Amount) -> Iterator[Attack]:
    ends = [found.end() for found in re.finditer(rb"%%EOF", data)]
    for end in ends:
        for place in (end, end + 1):
            if place < len(data):
                yield f"cut at {place}", data[:place]
    for place in [*chance.sample(range(len(data)), amount.cuts), *range(len(data) - 9, len(data))]:
        yield f"cut at {place}", data[:place]


def _blocks(data: bytes, chance: random.Random, amount: Amount) -> Iterator[Attack]:
    for _ in range(amount.blocks):
        start = chance.randrange(len(data) - 1)
        end = min(len(data), start + chance.randrange(1, 600))
        to = chance.randrange(len(data))
        yield f"without {start}-{end}", data[:start] + data[end:]
        yield f"{start}-{end} twice", data[:end] + data[start:end] + data[end:]
        rest = data[:start] + data[end:]
        yield f"{start}-{end} moved to {to}", rest[:to] + data[start:end] + rest[to:]


def _in_place(data: bytes) -> Iterator[Attack]:
    """Every object, cross-reference section and trailer of every revision, written over without moving anything."""
    for found in re.finditer(rb"(?s)(\d+) 0 obj\b(.*?)endobj", data):
        start, end = found.span(2)
        for name, body in (("null", b" null"), ("nothing", b""), ("a dictionary", b"<< >>")):
            if len(body) <= end - start:
                yield f"object {found[1].decode()} is {name}", data[:start] + body.ljust(end - start) + data[end:]
        start, end = found.span()
        yield f"object {found[1].decode()} gone", data[:start] + b" " * (end - start) + data[end:]
        yield (
            f"object {found[1].decode()} numbered 0",
            data[:start] + b"0" * len(found[1]) + data[start + len(found[1]) :],
        )
    for found in re.finditer(rb"\d{10} \d{5} ([nf]) ", data):
        place = found.start()
        yield f"entry at {place} freed", data[:place] + b"0000000000 65535 f " + data[place + 19 :]
        yield f"entry at {place} at 0", data[:place] + b"0000000000" + data[place + 10 :]
    for found in re.finditer(rb"startxref\s+(\d+)", data):
        for value in (b"0", b"9" * len(found[1]), b"-1"):
            start, end = found.span(1)
            yield f"startxref {value.decode()} at {start}", data[:start] + value.ljust(end - start) + data[end:]
    for found in re.finditer(rb"/Prev (\d+)", data):
        start, end = found.span(1)
        yield f"Prev 0 at {start}", data[:start] + b"0".ljust(end - start) + data[end:]
        yield f"no Prev at {start}", data[: found.start()] + b"/Pref" + data[found.start() + 5 :]


def _revisions(data: bytes) -> Iterator[Attack]:
    """Revisions that nobody signed."""
    numbers = sorted({int(found) for found in re.findall(rb"(\d+) 0 obj", data)})
    size = max(numbers) + 1
    for number in numbers:
        body = newest(data, number)
        yield f"{number} null", appended(data, {number: b"null"})
        yield f"{number} empty", appended(data, {number: b"<< >>"})
        yield f"{number} again", appended(data, {number: body})
        yield f"{number} freed", _freed(data, number)
        yield f"{number} without cross-reference", data + b"%d 0 obj\n%b\nendobj\n" % (number, body)
    yield "an empty revision", appended(data, {})
    yield "an orphan", appended(data, {size: b"<< /Type /Page >>"})
    yield "a new root", appended(data, {size: b"<< /Type /Catalog /Pages %d 0 R >>" % size}, b" /Root %d 0 R" % size)
    yield "a new Info", appended(data, {size: b"<< /Title (Forged) >>"}, b" /Info %d 0 R" % size)
    yield "encrypted", appended(data, {size: b"<< /Filter /Standard /V 1 /R 2 /P -1 >>"}, b" /Encrypt %d 0 R" % size)
    yield "hybrid", appended(data, {}, b" /XRefStm 15")
    yield (
        "a stream of objects",
        appended(data, {size: b"<< /Type /ObjStm /N 1 /First 4 /Length 8 >>\nstream\n1 0 null\nendstream"}),
    )
    yield (
        "in circles",
        data
        + b"xref\n0 0\ntrailer\n<< /Size %d /Root 6 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n"
        % (size, len(data), len(data)),
    )
    start = int(re.findall(rb"startxref\s+(\d+)", data)[0])
    yield "back to the first revision", data + b"startxref\n%d\n%%%%EOF\n" % start


def _freed(data: bytes, number: int) -> bytes:
    made = appended(data, {number: b"null"})
    place = made.rindex(b" 00000 n ")
    return made[: place - 10] + b"0000000000 00001 f " + made[place + 9 :]


def _ranges(data: bytes) -> Iterator[Attack]:
    for which, found in enumerate(re.finditer(rb"/ByteRange ?\[([^\]]*)\]", data)):
        _first, length, second, rest = (int(number) for number in found[1].split())
        start, end = found.span(1)
        values = {
            "nothing": (0, 0, 0, 0),
            "negative": (0, -1, second, rest),
            "overlapping": (0, second, length, rest),
            "a wider gap": (0, length - 1, second, rest),
            "a gap that goes on": (0, length, second + 1, rest - 1),
            "from 1": (1, length - 1, second, rest),
            "shorter": (0, length, second, rest - 1),
            "longer": (0, length, second, rest + 1),
            "two numbers": (0, length),
            "six numbers": (0, 1, 1, length - 1, second, rest),
            "one range": (0, len(data), len(data), 0),
        }
        for name, numbers in values.items():
            written = b" ".join(b"%d" % number for number in numbers)
            yield f"range {which}: {name}", data[:start] + written.ljust(end - start) + data[end:]
        for name, written in {"null": b"null", "a reference": b"[6 0 R]", "text": b"[(0) (1) (2) (3)]"}.items():
            left, right = found.start() + 10, found.end()
            yield f"range {which}: {name}", data[:left] + written.rjust(right - left) + data[right:]
        yield f"range {which}: none", data[: found.start()] + b"/ByteRanXe" + data[found.start() + 10 :]


def _dictionaries(data: bytes) -> Iterator[Attack]:
    """Signature dictionaries and what names them."""
    for which, (start, end) in enumerate(gaps(data)):
        inner = data[start + 1 : end - 1]
        yield f"contents {which}: empty", data[:start] + b"<>".ljust(end - start) + data[end:]
        yield f"contents {which}: zeros", data[: start + 1] + b"0" * len(inner) + data[end - 1 :]
        yield f"contents {which}: a reference", data[:start] + b"6 0 R".ljust(end - start) + data[end:]
        yield f"contents {which}: lower case", data[: start + 1] + inner.lower() + data[end - 1 :]
        yield f"contents {which}: spaced", data[: start + 1] + (b" " + inner[:-1]) + data[end - 1 :]
        yield f"contents {which}: a comment", data[: start + 1] + b"%\n" + inner[:-2] + data[end - 1 :]
        yield f"contents {which}: padded otherwise", data[: end - 3] + b"01" + data[end - 1 :]
        yield f"contents {which}: shorter", data[: end - 3] + b">  " + data[end:]
        yield f"contents {which}: as text", data[:start] + b"(" + inner + b")" + data[end:]
        yield f"contents {which}: misnamed", data[:start].replace(b"/Contents ", b"/ContentX ") + data[start:]
    for old, new in (
        (b"/DocMDP", b"/DocMDX"),
        (b"/P 1", b"/P 2"),
        (b"/P 1", b"/P 3"),
        (b"/ETSI.CAdES.detached", b"/adbe.pkcs7.detached"),
        (b"/ETSI.RFC3161", b"/ETSI.RFC3162"),
        (b"/DocTimeStamp", b"/DocTimeStamX"),
        (b"/Type /Sig", b"/Type /Sag"),
        (b"/SigFlags 3", b"/SigFlags 0"),
        (b"/DSS", b"/DSX"),
        (b"/Perms", b"/Permx"),
        (b"/AcroForm", b"/AcroForx"),
        (b"/Certs", b"/Cerxx"),
        (b"/CRLs", b"/CRLx"),
    ):
        for place in (data.find(old), data.rfind(old)):
            if place >= 0 and len(old) == len(new):
                yield f"{old.decode()} at {place} is {new.decode()}", data[:place] + new + data[place + len(old) :]
    for found in list(re.finditer(rb"/Filter /Adobe\.PPKLite", data)):
        for more in (b"/Contents <00>", b"/ByteRange [0 0 0 0]", b"/Type /Sig", b"/SubFilter /x"):
            written = more.ljust(len(found[0]))
            if len(written) == len(found[0]):
                yield f"twice {more.decode()} at {found.start()}", data[: found.start()] + written + data[found.end() :]


def _around(data: bytes) -> Iterator[Attack]:
    for name, more in {
        "a zero": b"\0",
        "a line": b"\n",
        "an end": b"%%EOF\n",
        "a comment": b"% nothing\n",
        "a header": b"%PDF-1.7\n",
        "an object": b"1 0 obj\n<< >>\nendobj\n",
        "itself": data,
    }.items():
        yield f"{name} behind", data + more
        yield f"{name} before", more + data
    for version in (b"%PDF-1.0", b"%PDF-1.9", b"%PDF-3.0", b"%PDX-1.3", b"%pdf-1.3", b"        "):
        yield f"header {version.decode()}", version + data[8:]


def _swapped(one: bytes, other: bytes) -> Iterator[Attack]:
    """Parts of another genuine file."""
    ours, theirs = gaps(one), gaps(other)
    for here, (start, end) in enumerate(ours):
        for there, (begin, stop) in enumerate(theirs):
            inner = other[begin + 1 : stop - 1][: end - start - 2].ljust(end - start - 2, b"0")
            yield f"contents {here} from {there} of another", one[: start + 1] + inner + one[end - 1 :]
    inner = one[ours[-1][0] : ours[-1][1]]
    if len(inner) == ours[0][1] - ours[0][0]:
        yield "the timestamp as the seal", one[: ours[0][0]] + inner + one[ours[0][1] :]
    mine = [0, *(found.end() + 1 for found in re.finditer(rb"%%EOF", one))]
    its = [0, *(found.end() + 1 for found in re.finditer(rb"%%EOF", other))]
    for revision in range(1, len(mine) - 1):
        yield f"revisions from {revision} on of another", one[: mine[revision]] + other[its[revision] :]
        yield f"revision {revision} left out", one[: mine[revision]] + one[mine[revision + 1] :]
        yield f"revision {revision} twice", one[: mine[revision + 1]] + one[mine[revision] :]
    mine_objects = {found[1]: found for found in re.finditer(rb"(?s)(\d+ 0) obj.*?endobj", one)}
    its_objects = {found[1]: found[0] for found in re.finditer(rb"(?s)(\d+ 0) obj.*?endobj", other)}
    for name, found in mine_objects.items():
        if name in its_objects and its_objects[name] != found[0]:
            yield f"object {name.decode()} of another", one[: found.start()] + its_objects[name] + one[found.end() :]


Late = Callable[[Objects, int], Objects]


def rewritten(data: bytes, others: Iterable[bytes]) -> Iterator[Attack]:
    """The last timestamp put together otherwise, its meaning kept. `others` are certificates that the file knows."""
    start, end = gaps(data)[-1]
    content = bytes.fromhex(data[start + 1 : end - 1].decode())
    content = content[: len(cms.ContentInfo.load(content).dump())]
    own = [item.chosen.dump() for item in cms.ContentInfo.load(content)["content"]["certificates"]]
    bare = bytes.fromhex("300b0609608648016503040201")  # SHA-256 without parameters; here they are NULL

    def put(change: Callable[[cms.SignedData], None]) -> bytes:
        info = cms.ContentInfo.load(content)
        change(info["content"])
        return written(info.dump(force=True))

    def written(made: bytes) -> bytes:
        return data[: start + 1] + made.hex().upper().encode().ljust(end - start - 2, b"0") + data[end - 1 :]

    def with_certificates(listed: list[bytes]) -> Callable[[cms.SignedData], None]:
        def change(signed: cms.SignedData) -> None:
            loaded = [asn1_x509.Certificate.load(item) for item in listed]
            signed["certificates"] = [cms.CertificateChoices("certificate", item) for item in loaded]

        return change

    def without_parameters(signed: cms.SignedData) -> None:
        signed["digest_algorithms"] = [algos.DigestAlgorithm.load(bare)]
        signed["signer_infos"][0]["digest_algorithm"] = algos.DigestAlgorithm.load(bare)

    def without_certificates(signed: cms.SignedData) -> None:
        signed["certificates"] = []

    assert b"".join(own) in content
    yield "certificates reversed", written(content.replace(b"".join(own), b"".join(own[::-1])))
    yield "certificates halved", put(with_certificates(own[:1]))
    yield "the other half", put(with_certificates(own[1:]))
    yield "no certificates", put(without_certificates)
    for number, certificate in enumerate(others):
        if certificate not in own:
            yield f"certificate {number} more", put(with_certificates([*own, certificate]))
    yield "parameters of the digest", put(without_parameters)


def retimed(world: World) -> Iterator[Attack]:
    """Changes in a revision that a genuine document timestamp covers; everything but the rule on growth holds there."""
    base = forged(world)
    root = int(re.findall(rb"/Root (\d+) 0 R", base)[0])
    info = int(re.findall(rb"/Info (\d+) 0 R", base)[0])
    form = int(re.findall(rb"/AcroForm (\d+) 0 R", base)[0])
    page = int(re.findall(rb"/Kids \[ ?(\d+) 0 R", base)[0])
    content = int(re.findall(rb"/Contents (\d+) 0 R", base)[0])
    store = int(re.findall(rb"/DSS (\d+) 0 R", base)[0])
    certificates = [int(found) for found in re.findall(rb"(\d+) 0 R", re.findall(rb"/Certs \[([^\]]*)\]", base)[0])]
    stream = b"<< /Length 3 >>\nstream\nq Q\nendstream"

    def put(number: int, body: bytes) -> Late:
        return lambda objects, _free: {**objects, number: body}

    def more(number: int, entries: bytes) -> Late:
        def late(objects: Objects, _free: int) -> Objects:
            return {**objects, number: objects.get(number, newest(base, number))[:-2] + entries + b" >>"}

        return late

    def other(number: int, old: bytes, new: bytes) -> Late:
        def late(objects: Objects, _free: int) -> Objects:
            body = objects.get(number, newest(base, number))
            assert old in body, (number, old)
            return {**objects, number: body.replace(old, new)}

        return late

    lates: dict[str, Late] = {
        "page content": put(content, stream),
        "page moved": more(page, b"/CropBox [ 0 0 1 1 ]"),
        "page with other content": other(page, b"/Contents", b"/Contentx"),
        "page with an action": more(page, b"/AA << /O << /S /JavaScript /JS (1) >> >>"),
        "annotation": lambda objects, free: {
            **objects,
            free: b"<< /Type /Annot /Subtype /FreeText /Rect [ 0 0 900 900 ] /Contents (Forged) >>",
            page: objects[page].replace(b" ] >>", b" %d 0 R ] >>" % free),
        },
        "annotation without number": lambda objects, _free: {
            **objects,
            page: objects[page].replace(b" ] >>", b" << /Type /Annot /Subtype /Text /Rect [ 0 0 9 9 ] >> ] >>"),
        },
        "annotation taken away": lambda objects, _free: {
            **objects,
            page: re.sub(rb"/Annots \[ \d+ 0 R", b"/Annots [", objects[page]),
        },
        "title": other(info, b"/Title", b"/Titel"),
        "author": other(info, b"(anonymous)", b"(Somebody)"),
        "open action": more(root, b"/OpenAction << /S /JavaScript /JS (1) >>"),
        "attachment": lambda objects, free: {
            **objects,
            free: b"<< /Type /Filespec /F (a) /EF << /F %d 0 R >> >>" % (free + 1),
            free + 1: stream,
            root: newest(base, root)[:-2] + b"/AF [ %d 0 R ] >>" % free,
        },
        "names": more(root, b"/Names << /EmbeddedFiles << /Names [] >> >>"),
        "XFA": more(form, b"/XFA (x)"),
        "appearances": more(form, b"/NeedAppearances true"),
        "usage rights": other(root, b"/Perms << ", b"/Perms << /UR3 1 0 R "),
        "no permission": other(root, b"/Perms", b"/Permx"),
        "pages": other(root, b"/Pages", b"/Paged"),
        "XMP": lambda objects, free: {
            **objects,
            free: b"<< /Type /Metadata /Subtype /XML /Length 46 >>\nstream\n"
            b'<x:xmpmeta xmlns:x="adobe:ns:meta/"></x:xmpmeta>\nendstream',
            root: newest(base, root)[:-2] + b"/Metadata %d 0 R >>" % free,
        },
        "DSS emptied": put(store, b"<< /Type /DSS >>"),
        "DSS without lists": other(store, b"/CRLs", b"/CRLx"),
        "DSS with VRI": more(store, b"/VRI << >>"),
        "DSS certificate of nobody": put(certificates[0], b"<< /Length 2 >>\nstream\n\x05\x00\nendstream"),
        "DSS names the page": other(store, b"/Certs [ ", b"/Certs [ %d 0 R " % content),
        "DSS twice": other(store, b"/Certs [ ", b"/Certs [ %d 0 R " % certificates[0]),
        "DSS elsewhere": lambda objects, free: {
            **objects,
            free: newest(base, store),
            root: newest(base, root).replace(b"/DSS %d 0 R" % store, b"/DSS %d 0 R" % free) + b"",
            content: stream,
        },
        "DSS in place of a font": lambda objects, _free: {
            **objects,
            2: newest(base, store),
            root: newest(base, root).replace(b"/DSS %d 0 R" % store, b"/DSS 2 0 R"),
        },
        "certificates in place of a font": lambda objects, _free: {
            **objects,
            2: b"[ %b ]" % b" ".join(b"%d 0 R" % number for number in certificates),
            store: re.sub(rb"/Certs \[[^\]]*\]", b"/Certs 2 0 R", newest(base, store)),
        },
        "fields in place of a font": lambda objects, _free: {
            **objects,
            2: re.findall(rb"\[[^\]]*\]", objects[form])[0],
            form: re.sub(rb"\[[^\]]*\]", b"2 0 R", objects[form]),
        },
        "annotations in place of a font": lambda objects, _free: {
            **objects,
            2: re.findall(rb"/Annots (\[[^\]]*\])", objects[page])[0],
            page: re.sub(rb"/Annots \[[^\]]*\]", b"/Annots 2 0 R", objects[page]),
        },
        "an orphan": lambda objects, free: {**objects, free: b"<< /Type /Page >>"},
        "an orphan stream": lambda objects, free: {**objects, free: stream},
        "the seal's value": other(form + 2, b"/Adobe.PPKLite", b"/Adobe.PPKMS"),
        "fields reversed": lambda objects, _free: {
            **objects,
            form: re.sub(rb"(\d+ 0 R) (\d+ 0 R)", rb"\2 \1", objects[form]),
        },
        "the seal left out": lambda objects, _free: {**objects, form: re.sub(rb"\[ \d+ 0 R ", b"[ ", objects[form])},
        "fields of the page": other(form, b"/SigFlags", b"/Kids %d 0 R /SigFlags" % page),
    }
    for name, late in lates.items():
        yield f"under a timestamp: {name}", forged(world, Recipe(late=late))
    for name, entries in {
        "visible": {b"/Rect": b"[ 10 10 600 800 ]"},
        "with an appearance": {b"/AP": b"<< /N %d 0 R >>" % content},
        "with an action": {b"/A": b"<< /S /URI /URI (http://x) >>"},
        "with kids": {b"/Kids": b"[ %d 0 R ]" % page},
        "of text": {b"/FT": b"/Tx"},
        "named as the seal": {b"/T": b"(Seal)"},
    }.items():
        yield f"timestamp's field {name}", forged(world, Recipe(field_entries=entries))
    for name, entries in {
        "with a reason": {b"/Reason": b"(I agree)"},
        "with a name": {b"/Name": b"(The Prime Minister)"},
        "of another kind": {b"/SubFilter": b"/adbe.pkcs7.detached"},
    }.items():
        yield f"timestamp {name}", forged(world, Recipe(stamp_entries=entries))
    for name, trailer in {
        "another Info": b" /Info %d 0 R" % page,
        "another root": b" /Root %d 0 R" % page,
        "encryption": b" /Encrypt << /Filter /Standard /V 1 /R 2 /P -1 /O (x) /U (y) >>",
        "a hybrid": b" /XRefStm 15",
    }.items():
        yield f"trailer with {name}", forged(world, Recipe(trailer=trailer))
    yield "catalogue with another version", forged(world, Recipe(late_catalogue={b"/Version": b"/1.4"}))
    yield "renewed with a list that is none", forged(world, Recipe(renewals=(("tsa", NOW, (b"\x05\x00",)),)))
