"""The algorithms a seal may rest on: RSA from 2048 bits, ECDSA from 256 (Circular 15/2025/TT-BKHCN), SHA-2 from 256."""

from __future__ import annotations

from datetime import datetime

from asn1crypto import algos, keys
from pyhanko_certvalidator.policy_decl import AlgorithmUsageConstraint, AlgorithmUsagePolicy

DIGESTS = frozenset({"sha256", "sha384", "sha512"})
LEAST_BITS = {"rsa": 2048, "rsassa_pss": 2048, "ec": 256}
_CURVES = frozenset({"secp256r1", "secp384r1", "secp521r1", "brainpoolp256r1", "brainpoolp384r1", "brainpoolp512r1"})


class AllowList(AlgorithmUsagePolicy):
    """pyHanko's question "may this be used?", answered from the list; the time doesn't matter."""

    def digest_algorithm_allowed(
        self,
        algo: algos.DigestAlgorithm,
        moment: datetime | None,  # noqa: ARG002 - pyHanko's signature
    ) -> AlgorithmUsageConstraint:
        """Whether the digest is on the list."""
        return AlgorithmUsageConstraint(algo["algorithm"].native in DIGESTS)

    def signature_algorithm_allowed(
        self,
        algo: algos.SignedDigestAlgorithm,
        moment: datetime | None,  # noqa: ARG002 - pyHanko's signature
        public_key: keys.PublicKeyInfo | None,
    ) -> AlgorithmUsageConstraint:
        """Whether the signature's algorithm and its key are on the list."""
        return AlgorithmUsageConstraint(weakness(algo, public_key) is None)


def weakness(algo: algos.SignedDigestAlgorithm, public_key: keys.PublicKeyInfo | None) -> str | None:
    """The name of what is not allowed about a signature, None when nothing is."""
    name: str = algo["algorithm"].native
    if algo.signature_algo not in ("rsassa_pkcs1v15", "rsassa_pss", "ecdsa"):
        return name
    # Plain rsaEncryption names no digest; the SignerInfo's own digest is judged beside it.
    if name != "rsassa_pkcs1v15" and algo.hash_algo not in DIGESTS:
        return name
    if public_key is None:
        return None
    kind: str = public_key.algorithm
    if public_key.bit_size < LEAST_BITS.get(kind, 1 << 30):
        return f"{kind} {public_key.bit_size}"
    if kind == "ec" and (public_key.curve[0] != "named" or public_key.curve[1] not in _CURVES):
        return f"ec {public_key.curve[1]}"
    return None
