"""Archives as offices send them, and as they should not."""

import io
import stat
import zipfile
from datetime import UTC, datetime

from gazette.ingest.gather import gather

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


class Noon:
    """A clock that stands."""

    def now(self):
        return NOON


def packed(files, *, method=zipfile.ZIP_DEFLATED):
    """A zip of name and content, in order; a name may stand twice."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in files.items() if isinstance(files, dict) else files:
            info = name if isinstance(name, zipfile.ZipInfo) else zipfile.ZipInfo(name, (2026, 11, 24, 0, 0, 0))
            info.compress_type = method
            archive.writestr(info, content)
    return made.getvalue()


def link(name):
    """The directory entry of a symbolic link."""
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


def named(raw, *, utf8):
    """A directory entry whose name is these very bytes."""

    class Raw(zipfile.ZipInfo):
        def _encodeFilenameFlags(self):  # noqa: N802 - zipfile's name
            return raw, self.flag_bits | (0x800 if utf8 else 0)

    return Raw(raw.decode("utf-8" if utf8 else "cp437"))


def taken(folder, **options):
    """What is gathered from a folder, as path inside it and what is wrong."""
    found = gather([folder], Noon(), **options)
    return {str(intake.path.relative_to(folder)): intake for intake in found}


def faults(intakes):
    """The findings of each, by path; INFO aside."""
    return {
        path: [problem.code for problem in intake.problems if problem.severity.value != "info"]
        for path, intake in intakes.items()
    }
