"""Paths and revocation data: which evidence counts when, and that memory never says what judging would not."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from asn1crypto import x509
from forge import Cms, Recipe, forged
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.ades import ades_lta_validation
from pyhanko.sign.validation.policy_decl import (
    LocalKnowledge,
    PdfSignatureValidationSpec,
    RevinfoOnlineFetchingRule,
    RevocationInfoGatheringSpec,
    SignatureValidationSpec,
)
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator.context import CertValidationPolicySpec
from pyhanko_certvalidator.ltv.types import ValidationTimingInfo
from pyhanko_certvalidator.policy_decl import CertRevTrustPolicy, RevocationCheckingPolicy, RevocationCheckingRule
from pyhanko_certvalidator.registry import SimpleTrustManager
from world import DAY, NOW, TABLE, YEAR, World

from gazette.model import Indication, judge
from gazette.verify import Trust, verify_paths
from gazette.verify.chain import Answer, Chains, Evidence, Purpose
from gazette.verify.pdf import judge_pdf

NOTHING: frozenset[bytes] = frozenset()


@cache
def world() -> World:
    return World()


def trust() -> Trust:
    return Trust((world().der("root"),))


def asked(who: str, crls: set[bytes], ocsps: set[bytes] | None = None, at: datetime = NOW) -> Answer:
    certificates = frozenset({world().der("ca"), world().der("responder"), world().der("false responder")})
    evidence = Evidence(certificates, frozenset(crls), frozenset(ocsps or ()))
    return Chains(trust()).ask(world().der(who), Purpose.SEAL, evidence, at)


def lists(**given: object) -> set[bytes]:
    return {world().crl("root"), world().crl("ca", **given)}  # type: ignore[arg-type]


def test_what_counts_as_revocation_data() -> None:
    made = world()
    no_data = "REVOCATION_OUT_OF_BOUNDS_NO_POE"
    assert asked("seal", lists()).fault is None
    assert asked("revoked", lists()).fault == "REVOKED"
    assert asked("revoked later", lists()).fault is None
    assert (
        asked("revoked later", {made.crl("root"), made.crl("ca", NOW + 2 * DAY)}, at=NOW + 2 * DAY).fault == "REVOKED"
    )
    assert asked("seal", {made.crl("root")}).fault == no_data
    assert asked("seal", {made.crl("ca")}).fault == no_data, "the issuing authority needs data too"
    assert asked("seal", {made.crl("root"), made.crl("ca", NOW - 30 * DAY)}).fault == no_data, "stale"
    assert asked("seal", {made.crl("root"), made.crl("ca", NOW + 30 * DAY)}).fault == no_data, "of a later time"
    assert asked("seal", {made.crl("root"), made.crl("false ca")}).fault == no_data, "the same name, another key"
    assert asked("seal", {made.crl("root"), made.crl("other ca")}).fault == no_data, "of another authority"


def test_a_later_list_can_only_tell_worse() -> None:
    made = world()
    later = made.crl("ca", NOW + 30 * DAY)
    forgetful = made.crl("ca", forget=True)
    assert asked("revoked", {made.crl("root"), forgetful}).fault is None, "nothing at hand tells"
    assert asked("revoked", {made.crl("root"), forgetful, later}).fault == "REVOKED"
    assert asked("revoked", {*lists(), made.crl("ca", NOW + 30 * DAY, forget=True)}).fault == "REVOKED"


def test_what_a_responder_says() -> None:
    made, root = world(), {world().crl("root")}
    no_data = "REVOCATION_OUT_OF_BOUNDS_NO_POE"
    responder_known = {*root, made.crl("ca")}
    assert asked("asks ocsp", responder_known, {made.ocsp("asks ocsp")}).fault is None
    forgetful = {*root, made.crl("ca", forget=True)}
    assert asked("asks ocsp revoked", forgetful, {made.ocsp("asks ocsp revoked")}).fault == "REVOKED"
    assert asked("asks ocsp", root, {made.ocsp("seal")}).fault == no_data, "of another certificate"
    assert asked("asks ocsp", root, {made.ocsp("asks ocsp", responder="false responder")}).fault == no_data
    assert asked("asks ocsp", root, {made.ocsp("asks ocsp", responder="seal")}).fault == no_data, "by no responder"
    assert asked("asks ocsp", root, {made.ocsp("asks ocsp", NOW - 30 * DAY)}).fault == no_data, "stale"


@pytest.mark.parametrize(
    ("who", "purpose", "fault"),
    [
        ("seal", Purpose.SEAL, None),
        ("tsa", Purpose.TIMESTAMP, None),
        ("seal", Purpose.TIMESTAMP, "CHAIN_CONSTRAINTS_FAILURE"),
        ("tsa", Purpose.SEAL, "CHAIN_CONSTRAINTS_FAILURE"),
        ("encryption", Purpose.SEAL, "CHAIN_CONSTRAINTS_FAILURE"),
        ("server", Purpose.SEAL, "CHAIN_CONSTRAINTS_FAILURE"),
        ("tsa not critical", Purpose.TIMESTAMP, "CHAIN_CONSTRAINTS_FAILURE"),
        ("tsa of all trades", Purpose.TIMESTAMP, "CHAIN_CONSTRAINTS_FAILURE"),
        ("tsa without purpose", Purpose.TIMESTAMP, "CHAIN_CONSTRAINTS_FAILURE"),
        ("responder", Purpose.SEAL, "CHAIN_CONSTRAINTS_FAILURE"),
        ("expired", Purpose.SEAL, "OUT_OF_BOUNDS_NO_POE"),
        ("early", Purpose.SEAL, "OUT_OF_BOUNDS_NO_POE"),
        ("strange", Purpose.SEAL, "CHAIN_CONSTRAINTS_FAILURE"),
        ("weak", Purpose.SEAL, None),  # its key is judged where the signature is
        ("false seal", Purpose.SEAL, "NO_CERTIFICATE_CHAIN_FOUND"),
    ],
)
def test_certificates_and_what_they_are_for(who: str, purpose: Purpose, fault: str | None) -> None:
    evidence = Evidence(frozenset({world().der("ca"), world().der("false ca")}), frozenset(lists()), NOTHING)
    assert Chains(trust()).ask(world().der(who), purpose, evidence, NOW).fault == fault


MOMENTS = st.integers(-40 * 24 * 60, 40 * 24 * 60).map(lambda minutes: NOW + timedelta(minutes=minutes)) | (
    st.sampled_from([-DAY, -DAY / 2, DAY, 7 * DAY, timedelta(hours=-1), timedelta(0)]).flatmap(
        lambda turn: st.integers(-2, 2).map(lambda seconds: NOW + turn + timedelta(seconds=seconds))
    )
)
ASKED = st.tuples(
    st.sampled_from(["seal", "revoked", "revoked later", "expired", "early", "false seal", "asks ocsp", "encryption"]),
    st.sampled_from(list(Purpose)),
    st.sampled_from(["today", "two lists", "stale", "none", "ocsp"]),
    MOMENTS,
)


@cache
def evidence_of(kind: str) -> Evidence:
    made = world()
    root = made.crl("root", days=60)
    crls = {
        "today": {root, made.crl("ca")},
        "two lists": {root, made.crl("ca"), made.crl("ca", NOW + 20 * DAY)},
        "stale": {root, made.crl("ca", NOW - 20 * DAY)},
        "none": set(),
        "ocsp": {root, made.crl("ca")},
    }[kind]
    ocsps = {made.ocsp("asks ocsp")} if kind == "ocsp" else set()
    return Evidence(frozenset({made.der("ca"), made.der("responder")}), frozenset(crls), frozenset(ocsps))


@settings(max_examples=25, deadline=None)
@given(st.lists(ASKED, min_size=2, max_size=12))
def test_memory_says_what_judging_says(questions: list[tuple[str, Purpose, str, datetime]]) -> None:
    """Whatever was asked before, in whatever order."""
    shared = Chains(trust())
    for who, purpose, kind, at in questions:
        leaf, evidence = world().der(who), evidence_of(kind)
        assert shared.ask(leaf, purpose, evidence, at) == Chains(trust()).ask(leaf, purpose, evidence, at)


RECIPES: dict[str, Callable[[World], Recipe]] = {
    "right": lambda _w: Recipe(),
    "later": lambda _w: Recipe(at=NOW + DAY),
    "of RSA": lambda _w: Recipe(seal="rsa"),
    "SHA-384": lambda _w: Recipe(seal_cms=Cms(digest="sha384"), stamp_cms=Cms(digest="sha512")),
    "renewed": lambda _w: Recipe(renewals=(("tsa", NOW + 3 * DAY, ()),)),
    "renewed with new lists": lambda w: Recipe(
        renewals=(("tsa", NOW + 90 * DAY, (w.crl("root", NOW + 90 * DAY), w.crl("ca", NOW + 90 * DAY))),)
    ),
    "renewed too late": lambda _w: Recipe(renewals=(("tsa", NOW + 90 * DAY, ()),)),
    "revoked": lambda _w: Recipe(seal="revoked"),
    "revoked later": lambda _w: Recipe(seal="revoked later"),
    "expired": lambda _w: Recipe(seal="expired"),
    "early": lambda _w: Recipe(seal="early"),
    "wrong use": lambda _w: Recipe(seal="encryption"),
    "look-alike": lambda _w: Recipe(seal="false seal"),
    "look-alike token": lambda _w: Recipe(token="false tsa"),
    "look-alike stamp": lambda _w: Recipe(stamp="false tsa"),
    "other authority's stamp": lambda _w: Recipe(stamp="other tsa"),
    "revoked token": lambda _w: Recipe(token="tsa revoked"),
    "revoked stamp": lambda _w: Recipe(stamp="tsa revoked"),
    "stale lists": lambda w: Recipe(crls=(w.crl("root"), w.crl("ca", NOW - 30 * DAY))),
    "no lists": lambda _w: Recipe(crls=()),
    "twin's certificate": lambda _w: Recipe(seal_cms=Cms(signer="twin")),
    "bound to the twin": lambda _w: Recipe(seal_cms=Cms(bound="twin")),
    "SHA-1": lambda _w: Recipe(seal_cms=Cms(digest="sha1")),
    "SHA-1 token": lambda _w: Recipe(token_cms=Cms(digest="sha1")),
    "SHA-1 stamp": lambda _w: Recipe(stamp_cms=Cms(digest="sha1")),
    "token over something else": lambda _w: Recipe(token_cms=Cms(content_digest=lambda _right: bytes(32))),
    "seal over something else": lambda _w: Recipe(seal_cms=Cms(content_digest=lambda _right: bytes(32))),
    "stamped before it was sealed": lambda _w: Recipe(stamped_at=NOW - timedelta(hours=1)),
    "by a leaf": lambda _w: Recipe(seal="by a leaf"),
}
GOOD = {"right", "later", "of RSA", "SHA-384", "renewed", "renewed with new lists", "revoked later"}


@cache
def file_of(name: str) -> bytes:
    return forged(world(), RECIPES[name](world()))


def verdict(name: str, chains: Chains | None = None) -> tuple[Indication, str | None]:
    return judge(judge_pdf(file_of(name), trust(), NOW + 100 * DAY, chains)[0])


@pytest.mark.parametrize("name", RECIPES)
def test_which_files_pass(name: str) -> None:
    assert (verdict(name)[0] is Indication.PASSED) is (name in GOOD)


@settings(max_examples=12, deadline=None)
@given(st.lists(st.sampled_from(sorted(RECIPES)), min_size=2, max_size=10))
def test_a_file_gets_the_same_verdict_alone_and_among_others(names: list[str]) -> None:
    chains = Chains(trust())
    assert [verdict(name, chains) for name in names] == [verdict(name) for name in names]


def test_a_folder_says_of_each_file_what_is_said_of_it_alone(tmp_path: Path) -> None:
    """Through the children, in two orders."""
    names = ["right", "revoked", "later", "look-alike stamp", "renewed", "SHA-1"]
    alone = {}
    for name in names:
        (tmp_path / f"{name}.pdf").write_bytes(file_of(name))
        (file,) = verify_paths([tmp_path / f"{name}.pdf"], trust(), NOW + 100 * DAY).files
        alone[name] = file
    for order in (names, names[::-1]):
        files = verify_paths([tmp_path / f"{name}.pdf" for name in order], trust(), NOW + 100 * DAY).files
        assert dict(zip(order, files, strict=True)) == alone


def pyhanko_says(name: str) -> str:
    """The long-term process of another hand, over the same file, as of its last timestamp."""
    root = x509.Certificate.load(world().der("root"))
    rule = RevocationCheckingRule.CRL_OR_OCSP_REQUIRED
    spec = SignatureValidationSpec(
        cert_validation_policy=CertValidationPolicySpec(
            trust_manager=SimpleTrustManager.build(trust_roots=[root]),
            revinfo_policy=CertRevTrustPolicy(RevocationCheckingPolicy(rule, rule)),
        ),
        revinfo_gathering_policy=RevocationInfoGatheringSpec(RevinfoOnlineFetchingRule.LOCAL_ONLY),
        local_knowledge=LocalKnowledge(known_certs=[root]),
        key_usage_settings=KeyUsageConstraints(
            key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False
        ),
    )
    reader = PdfFileReader(io.BytesIO(file_of(name)))
    (seal,) = reader.embedded_regular_signatures
    last = reader.embedded_timestamp_signatures[-1]
    at = last.signed_data["encap_content_info"]["content"].parsed["gen_time"].native
    timing = ValidationTimingInfo(at, at, point_in_time_validation=True)
    try:
        found = asyncio.run(ades_lta_validation(seal, PdfSignatureValidationSpec(spec), timing_info=timing))
    except Exception as error:  # noqa: BLE001 - whatever it raises, it does not say "passed"
        return type(error).__name__
    return str(found.ades_subindic.status.name)


@pytest.mark.parametrize("name", sorted(GOOD))
def test_pyhanko_agrees_on_what_passes(name: str) -> None:
    assert pyhanko_says(name) == "PASSED"


def test_the_table_holds_together() -> None:
    """Every issuer and every borrowed key is in the table."""
    named = {row.issuer for row in TABLE.values()} | {row.key_of for row in TABLE.values()}
    assert named - {None} <= set(TABLE)
    assert replace(TABLE["seal"], ends=YEAR) != TABLE["seal"]
