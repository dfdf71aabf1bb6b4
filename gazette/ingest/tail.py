"""The end of a document: adoption formula, recipients (Nơi nhận), signatures; and who signed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from gazette.ingest import dates
from gazette.ingest.blocks import Block, Para, Run, Table
from gazette.ingest.lines import Line, is_closing, is_letterhead, lines_of
from gazette.ingest.runs import text_of
from gazette.ingest.vietnamese import CAPACITY, POSITION, mostly_upper, office, person, sort_key
from gazette.model import Signatory

RECIPIENTS = re.compile(r"^\W*(?:nơi|noi)\s+nhận\s*:?", re.IGNORECASE)
ADOPTED = re.compile(
    r"^\W*(?:bộ luật|luật|nghị quyết|pháp lệnh|hiến pháp|bản hiến pháp)\s+(?:này\s+)?(?:đã\s+)?(?:được"
    r"|do).{0,220}?thông\s+qua",
    re.IGNORECASE | re.DOTALL,
)
_SIGNED = re.compile(r"\W*(?:đã\s*ký|signed|ký thay)\W*", re.IGNORECASE)
_STAMP = re.compile(r"[\[(/]*\s*đã\s+ký\s*[\])/]*\s*:?", re.IGNORECASE)
_COPY = re.compile(r"sao\s+y|sao\s+lục|trích\s+sao", re.IGNORECASE)
_GLUED = re.compile(
    r"(?<=[^\W\d_])(?=(?:KT|TL|TUQ|Q)\.|(?:PHÓ|CHỦ TỊCH|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|GIÁM ĐỐC|CỤC TRƯỞNG)\b)"
)
_CAPACITY_AT = re.compile(r"^\W*(?:TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\s*\.", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Signature:
    """The lines of one signer, each with its class: capacity, position, name or other."""

    lines: tuple[tuple[str, tuple[Run, ...]], ...]
    signatory: Signatory | None


@dataclass(frozen=True, slots=True)
class Tail:
    """Conclusions in reading order: ("p" | "recipients", lines) or ("signature", Signature)."""

    items: tuple[tuple[str, tuple[tuple[Run, ...], ...] | Signature], ...]
    signatories: tuple[Signatory, ...]
    adopted_on: date | None


def signed(text: str) -> bool:
    """Whether a line only says that it was signed: `(Đã ký)`."""
    return bool(_SIGNED.fullmatch(text))


def starts_tail(block: Block, text: str, following: Sequence[Block]) -> bool:
    """Whether the conclusions begin with this block; `text` is what a paragraph says, folded."""
    if isinstance(block, Table):
        return is_closing(block) and not _has_state(block)
    if not text or len(text) > 600:
        return False
    if RECIPIENTS.match(text) and len(text) < 400:
        return True
    if ADOPTED.match(text) and dates.LONG.search(text):
        return True
    if glued_signature(text) is not None:
        return True
    if len(text) > 160 or not (_CAPACITY_AT.match(text) or POSITION.match(text)) or not mostly_upper(text):
        return False
    return bool(_CAPACITY_AT.match(text)) or _name_follows(following)


def _has_state(table: Table) -> bool:
    text = " ".join(line.text for line in lines_of((table,), 0))
    return bool(re.search(r"cộng h[oòóọỏõôồ]\w* xã hội|sao y bản chính", text, re.IGNORECASE))


def _name_follows(following: Sequence[Block]) -> bool:
    """A person's name, or the note that it was signed, within the next few lines."""
    seen = 0
    for index, block in enumerate(following):
        if isinstance(block, Table) or seen > 5:
            return False
        for line in lines_of(following if isinstance(following, tuple) else tuple(following), index):
            if line.rule:
                continue
            seen += 1
            if person(line.text) is not None or _SIGNED.fullmatch(line.text):
                return True
    return False


def read_tail(blocks: tuple[Block, ...], bodies: Iterable[str]) -> Tail:
    """Read the conclusions; `bodies` are names in normal spelling, for the offices."""
    names = tuple(bodies)
    items: list[tuple[str, tuple[tuple[Run, ...], ...] | Signature]] = []
    adopted: date | None = None
    copied = False
    copies = _certified(blocks)
    for group in _groups(blocks):
        if not _arranged(blocks, group[0]):
            items.append(("p", tuple(line.runs for line in group)))
            continue
        copied = copied or any(_row(line) in copies for line in group)
        for kind, found in _parted(group):
            if kind == "signature" and not copied:
                items.extend(("signature", signature) for signature in _signatures(found, names))
                continue
            for line in found:
                if adopted is None and ADOPTED.match(line.text):
                    adopted = dates.first(line.text[line.text.lower().rfind("thông qua") :]) or dates.first(line.text)
            items.append(("p" if kind == "signature" else kind, tuple(line.runs for line in found)))
    signatures = [item for _, item in items if isinstance(item, Signature) and item.signatory is not None]
    people = tuple(_of_body(item, names) if len(signatures) > 1 else item.signatory for item in signatures)
    return Tail(tuple(items), tuple(person for person in people if person is not None), adopted)


