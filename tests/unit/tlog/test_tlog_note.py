"""Notes, checkpoints and proofs: the specifications' own examples, and every way in which they can be wrong."""

from __future__ import annotations

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from gazette.tlog.checkpoint import Checkpoint, parse_checkpoint
from gazette.tlog.note import (
    LOG_KEY,
    WITNESS_KEY,
    Attested,
    Note,
    NoteError,
    NoteKey,
    attested,
    parse_key,
    parse_note,
    parse_signature,
    signed_line,
)
from gazette.tlog.proof import Proof, parse_proof

# The example of Go's note package, whose key and signature are published there and in the specification's first form.
GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
GO_NOTE = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
    "\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
# The checkpoint that all of C2SP's pages show.
SHOWN = (
    "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
    "— example.com/behind-the-sofa "
    "Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
    "— witness.example.com/w1 "
    "jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n"
)


def key_pair(name: str, kind: int, seed: int) -> tuple[Ed25519PrivateKey, NoteKey]:
    private = Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)
    return private, NoteKey(name, kind, private.public_key().public_bytes_raw())


LOG, LOG_PUBLIC = key_pair("gazette.example/log", LOG_KEY, 1)
WITNESS, WITNESS_PUBLIC = key_pair("library.example/w", WITNESS_KEY, 2)
HEAD = Checkpoint("gazette.example/log", 5, bytes(range(32)))


def test_a_note_of_another_implementation() -> None:
    key = parse_key(GO_KEY)
    assert str(key) == GO_KEY
    assert attested(parse_note(GO_NOTE.encode()), [key]) == (Attested(key, None),)
    with pytest.raises(NoteError) as caught:
        attested(parse_note(GO_NOTE.replace("answer", "anwser").encode()), [key])
    assert caught.value.rule == "signature"


def test_the_checkpoint_of_the_specification_is_read_and_written_back() -> None:
    note = parse_note(SHOWN.encode())
    assert str(note) == SHOWN
    head = parse_checkpoint(note.text)
    assert (head.origin, head.size, head.text) == ("example.com/behind-the-sofa", 20852163, note.text)
    assert int.from_bytes(note.signatures[1].signature[:8], "big") == 1679315147


def test_log_and_witness_sign_the_same_note() -> None:
    lines = (
        signed_line(HEAD.text, LOG_PUBLIC, LOG.sign),
        signed_line(HEAD.text, WITNESS_PUBLIC, WITNESS.sign, 1_700_000_000),
    )
    note = parse_note(str(Note(HEAD.text, lines)).encode())
    assert attested(note, [LOG_PUBLIC, WITNESS_PUBLIC]) == (
        Attested(LOG_PUBLIC, None),
        Attested(WITNESS_PUBLIC, 1_700_000_000),
    )
    # What nobody knows is passed over; what nobody known signed is not believed.
    assert attested(note, [LOG_PUBLIC]) == (Attested(LOG_PUBLIC, None),)
    _, stranger = key_pair("stranger.example", LOG_KEY, 3)
    with pytest.raises(NoteError, match="unsigned"):
        attested(note, [stranger])
    # Name and id are known, the key is another: it must be verified and fails.
    with pytest.raises(NoteError, match="signature"):
        attested(Note(HEAD.text, (*lines, lines[0])), [LOG_PUBLIC])
    changed = bytearray(lines[1].signature)
    changed[7] ^= 1
    with pytest.raises(NoteError, match="signature"):
        attested(Note(HEAD.text, (parse_signature(_line(WITNESS_PUBLIC, bytes(changed))),)), [WITNESS_PUBLIC])


def test_a_witness_key_is_no_log_key() -> None:
    """Domain separation: the same Ed25519 key under the other type has another id, and signs another message."""
    same = NoteKey(WITNESS_PUBLIC.name, LOG_KEY, WITNESS_PUBLIC.public)
    assert same.id != WITNESS_PUBLIC.id
    line = signed_line(HEAD.text, WITNESS_PUBLIC, WITNESS.sign, 1)
    with pytest.raises(NoteError, match="unsigned"):
        attested(Note(HEAD.text, (line,)), [same])
    for key, time in ((LOG_PUBLIC, 1), (WITNESS_PUBLIC, None)):
        with pytest.raises(ValueError, match="a witness tells the time"):
            signed_line(HEAD.text, key, LOG.sign, time)


