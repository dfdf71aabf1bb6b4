"""The transparency log: Merkle tree, checkpoint, tiles, proofs. Pure: bytes in, bytes out; no key, no file, no clock.

The forms are those of C2SP (tlog-checkpoint, signed-note, tlog-tiles, tlog-cosignature, tlog-witness, tlog-proof) over
the tree of RFC 6962, so that anyone's log tools read this log.
"""