def _of_body(signature: Signature, bodies: tuple[str, ...]) -> Signatory | None:
    """One of several signers with the body that the line of capacity names (`KT. BỘ TRƯỞNG BỘ TÀI CHÍNH`)."""
    signer = signature.signatory
    if signer is None or not signer.capacity or not signer.position:
        return signer
    above = " ".join(text_of(runs) for kind, runs in signature.lines if kind != "name")
    for_whom = sort_key(" ".join(above.split()))
    named = [body for body in bodies if sort_key(body) in for_whom]
    body = max(named, key=len, default=None)
    if body is None or sort_key(body) in sort_key(signer.position):
        return signer
    return replace(signer, position=f"{signer.position} {body}")


def _arranged(blocks: tuple[Block, ...], line: Line) -> bool:
    """Whether a line stands in a paragraph or in a table that lays out a signature: cells of data name nobody."""
    block = blocks[line.block]
    return isinstance(block, Para) or is_letterhead(block)


def _certified(blocks: tuple[Block, ...]) -> frozenset[tuple[int, int]]:
    """Rows that certify a copy (SAO Y): whoever signs there, and below, did not sign the document."""
    return frozenset(
        _row(line)
        for index in range(len(blocks))
        for line in lines_of(blocks, index)
        if _COPY.search(line.text) and mostly_upper(line.text)
    )


def _row(line: Line) -> tuple[int, int]:
    return line.block, line.cell[0] if line.cell is not None else 0


def _groups(blocks: tuple[Block, ...]) -> list[list[Line]]:
    """Lines that belong together: the cells of one column of a table, or the paragraphs between two tables."""
    groups: list[list[Line]] = []
    loose: list[Line] = []
    for index, block in enumerate(blocks):
        found = [line for line in lines_of(blocks, index) if not line.rule]
        if isinstance(block, Para):
            loose.extend(found)
            continue
        if loose:
            groups.append(loose)
            loose = []
        cells = sorted({line.cell for line in found if line.cell is not None})
        groups.extend([line for line in found if line.cell == cell] for cell in cells)
    if loose:
        groups.append(loose)
    return _joined(blocks, [group for group in groups if group])


def _joined(blocks: tuple[Block, ...], groups: list[list[Line]]) -> list[list[Line]]:
    """A name in a cell of its own belongs to the office above it when nothing else is in the group."""
    joined: list[list[Line]] = []
    for group in groups:
        before = joined[-1] if joined else []
        alone = len(group) <= 2 and not any(
            RECIPIENTS.match(line.text) or _opens_signature(group, at, "recipients") for at, line in enumerate(group)
        )
        settled = alone and _arranged(blocks, group[0])
        if settled and before and _is_open(before) and _same_place(before[-1], group[0]):
            before.extend(group)
        else:
            joined.append(list(group))
    return joined


def _is_open(group: Sequence[Line]) -> bool:
    """An office that still waits for its name."""
    return any(_is_signature(line.text) for line in group) and not _named(group)


def _same_place(above: Line, below: Line) -> bool:
    return above.cell is None or below.cell is None or above.block == below.block


def _named(group: Sequence[Line]) -> bool:
    return any(_name_in(line.text) is not None or glued_signature(line.text) is not None for line in group)


def _is_signature(text: str) -> bool:
    return bool(_CAPACITY_AT.match(text) or POSITION.match(text) or _SIGNED.fullmatch(text))


def _parted(group: Sequence[Line]) -> list[tuple[str, list[Line]]]:
    """A group in stretches: recipients, signature, or plain lines."""
    parted: list[tuple[str, list[Line]]] = []
    state = "p"
    for at, line in enumerate(group):
        text = line.text
        if RECIPIENTS.match(text):
            state = "recipients"
        elif ADOPTED.match(text):
            state = "p"
        elif _opens_signature(group, at, state):
            state = "signature"
        elif state == "signature" and len(text) > 120:
            state = "p"
        if parted and parted[-1][0] == state and state != "p":
            parted[-1][1].append(line)
        else:
            parted.append((state, [line]))
    return parted


