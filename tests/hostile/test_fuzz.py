"""What fuzzing found, kept small; and a few seconds of bytes into every reader (`make fuzz` does it for minutes)."""

from __future__ import annotations

import pytest
from foreign_kit import ENGLISH_ACT
from fuzz_targets import TARGETS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st


def packed_oddly(data: bytes, method: int = 99) -> bytes:
    """A package whose directory says that its parts are packed in a way that nobody knows."""
    made = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        at = -1
        while (at := made.find(mark, at + 1)) >= 0:
            made[at + offset : at + offset + 2] = method.to_bytes(2, "little")
    return bytes(made)


KEPT: tuple[tuple[str, str, bytes], ...] = (
    ("a method of packing that nobody knows", "witness-docx", packed_oddly(TARGETS["witness-docx"].seeds[0])),
    ("the same, for the reader", "package", packed_oddly(TARGETS["package"].seeds[0])),
    ("the same, at the counter", "gather", packed_oddly(TARGETS["gather"].seeds[0])),
    (
        "facts where text stands",
        "akn",
        ENGLISH_ACT.replace("<crossHeading>", "<meta>hush</meta><crossHeading>").encode(),
    ),
    ("words beside components", "akn", ENGLISH_ACT.replace("<components>", "<components>!").encode()),
    ("words behind components", "akn", ENGLISH_ACT.replace("</components>", "</components>!").encode()),
    ("words beside attachments", "akn", ENGLISH_ACT.replace("<attachments>", "<attachments>!").encode()),
    ("words in a mark of a note", "akn", ENGLISH_ACT.replace('marker="1"/>', 'marker="1">!</noteRef>').encode()),
    (
        "words in a reference to a component",
        "akn",
        ENGLISH_ACT.replace('showAs="SCHEDULE"/>', 'showAs="SCHEDULE">!</componentRef>').encode(),
    ),
)
"""(what it is, target, bytes)."""


@pytest.mark.parametrize(
    ("target", "data"), [(target, data) for _, target, data in KEPT], ids=[kept[0] for kept in KEPT]
)
def test_what_was_found_once_is_no_fault_again(target, data):
    TARGETS[target].run(data)


@pytest.mark.parametrize("name", TARGETS)
def test_seeds_are_read(name):
    for seed in TARGETS[name].seeds:
        TARGETS[name].run(seed)


@st.composite
def mutations(draw: st.DrawFn, seeds: tuple[bytes, ...], words: tuple[str, ...]) -> bytes:
    """A seed with a few bytes taken out, put in or turned, or words of the format put in."""
    data = bytearray(draw(st.sampled_from(seeds)))
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(data)))
        match draw(st.integers(0, 3)):
            case 0:
                del data[at : at + draw(st.integers(1, 40))]
            case 1:
                data[at:at] = draw(st.binary(max_size=8))
            case 2 if at < len(data):
                data[at] ^= 1 << draw(st.integers(0, 7))
            case _:
                data[at:at] = draw(st.sampled_from(words)).encode() if words else b"\0"
    return bytes(data)


@pytest.mark.parametrize("name", TARGETS)
def test_mutated_seeds_are_read_or_refused(name):
    target = TARGETS[name]
    few = 12 if name.startswith("whole") else 60

    @settings(max_examples=few, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(st.one_of(mutations(target.seeds, target.words), st.binary(max_size=300)))
    def run(data: bytes) -> None:
        target.run(data)

    run()
