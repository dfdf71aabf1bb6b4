"""What `gazette doctor` looks at: a check gathers values of the workspace and has a function judge them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from gazette.config import KeyConfig, SigningConfig
from gazette.errors import GazetteError
from gazette.model.finding import Severity
from gazette.model.problem import Problem, problem
from gazette.pipeline.continuity import continuity
from gazette.pipeline.doctor_quick import QUICK_CHECKS, Check, of_each
from gazette.pipeline.release import published_by
from gazette.pipeline.renew import find_due, horizon, stamps
from gazette.pipeline.workspace import Workspace

if TYPE_CHECKING:
    from cryptography import x509

    from gazette.sign.health import HeldCertificate, HeldList, Use

_UNATTENDED = frozenset({"none", "file"})
"""Where a passphrase comes from that nobody has to type."""


def certificates(workspace: Workspace) -> Iterator[Problem]:
    """Certificates of the seal, of authorities, of roots and of approvers that ended or will."""
    from gazette.sign.health import certificate_problems

    signing = workspace.config.signing
    if signing is None:
        yield problem("DRC-SEAL-NONE", Severity.INFO)
        return
    if not _is_open(signing.key) and signing.key.certificate is None:
        yield problem("DRC-SEAL-UNSEEN", Severity.INFO, path=signing.key.path)
    days = workspace.config.doctor.certificate_days
    now = workspace.clock.now()
    yield from certificate_problems(_held(workspace, signing), now, days)
    if signing.timestamp.key is None:
        yield from _authority(workspace, now, days)


def lists(workspace: Workspace) -> Iterator[Problem]:
    """Revocation lists at hand that are out of date or will be."""
    from gazette.sign.health import list_problems

    signing = workspace.config.signing
    if signing is not None and signing.offline and not signing.crls:
        yield problem("DRC-LIST-NONE", Severity.ERROR)
    yield from list_problems(_lists(workspace), workspace.clock.now(), workspace.config.doctor.list_days)


def timestamps(workspace: Workspace) -> Iterator[Problem]:
    """Issues of which a published file's timestamp stops counting within the margin of gazette.toml, or has."""
    if workspace.config.signing is None:
        return
    for issue in find_due(workspace, published_by(workspace), horizon(workspace)):
        number = workspace.called(issue.issue.manifest.id)
        late = [item for item in issue.files if item.late]
        if late:
            first = min(item.ends for item in late)
            yield problem("DRC-STAMPS-ENDED", Severity.ERROR, issue=number, count=len(late), on=first)
        if issue.renewable:
            first = min(item.ends for item in issue.renewable)
            yield problem("DRC-STAMPS-DUE", Severity.WARNING, issue=number, count=len(issue.renewable), on=first)


CHECKS: tuple[Check, ...] = (
    of_each(certificates),
    of_each(lists),
    of_each(timestamps),
    *QUICK_CHECKS,
    of_each(continuity),
)
"""Every check, in the order in which they are run. A new one is written as these are and put here."""


def _held(workspace: Workspace, signing: SigningConfig) -> Iterator[HeldCertificate]:
    from gazette.sign.approval import approver_certificates
    from gazette.sign.health import HeldCertificate, Use
    from gazette.sign.keys import load_certificates

    keys = ((Use.SEAL, signing.key), (Use.SEAL, signing.renewal.key), (Use.STAMP, signing.timestamp.key))
    for use, key in keys:
        if key is not None:
            yield from _of_key(key, use)
    for path in (*signing.roots, *workspace.config.intake.roots):
        yield from (HeldCertificate(Use.ROOT, found) for found in load_certificates(path))
    if signing.approval is not None:
        yield from (HeldCertificate(Use.APPROVER, found) for found in approver_certificates(signing.approval))


def _of_key(key: KeyConfig, use: Use) -> Iterator[HeldCertificate]:
    """A key's certificate and those above it, where they can be seen without asking anybody."""
    from gazette.sign.health import HeldCertificate
    from gazette.sign.health import Use as Uses
    from gazette.sign.keys import load_certificates, load_key

    chain = [found for path in key.chain for found in load_certificates(path)]
    if _is_open(key):
        loaded = load_key(key, _never)
        yield HeldCertificate(use, loaded.certificate)
        chain = list(loaded.chain)
    elif key.certificate is not None:
        own, *above = load_certificates(key.certificate)
        yield HeldCertificate(use, own)
        chain += above
    yield from (HeldCertificate(Uses.CHAIN, found) for found in dict.fromkeys(chain))


def _authority(workspace: Workspace, now: datetime, days: int) -> Iterator[Problem]:
    """Whether the authority at an address will go on: its certificate is known from the newest issue's timestamp."""
    newest = [stamp for issue in published_by(workspace)[-1:] for _held, stamp in stamps(workspace, issue)]
    for stamp in newest[-1:]:
        if now > stamp.ends:
            yield problem("DRC-STAMP-ENDED", Severity.WARNING, name=stamp.authority, on=stamp.ends.date())
        elif now + timedelta(days=days) > stamp.ends:
            yield problem("DRC-STAMP-ENDS", Severity.WARNING, name=stamp.authority, on=stamp.ends.date())


def _lists(workspace: Workspace) -> Iterator[HeldList]:
    from cryptography import x509

    from gazette.sign.health import NO_ADDRESS, HeldList
    from gazette.sign.revocation import load_crl

    signing, intake = workspace.config.signing, workspace.config.intake
    held = [(path, signing.offline) for path in signing.crls] if signing is not None else []
    offered = _offered(workspace, signing) if signing is not None else {}
    for path, needed in (*held, *((path, True) for path in intake.crls)):
        crl = x509.load_der_x509_crl(load_crl(path))
        yield HeldList(path, crl, needed, offered.get(crl.issuer, NO_ADDRESS))


def _offered(workspace: Workspace, signing: SigningConfig) -> dict[x509.Name, str]:
    """Where issuers offer their revocation lists, by what their certificates say."""
    from gazette.sign.revocation import distribution_points

    try:
        known = [item.certificate for item in _held(workspace, signing)]
    except GazetteError:
        return {}  # the check of certificates tells it
    return {item.issuer: found[0] for item in known if (found := distribution_points(item))}


def _is_open(key: KeyConfig) -> bool:
    """Whether a key file can be read without anybody typing a passphrase."""
    return key.kind in ("pkcs12", "pem") and key.passphrase.kind in _UNATTENDED


def _never(path: str) -> str:
    raise TypeError(f"{path}: its passphrase was said to lie in a file")
