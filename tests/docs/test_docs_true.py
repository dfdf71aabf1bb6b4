"""What the pages state is held against the program: links, options, exit codes, keys, paths, JSON."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from doc_pages import PAGES, ROOT, Shell, anchors, blocks, links, name

from gazette.cli.main import COMMANDS, main
from gazette.errors import ExitCode

REFERENCE = ROOT / "docs" / "reference"


def page(path: str) -> str:
    return (REFERENCE / path).read_text("utf-8")


# ---------------------------------------------------------------- links and files


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_links_lead_somewhere(path: Path) -> None:
    for link in links(path):
        if re.match(r"https?://", link):
            continue
        file, _, fragment = link.partition("#")
        target = (path.parent / file).resolve() if file else path
        assert target.exists(), f"{name(path)}: {link}"
        assert target.is_relative_to(ROOT), f"{name(path)}: {link} leads out of the repository"
        if fragment:
            assert fragment in anchors(target), f"{name(path)}: {link} has no such heading"


def test_every_page_is_reached_from_the_readme() -> None:
    reached: set[Path] = set()
    waiting = [ROOT / "README.md"]
    while waiting:
        path = waiting.pop()
        reached.add(path)
        found = {(path.parent / link.partition("#")[0]).resolve() for link in links(path) if "://" not in link}
        waiting += [target for target in found if target.suffix == ".md" and target not in reached]
    assert {name(path) for path in PAGES} <= {name(path) for path in reached}


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_files_named_in_code_exist(path: Path) -> None:
    for token in re.findall(r"`((?:schemas|samples|tests|docs|gazette)/[\w./-]+)`", path.read_text("utf-8")):
        assert (ROOT / token).exists(), f"{name(path)}: {token}"


def test_nothing_names_the_workplace() -> None:
    for path in [*PAGES, *(ROOT / "samples").glob("*.py"), *(ROOT / "samples" / "inbox").glob("*.json")]:
        assert not re.search(r"/work/|shared/corpus", path.read_text("utf-8")), name(path)


# ---------------------------------------------------------------- the command line


def walk(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command, info_name=path)
        for child in command.list_commands(context):
            found = command.get_command(context, child)
            assert found is not None
            yield from walk(found, f"{path} {child}")


def section(text: str, heading: str) -> str:
    """The text below a heading of the second level."""
    _, _, rest = text.partition(f"\n## {heading}\n")
    return rest.partition("\n## ")[0]


def test_every_command_and_option_is_in_the_reference() -> None:
    text = page("cli.md")
    shared = section(text, "Options of every command")
    for path, command in walk(main, "gazette"):
        top = " ".join(path.split()[:2])
        own = section(text, top) if path != "gazette" else shared
        assert f"`{path}" in own or path == "gazette", path
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                for option in parameter.opts:
                    assert re.search(rf"`(?:-\w`, `)?{re.escape(option)}\b", own + shared), f"{path} {option}"


def test_the_reference_names_no_command_or_option_that_is_not_there() -> None:
    text = page("cli.md")
    options = {option for _, command in walk(main, "gazette") for item in command.params for option in item.opts}
    written = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text))
    assert written - options - {"--help"} == set()
    assert set(re.findall(r"^## gazette (\w+)$", text, re.MULTILINE)) == set(COMMANDS)


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_pages_use_only_options_that_exist(path: Path) -> None:
    options = {option for _, command in walk(main, "gazette") for item in command.params for option in item.opts}
    for line in re.findall(r"`(gazette [^`\n]*)`", path.read_text("utf-8")):
        words = line.split()
        assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", line)) <= options | {"--help"}, f"{name(path)}: {line}"
        if re.fullmatch(r"[a-z]+", words[1]):
            assert words[1] in COMMANDS, f"{name(path)}: {line}"


def test_every_exit_code_is_explained() -> None:
    rows = dict(re.findall(r"^\| (\d+) \| (\w+) \|", page("exit-codes.md"), re.MULTILINE))
    assert rows == {str(int(code)): code.name for code in ExitCode}


# ---------------------------------------------------------------- settings and sidecar


def properties(schema: dict[str, Any]) -> Iterator[str]:
    """Every key that a schema knows, at any depth."""
    for key, value in schema.items():
        if key == "properties":
            yield from value
        if isinstance(value, dict):
            yield from properties(value)


@pytest.mark.parametrize(("schema", "text"), [("config", "configuration.md"), ("sidecar", "sidecar.md")])
def test_every_key_is_explained(schema: str, text: str) -> None:
    known = set(properties(json.loads((ROOT / "schemas" / f"{schema}.schema.json").read_text("utf-8"))))
    words = set(re.findall(r"[$\w-]+", page(text)))
    assert known - words == set()


def test_the_variables_read_are_explained() -> None:
    source = "\n".join(path.read_text("utf-8") for path in (ROOT / "gazette").rglob("*.py"))
    read = set(re.findall(r"environ(?:\.get\(|\[)\"(\w+)\"", source)) - {"LC_ALL", "LANG"}
    explained = page("configuration.md") + page("cli.md")
    assert {variable for variable in read if variable not in explained} == set()


# ---------------------------------------------------------------- the program's output


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """A workspace with two published issues, and what each command said as JSON."""
    shell = Shell(tmp_path_factory.mktemp("docs"))
    signed = shell.folder / "signed"  # a document that came with its original
    signed.mkdir()
    for path in (ROOT / "samples" / "inbox").glob("903-*"):
        (shutil.copytree if path.is_dir() else shutil.copy)(path, signed / path.name)
    shutil.copy(ROOT / "samples" / "broken" / "scan.pdf", signed / "903-2026-tt-btp.pdf")
    said: dict[str, Any] = {}
    shell.run("gazette init ends --demo-keys && printf '\n[doctor]\ncertificate_days = 3000\n' >> ends/gazette.toml")
    for key, line in (
        ("init", "gazette --json init w --demo-keys"),
        ("ingest", "gazette --json -C w ingest samples/inbox/902-2026-qd-ttg.docx samples/inbox/903-2026-tt-btp.docx"),
        ("held", "gazette --json -C w ingest samples/broken/no-number.txt"),
        ("check", "gazette --json -C w check samples/broken/no-number.txt"),
        ("ascii", "gazette --json -C w ingest samples/broken/ascii-number.txt"),
        ("accept", "gazette --json -C w accept ascii-number.txt --finding DOC-NUMBER-ASCII --reason why"),
        ("edit", "gazette --json -C w edit ascii-number.txt --set place=Huế --reason why"),
        ("reply", "gazette --json -C w reply ascii-number.txt"),
        ("sarif", "gazette -C w check --format sarif samples/broken/no-number.txt"),
        ("explain", "gazette --json explain DOC-EFFECT-EARLY"),
        ("first", "gazette --json -C w run samples/inbox/902-2026-qd-ttg.docx"),
        ("run", "gazette --json -C w run signed/903-2026-tt-btp.docx"),
        ("list", "gazette --json -C w list"),
        ("show", "gazette --json -C w show 902/2026"),
        ("site build", "gazette --json -C w site build"),
        ("site releases", "gazette --json -C w site releases"),
        ("doctor", "gazette --json -C ends doctor"),
        ("renew", "gazette --json -C w renew --dry-run --before 2099-01-01"),
        ("verify", "gazette --json verify --trust w/keys/root.pem w/portal/current"),
        ("error", "gazette --json -C nowhere list"),
        ("site rollback", "gazette --json -C w site rollback"),
        ("again", "gazette --json -C w site build"),
        ("backup", "gazette --json -C w backup kept"),
        ("damage", "gazette --json -C w backup harmed"),
        (
            "archive verify",
            "rm -r harmed/archive && gazette --json -C harmed archive verify --restore-from w/portal",
        ),
    ):
        done = shell.run(line)
        assert "Traceback" not in done.stderr, done.stderr
        assert done.returncode == {"archive verify": 8, "held": 1, "check": 1, "sarif": 1, "ascii": 1, "error": 3}.get(
            key, 0
        ), f"{line}\n{done.stdout[-3000:]}\n{done.stderr[-1000:]}"
        said[key] = json.loads(done.stdout)
    return shell.folder / "w" / "portal", said


def shape(value: Any, path: str = "") -> set[str]:
    """The members of a JSON value by their paths; lists stand for their elements."""
    if isinstance(value, dict):
        return {f"{path}.{key}" for key in value} | {
            item for key in value for item in shape(value[key], f"{path}.{key}")
        }
    if isinstance(value, list):
        return {item for element in value for item in shape(element, f"{path}[]")}
    return set()


@pytest.mark.parametrize(
    ("heading", "key", "other"),
    [
        ("An error", "error", None),
        ("ingest", "ingest", "held"),
        ("check", "check", None),
        ("accept", "accept", None),
        ("edit", "edit", None),
        ("reply", "reply", None),
        ("compose, render, sign, publish, run", "run", None),
        ("list", "list", None),
        ("show", "show", None),
        ("init", "init", None),
        ("site build", "site build", None),
        ("site releases", "site releases", None),
        ("site rollback", "site rollback", None),
        ("renew", "renew", None),
        ("doctor", "doctor", None),
        ("archive verify", "archive verify", None),
        ("backup", "backup", None),
        ("verify", "verify", None),
        ("explain", "explain", None),
    ],
)
def test_documented_json_is_what_the_program_says(
    published: tuple[Path, dict[str, Any]], heading: str, key: str, other: str | None
) -> None:
    _, said = published
    found = re.findall(r"```json\n(.*?)```", section(page("json.md"), heading), re.DOTALL)
    assert len(found) == 1
    documented = shape(json.loads(found[0]))
    if key == "renew":  # what was renewed is held by tests/integration/test_renew.py: nothing here is due
        documented = {item for item in documented if not item.startswith(".renewed[]")}
    real = shape(said[key]) | (shape(said[other]) if other else set())
    assert documented <= real, f"documented and not there: {sorted(documented - real)}"
    if key not in {"run", "check", "accept", "edit"}:  # there the page refers to another section for what is inside
        assert real <= documented | {item for item in real if key == "show" and ".findings[]" in item}, (
            f"there and not documented: {sorted(real - documented)}"
        )


def test_the_sarif_report_is_one(published: tuple[Path, dict[str, Any]]) -> None:
    log = published[1]["sarif"]
    assert log["version"] == "2.1.0"
    assert {result["ruleId"] for result in log["runs"][0]["results"]} == {"DOC-NO-NUMBER"}
    assert "gazetteFinding/v1" in section(page("json.md"), "check")


def test_the_manifest_is_as_documented(published: tuple[Path, dict[str, Any]]) -> None:
    portal, _ = published
    path = max((portal / "current" / "cong-bao").rglob("manifest.json"))
    manifest = json.loads(path.read_text("utf-8"))
    text = section(page("json.md"), "The manifest")
    rows = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|(.*)\|$", text, re.MULTILINE)
    members = {member: rest for names, rest in rows for member in re.findall(r"`(\w+)`", names)}
    assert set(members) == set(manifest)
    for key in ("issue", "documents", "files"):
        inside = manifest[key] if key == "issue" else manifest[key][0]
        assert set(re.findall(r"`(\w+)`", members[key])) == set(inside), key


def test_portal_paths_are_as_documented(published: tuple[Path, dict[str, Any]]) -> None:
    portal, said = published
    year = said["run"]["issue"]["year"]
    places = {
        "ELI": "eli/vn/thong-tu/2026/903-2026-tt-btp",
        "SLUG": "903-2026-tt-btp",
        "ISSUE": f"cong-bao/vn/{year}/2",
        "NUMBERS": "2",
        "YEAR": str(year),
    }
    text = page("portal-paths.md")
    text = re.sub(r"^\| `ISSUE/approval.*\n", "", text, flags=re.MULTILINE)  # tests/integration/test_dual_control.py
    for heading in ("Renditions: named in a manifest, never changed", "Views: made anew for each release"):
        rows = re.findall(r"^\| (`.+?`) \|", section(text, heading), re.MULTILINE)
        assert rows
        for pattern in (item for row in rows for item in re.findall(r"`(.+?)`", row)):
            filled = re.sub("|".join(places), lambda match: places[match.group()], pattern).replace("NAME", "*")
            assert list((portal / "current").glob(filled.rstrip("/"))), pattern
    for pattern in re.findall(r"^\| `(.+?)` \|", section(text, "On a target"), re.MULTILINE):
        assert list(portal.glob(pattern.replace("RELEASE", "*").rstrip("/"))), pattern


def test_every_json_block_is_json() -> None:
    for path in PAGES:
        for block in blocks(path, "json"):
            json.loads(block)
