"""Which language to speak: --lang, then GAZETTE_LANG, then the locale, then Vietnamese."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gazette.messages import LANGUAGES, Language


def choose(argv: Sequence[str], environ: Mapping[str, str]) -> Language:
    """The language for help and messages, told from the raw arguments since help is shown before they are parsed."""
    wanted = ""
    for index, argument in enumerate(argv):
        if argument == "--lang" and index + 1 < len(argv):
            wanted = argv[index + 1]
        elif argument.startswith("--lang="):
            wanted = argument.partition("=")[2]
    candidates = (wanted, environ.get("GAZETTE_LANG", ""), environ.get("LC_ALL", ""), environ.get("LANG", ""))
    for candidate in candidates:
        for language in LANGUAGES:
            if candidate == language or candidate.startswith(f"{language}_"):
                return language
    return "vi"
