"""Verdicts on published files: needs the files and trust anchors, nothing else. Offline, fast to import."""

from gazette.verify.paths import verify_paths
from gazette.verify.report import to_json, to_text
from gazette.verify.trust import Trust, load_trust

__all__ = ["Trust", "load_trust", "to_json", "to_text", "verify_paths"]
