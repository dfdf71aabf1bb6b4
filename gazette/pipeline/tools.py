"""The one place that looks for the machine's programs."""

from __future__ import annotations

import shutil

from gazette.ingest.libreoffice import PROGRAM, LibreOffice
from gazette.ingest.tools import Tools


def machine_tools() -> Tools:
    """The programs that this machine has, found in PATH."""
    office = shutil.which(PROGRAM)
    return Tools(office=None if office is None else LibreOffice(office))
