"""LibreOffice as the office program: many files in one process, in a child under limits, with a profile of its own.

A start costs a second and more, a file a tenth of that; so files of a batch are converted together. A file that makes
the program crash or hang does not take the others along: what it stopped at is tried once more alone.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from gazette.child import ChildFault, Limits, Reason, run
from gazette.ingest.limits import MAX_FILE
from gazette.ingest.refused import RefusedInput
from gazette.ingest.tools import OfficeFile
from gazette.model import Finding, Severity, finding

PROGRAM = "soffice"
_MEMORY = 2 << 30
"""Address space. It takes 220 MB of real memory for a law of 100 pages."""
_BATCH = 40
_OPTIONS = (
    "--headless", "--invisible", "--norestore", "--nologo", "--nodefault", "--nofirststartwizard", "--nolockcheck",
    "--convert-to", "docx:MS Word 2007 XML",
)  # fmt: skip
_SETTINGS: tuple[tuple[str, str, str], ...] = (
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Java/VirtualMachine", "Enable", "false"),
    # what is fetched goes through a proxy that is not there
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("Inet/Settings", "ooInetFTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetFTPProxyPort", "9"),
)
"""Macros off, links not followed, the network out of reach: (component, property, value)."""
_Key = tuple[str, str]


class LibreOffice:
    """An `Office`. It keeps what it converted until it prepares the next files.

    `start` and `each` are the seconds, of processor time and of time, allowed for a process and for each of its files.
    """

    def __init__(self, program: str = PROGRAM, *, start: int = 60, each: int = 10) -> None:
        self._program = program
        self._start_seconds = start
        self._file_seconds = each
        self._ready: dict[_Key, bytes | Finding] = {}

    def prepare(self, files: Iterable[OfficeFile]) -> None:
        """Convert files together."""
        waiting = {_key(file): file for file in files}
        self._ready = {}
        batch = list(waiting.values())
        for start in range(0, len(batch), _BATCH):
            self._ready |= self._convert(batch[start : start + _BATCH])

    def docx(self, file: OfficeFile) -> bytes:
        """The file as DOCX. Raises RefusedInput (INP-OFFICE-FAILED, INP-OFFICE-LIMIT)."""
        key = _key(file)
        if key not in self._ready:
            self._ready |= self._convert([file])
        made = self._ready[key]
        if isinstance(made, Finding):
            raise RefusedInput(made)
        return made

    def _convert(self, files: Sequence[OfficeFile]) -> dict[_Key, bytes | Finding]:
        done: dict[_Key, bytes | Finding] = {}
        waiting = list(files)
        while waiting:
            made, fault = self._run(waiting)
            done |= made
            left = [file for file in waiting if _key(file) not in done]
            if fault is None or len(waiting) == 1:
                return done | {_key(file): _failed(fault) for file in left}
            # it takes files in their order: what stopped it is the first without a result
            done |= self._convert(left[:1])
            waiting = left[1:]
        return done

    def _run(self, files: Sequence[OfficeFile]) -> tuple[dict[_Key, bytes], ChildFault | None]:
        """One process: what came out, and what stopped it."""
        seconds = self._start_seconds + self._file_seconds * len(files)
        limits = Limits(_MEMORY, seconds, seconds, 2 * MAX_FILE)
        with tempfile.TemporaryDirectory(prefix="gazette-") as name:
            folder = Path(name)
            _write_profile(folder / "profile")
            named = {folder / "in" / f"{index:03}.{file.suffix}": file for index, file in enumerate(files)}
            (folder / "in").mkdir()
            for path, file in named.items():
                path.write_bytes(file.data)
            fault = self._start(limits, folder, tuple(named))
            made = {file: folder / "out" / f"{path.stem}.docx" for path, file in named.items()}
            there = [(file, path) for file, path in made.items() if path.is_file()]
            if fault is not None:
                there = there[:-1]  # it may have been writing the last one
            return {_key(file): path.read_bytes() for file, path in there if path.stat().st_size <= MAX_FILE}, fault

    def _start(self, limits: Limits, folder: Path, paths: Sequence[Path]) -> ChildFault | None:
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        argv = [self._program, profile, *_OPTIONS, "--outdir", str(folder / "out"), *map(str, paths)]
        try:
            ended = run(limits, argv, folder=folder)
        except ChildFault as fault:
            return fault
        return None if ended.code == 0 else ChildFault(Reason.CRASHED, f"exit code {ended.code}")


def _key(file: OfficeFile) -> _Key:
    return file.suffix, hashlib.sha256(file.data).hexdigest()


def _failed(fault: ChildFault | None) -> Finding:
    """Why a file has no result: the program says no more than that it can't load it, unless a limit stopped it."""
    if fault is None or fault.reason in {Reason.CRASHED, Reason.FAILED}:
        return finding("INP-OFFICE-FAILED", Severity.ERROR, detail=fault.detail if fault is not None else "—")
    return finding("INP-OFFICE-LIMIT", Severity.ERROR, limit=f"{fault.reason} {fault.detail}".strip())


def _write_profile(folder: Path) -> None:
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    (folder / "user").mkdir(parents=True)
    (folder / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>',
        encoding="utf-8",
    )