def test_a_time_beyond_all_clocks() -> None:
    line = NoteKey("w.example", WITNESS_KEY, WITNESS_PUBLIC.public)
    time = 2**63
    signature = time.to_bytes(8, "big") + WITNESS.sign(f"cosignature/v1\ntime {time}\n{HEAD.text}".encode())
    with pytest.raises(NoteError, match="signature"):
        attested(Note(HEAD.text, (parse_signature(_line(line, signature)),)), [line])


def _line(key: NoteKey, signature: bytes) -> str:
    return f"— {key.name} {base64.b64encode(key.id + signature).decode()}"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"text\n",
        b"text\n\n",
        b"text\n\n\xe2\x80\x94 name AAAAAAA=",
        b"text\n\n- name AAAAAAA=\n",
        "text\n\n— na me AAAAAAA=\n".encode(),
        "text\n\n— n+ame AAAAAAA=\n".encode(),
        "text\n\n— name AAAA\n".encode(),
        "text\n\n— name AAAAAAB=\n".encode(),
        "text\r\n\n— name AAAAAAA=\n".encode(),
        b"te\xffxt\n\n\xe2\x80\x94 name AAAAAAA=\n",
        ("text\n\n" + "— name AAAAAAA=\n" * 65).encode(),
    ],
)
def test_what_is_no_note(data: bytes) -> None:
    with pytest.raises(NoteError, match="form"):
        parse_note(data)


@pytest.mark.parametrize(
    "vkey", ["", "name", "name+00000000+", GO_KEY.replace("c74f", "c74e"), "a b+00000000+AAAA", GO_KEY + "="]
)
def test_what_is_no_key(vkey: str) -> None:
    with pytest.raises(ValueError, match=r"key|base64"):
        parse_key(vkey)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "origin\n5\n",
        HEAD.text[:-1],
        HEAD.text + "extension\n",
        HEAD.text.replace("\n5\n", "\n05\n"),
        HEAD.text.replace("\n5\n", "\n-5\n"),
        HEAD.text.replace("\n5\n", "\n٥\n"),
        HEAD.text.replace("gazette.example/log", ""),
        HEAD.text.replace("=", ""),
        HEAD.text.replace("AAEC", "AA=EC"),
        HEAD.text.replace("8=\n", "9=\n"),
    ],
)
def test_what_is_no_checkpoint(text: str) -> None:
    with pytest.raises(ValueError, match=r"checkpoint|base64"):
        parse_checkpoint(text)


@given(st.integers(0, 2**62), st.lists(st.binary(min_size=32, max_size=32), max_size=63), st.binary(max_size=50))
def test_proofs_round_trip(index: int, hashes: list[bytes], extra: bytes) -> None:
    proof = Proof(index, tuple(hashes), SHOWN.encode(), extra)
    assert parse_proof(bytes(proof)) == proof


PROOF = bytes(Proof(73894, (bytes(32), bytes(range(32))), SHOWN.encode(), b"extra"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"@v1", b"@v2"),
        (b"index 73894", b"index 073894"),
        (b"index 73894\n", b""),
        (b"index", b"Index"),
        (b"AAAA=\n", b"AAAB=\n"),
        (b"AAAA=\n", b"AA==\n"),
        (b"\n\n", b"\n"),
        (b"extra ", b"extra  "),
        (b"extra ", b"extra \xc3\xa9"),
    ],
)
def test_what_is_no_proof(old: bytes, new: bytes) -> None:
    changed = PROOF.replace(old, new)
    assert changed != PROOF
    with pytest.raises(ValueError):
        parse_proof(changed)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_proof_a_note_or_an_error(data: bytes) -> None:
    for read in (parse_proof, parse_note):
        with pytest.raises(ValueError):
            read(data)
