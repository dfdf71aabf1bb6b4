"""The one place that looks for the machine's programs and sets up the office's judge of signatures."""

from __future__ import annotations

import shutil

from gazette.config import IntakeConfig
from gazette.ingest.tools import Tools
from gazette.pipeline.signatures import SenderSignatures


def machine_tools(counter: IntakeConfig) -> Tools:
    """The programs that this machine has, found in PATH, and the judge of senders' signatures."""
    from gazette.ingest.libreoffice import PROGRAM, LibreOffice

    office = shutil.which(PROGRAM)
    return Tools(None if office is None else LibreOffice(office), SenderSignatures(counter))
