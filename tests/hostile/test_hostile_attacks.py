"""No mutation of a signed file passes, whoever signed it, and none makes the verifier fail (benchmarks/attacks.py: more)."""

from __future__ import annotations

import time
from collections.abc import Iterable
from datetime import timedelta

import pytest
from attacks import SMALL, Attack, mutations, retimed, rewritten
from forge import Recipe, forged, unsigned
from pki import Demo
from world import NOW, World

from gazette.model import Check, Indication, Role, judge
from gazette.verify import Trust, load_trust
from gazette.verify.chain import Chains
from gazette.verify.pdf import judge_pdf

LATER = NOW + timedelta(days=1)


def passing(attacks: Iterable[Attack], trust: Trust, genuine: bytes = b"") -> tuple[list[str], int]:
    """The attacks that a verifier would let through, and how many there were."""
    chains, passed, count = Chains(trust), [], 0
    for name, data in attacks:
        count += 1
        assert data != genuine, name
        before = time.process_time()
        checks, signer, _facts = judge_pdf(data, trust, LATER, chains)
        assert time.process_time() - before < 5, name
        assert all(isinstance(check, Check) for check in checks), name
        if judge(checks)[0] is Indication.PASSED:
            passed.append(name)
        elif signer is not None:
            passed.append(f"{name}: the signer is told")
    return passed, count


def test_a_freshly_signed_issue(demo: Demo) -> None:
    data, other = demo.file(Role.DOCUMENT_PDF), demo.file(Role.ISSUE_PDF)
    trust = load_trust(demo.config.roots)
    assert judge(judge_pdf(data, trust, LATER)[0])[0] is Indication.PASSED
    passed, count = passing(mutations(data, other, SMALL), trust)
    assert passed == []
    assert count > 650


@pytest.fixture(scope="module")
def world() -> World:
    return World()


def test_another_signer_s_file(world: World) -> None:
    trust = Trust((world.der("root"),))
    data, other = forged(world), forged(world, Recipe(), unsigned(3, "Another document"))
    assert judge(judge_pdf(data, trust, LATER)[0])[0] is Indication.PASSED
    passed, count = passing(mutations(data, other, SMALL, seed=714), trust)
    assert passed == []
    assert count > 650


def test_changes_under_a_genuine_timestamp(world: World) -> None:
    passed, count = passing(retimed(world), Trust((world.der("root"),)))
    assert passed == []
    assert count > 35


def test_the_last_timestamp_put_together_otherwise(demo: Demo, world: World) -> None:
    known = [world.der(who) for who in ("root", "seal", "ca", "tsa")]
    data = forged(world)
    passed, count = passing(rewritten(data, known), Trust((world.der("root"),)), data)
    assert (passed, count) == ([], 7)
    trust = load_trust(demo.config.roots)
    for role in (Role.DOCUMENT_PDF, Role.ISSUE_PDF):
        passed, count = passing(rewritten(demo.file(role), trust.roots), trust, demo.file(role))
        assert (passed, count) == ([], 6)