def _opens_signature(group: Sequence[Line], at: int, state: str) -> bool:
    text = group[at].text
    if state == "signature" or len(text) > 160:
        return False
    upper = mostly_upper(text)
    if (_CAPACITY_AT.match(text) and upper) or glued_signature(text) is not None:
        return True
    if POSITION.match(text) and (upper or state != "recipients") and not text.endswith((";", ",")):
        return upper or any(person(line.text) for line in group[at + 1 : at + 6])
    if state == "recipients":
        return False
    return (person(text) is not None or bool(_SIGNED.match(text))) and len(group) <= 6


def _signatures(found: Sequence[Line], bodies: tuple[str, ...]) -> list[Signature]:
    """One signature after another: each ends with a name."""
    signatures: list[Signature] = []
    lines: list[tuple[str, tuple[Run, ...]]] = []
    texts: list[str] = []
    for line in found:
        glued = glued_signature(line.text)
        if glued is not None:
            lines.append(("other", line.runs))
            signatures.append(Signature(tuple(lines), _signatory([*texts, glued[0]], glued[1], bodies)))
            lines, texts = [], []
            continue
        name = _name_in(line.text)
        if name is not None and not (POSITION.match(line.text) and mostly_upper(line.text)):
            lines.append(("name", line.runs))
            signatures.append(Signature(tuple(lines), _signatory(texts, name, bodies)))
            lines, texts = [], []
            continue
        kind = "other"
        if _CAPACITY_AT.match(line.text):
            kind = "capacity"
        elif POSITION.match(line.text) or (texts and mostly_upper(line.text) and not _SIGNED.fullmatch(line.text)):
            kind = "position"
        if kind != "other":
            texts.append(line.text)
        lines.append((kind, line.runs))
    if lines:
        if signatures and not texts:
            last = signatures.pop()
            signatures.append(Signature((*last.lines, *lines), last.signatory))
        else:
            signatures.append(Signature(tuple(lines), _signatory(texts, "", bodies) if texts else None))
    return signatures


def glued_signature(text: str) -> tuple[str, str] | None:
    """Office and name of a signature that a copy prints on one line (`TM. CHÍNH PHỦKT. THỦ TƯỚNG(Đã ký)Hồ Văn A`)."""
    if len(text) > 240 or not (_CAPACITY_AT.match(text) or POSITION.match(text)):
        return None
    for at in range(4, len(text) - 1):
        if text[at].isupper() and text[at + 1].islower():
            position = text[:at].strip(" [(/.,:")
            name = person(text[at:])
            if name is not None and mostly_upper(position):
                return _GLUED.sub(" ", position), name
            stamped = _STAMP.match(text, at)
            if stamped is None:
                return None
            name = person(text[stamped.end() :])
            return (_GLUED.sub(" ", position), name) if name is not None and mostly_upper(position) else None
    return None


def names_signer(text: str) -> bool:
    """Whether a line holds no more than a person's name, with or without "(Đã ký)"."""
    return _name_in(text) is not None


def _name_in(text: str) -> str | None:
    """A person's name alone or behind "(Đã ký)" on one line."""
    shorter = _SIGNED.sub(" ", text, count=1) if _SIGNED.match(text) else text
    return person(shorter)


def _signatory(texts: Sequence[str], name: str, bodies: tuple[str, ...]) -> Signatory:
    """Capacity codes and office from the lines above a name."""
    texts = [_GLUED.sub(" ", _STAMP.sub(" ", text)) for text in texts]
    joined = " ".join(texts)
    codes: list[str] = []
    position = ""
    pieces = CAPACITY.split(joined)
    # pieces: text before the first code, then code and text by turns
    if len(pieces) == 1:
        position = _own_office(texts)
    else:
        codes = [f"{code.upper().replace('/', '')}." for code in pieces[1::2]]
        position = _office_behind(texts, pieces[-1])
    return Signatory(name, office(position, bodies), " ".join(codes) or None)


def _own_office(texts: Sequence[str]) -> str:
    """The office of one who signs as such; a long one goes over several lines."""
    start = next((at for at, text in enumerate(texts) if POSITION.match(text)), 0)
    return " ".join(texts[start:])


def _office_behind(texts: Sequence[str], last: str) -> str:
    """The office below the last line with a code: that line names for whom, the next the signer's own office."""
    at = max((index for index, text in enumerate(texts) if CAPACITY.search(text)), default=-1)
    below = list(texts[at + 1 :])
    start = next((index for index, text in enumerate(below) if POSITION.match(text)), None)
    if start is not None:
        return " ".join(below[start:])
    # everything on one line: "KT. THỦ TƯỚNG PHÓ THỦ TƯỚNG"
    for found in re.finditer(r"(?=(?:PHÓ|THỨ TRƯỞNG|CHỦ TỊCH|BỘ TRƯỞNG|THỦ TƯỚNG)\b)", last, re.IGNORECASE):
        if found.start() > 0:
            return last[found.start() :]
    return " ".join(below)
