"""A manifest, or its signature, that somebody has changed."""

from __future__ import annotations

import json
import random  # noqa: TID251 - a seeded choice of places, the same each time
from datetime import timedelta

import pytest
from pki import NOW, Demo

from gazette.model import Indication, judge
from gazette.model.manifest_json import manifest_bytes, parse_manifest, safe_path
from gazette.verify import Trust, load_trust
from gazette.verify.der import children
from gazette.verify.manifest import judge_manifest

LATER = NOW + timedelta(days=1)


@pytest.fixture(scope="module")
def trust(demo: Demo) -> Trust:
    return load_trust(demo.config.roots)


@pytest.fixture(scope="module")
def pair(demo: Demo) -> tuple[bytes, bytes]:
    return demo.store.get(demo.signed.manifest_file.sha256), demo.store.get(demo.signed.signature_file.sha256)


def verdict(data: bytes, signature: bytes, trust: Trust) -> Indication:
    checks, _manifest, _signer = judge_manifest(data, signature, trust, LATER)
    return judge(checks)[0]


def flipped(data: bytes, place: int, bit: int) -> bytes:
    copy = bytearray(data)
    copy[place] ^= 1 << bit
    return bytes(copy)


def test_the_pair_passes(pair: tuple[bytes, bytes], trust: Trust) -> None:
    assert verdict(*pair, trust) is Indication.PASSED


def test_no_byte_of_the_signature_is_free(pair: tuple[bytes, bytes], trust: Trust) -> None:
    data, signature = pair
    chance = random.Random(715)
    for place in chance.sample(range(len(signature)), 500):
        twisted = flipped(signature, place, chance.randrange(8))
        assert verdict(data, twisted, trust) is not Indication.PASSED, place


def test_no_byte_of_the_manifest_is_free(pair: tuple[bytes, bytes], trust: Trust) -> None:
    data, signature = pair
    chance = random.Random(716)
    for place in chance.sample(range(len(data)), 150):
        assert verdict(flipped(data, place, chance.randrange(8)), signature, trust) is Indication.FAILED, place


@pytest.mark.parametrize("tail", [b"\0", b"\n", b"0"])
def test_nothing_may_follow(pair: tuple[bytes, bytes], trust: Trust, tail: bytes) -> None:
    data, signature = pair
    assert verdict(data + tail, signature, trust) is Indication.FAILED
    assert verdict(data, signature + tail, trust) is Indication.FAILED
    assert verdict(data, signature[:-1], trust) is Indication.FAILED
    assert verdict(data, b"", trust) is Indication.FAILED


def twist(data: bytes, **changes: object) -> bytes:
    return json.dumps(
        {**json.loads(data), **changes}, sort_keys=True, separators=(",", ":"), ensure_ascii=False
    ).encode()


@pytest.mark.parametrize(
    "changes",
    [
        {"format": "gazette-manifest/5"},
        {"supplements": "2026/1"},
        {"more": 1},
        {"pages": True},
        {"pages": -1},
        {"pages": "4"},
        {"date": "24-11-2026"},
        {"date": "20261124"},
        {"settings": "0" * 63},
        {"settings": "A" * 64},
        {"previous": ""},
        {"demonstration": 0},
        {"files": {}},
        {"files": [1]},
        {"issue": None},
        {"issue": {"publisher": "../x", "year": 2026, "numbers": [1]}},
        {"issue": {"publisher": "vn", "year": 2026, "numbers": []}},
        {"issue": {"publisher": "vn", "year": 2026, "numbers": [1, 3]}},
        {"issue": {"publisher": "vn", "year": 2026, "numbers": [True]}},
    ],
)
def test_shapes_that_are_refused(pair: tuple[bytes, bytes], changes: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        parse_manifest(twist(pair[0], **changes))


@pytest.mark.parametrize(
    "path", ["../x", "/etc/passwd", "a//b", "a/./b", "a/..", "C:/x", "a\\b", "", " a", "a\0b", "a\n", "a/"]
)
def test_paths_that_leave_the_portal(pair: tuple[bytes, bytes], path: str) -> None:
    assert not safe_path(path)
    files = json.loads(pair[0])["files"]
    files[0]["path"] = path
    with pytest.raises(ValueError, match="leaves the portal"):
        parse_manifest(twist(pair[0], files=files))


def test_a_path_twice_and_a_member_twice(pair: tuple[bytes, bytes]) -> None:
    files = json.loads(pair[0])["files"]
    with pytest.raises(ValueError, match="twice"):
        parse_manifest(twist(pair[0], files=[files[0], files[0]]))
    with pytest.raises(ValueError, match="twice"):
        parse_manifest(pair[0].replace(b'"pages":4', b'"pages":4,"pages":4'))


def test_other_spacing_is_refused(pair: tuple[bytes, bytes]) -> None:
    with pytest.raises(ValueError, match="canonical"):
        parse_manifest(json.dumps(json.loads(pair[0])).encode())
    assert manifest_bytes(parse_manifest(pair[0])) == pair[0]


def test_how_many_bits_of_a_lists_signature_are_unused_is_not_free(
    pair: tuple[bytes, bytes], trust: Trust, demo: Demo
) -> None:
    """The list's own signature says nothing of that byte, and libraries pass over it where the last bits are zero."""
    data, signature = pair
    twisted = 0
    for path in demo.config.crls:
        crl = path.read_bytes()
        assert crl in signature
        at = signature.index(crl) + len(crl) - len(list(children(crl))[-1]) + 2
        assert signature[at] == 0
        for bits in range(1, 8):
            changed = signature[:at] + bytes([bits]) + signature[at + 1 :]
            assert verdict(data, changed, trust) is not Indication.PASSED, (path.name, bits)
            twisted += 1
    assert twisted == 14
