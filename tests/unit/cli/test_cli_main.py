"""The program as a process: help at once, errors as words and exit codes, never a traceback."""

import json
import os
import re
import resource
import subprocess
import sys
from pathlib import Path
from string import Formatter

import pytest

from gazette import messages
from gazette.cli.language import choose
from gazette.cli.main import COMMANDS

ROOT = Path(__file__).resolve().parents[3]


def gazette(*arguments, cwd=None, env=None, **more):
    command = [sys.executable, "-m", "gazette.cli", *map(str, arguments)]
    environ = {**os.environ, "LANG": "C.UTF-8", **(env or {})}
    return subprocess.run(command, cwd=cwd, env=environ, capture_output=True, text=True, check=False, **more)


def test_help_is_there_at_once(tmp_path):
    gazette("--help", cwd=tmp_path)  # byte code is written once
    spent = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert gazette("--help", cwd=tmp_path).returncode == 0
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert min(spent) <= 0.15, f"--help took {min(spent):.3f} s of CPU"


def test_help_loads_no_stage(tmp_path):
    probe = "import sys; from gazette.cli.main import run; run(['--help']); print(sorted(sys.modules), file=sys.stderr)"
    loaded = subprocess.run(
        [sys.executable, "-c", probe], cwd=tmp_path, capture_output=True, text=True, check=True
    ).stderr
    for heavy in ("lxml", "reportlab", "pyhanko", "sqlite_utils", "jinja2", "rich", "cryptography", "gazette.pipeline"):
        assert f"'{heavy}'" not in loaded, heavy


def test_verify_starts_without_the_renderer_and_the_ledger(tmp_path):
    probe = (
        "import sys; from gazette.cli.main import run; code = run(sys.argv[1:]);"
        "print(sorted(sys.modules), file=sys.stderr); sys.exit(code)"
    )
    (tmp_path / "a.pdf").write_bytes(b"")
    (tmp_path / "root.pem").write_bytes(_root())
    command = [sys.executable, "-c", probe, "verify", "--trust", "root.pem", "a.pdf"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    for absent in ("reportlab", "sqlite_utils", "jinja2", "gazette.render", "gazette.registry", "gazette.sign"):
        assert f"'{absent}'" not in done.stderr, absent


def _root():
    from datetime import UTC, datetime
    from tempfile import TemporaryDirectory

    from gazette.sign.demo import make_demo_keys

    with TemporaryDirectory() as folder:
        make_demo_keys(Path(folder) / "keys", datetime(2026, 11, 23, tzinfo=UTC))
        return (Path(folder) / "keys" / "root.pem").read_bytes()


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_command_has_help(name, lang, tmp_path):
    done = gazette(name, "--help", "--lang", lang, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    listed = gazette("--help", "--lang", lang, cwd=tmp_path).stdout
    assert messages.text(f"CLI-SHORT-{name.upper()}", lang) in listed


@pytest.mark.parametrize(
    ("arguments", "exit_code", "code"),
    [
        (("nonsense",), 2, "CLI-USAGE"),
        (("ingest",), 2, "CLI-USAGE"),
        (("compose", "--number", "3+1"), 2, "CLI-USAGE"),
        (("list",), 3, "CFG-NO-WORKSPACE"),
        (("-C", "nowhere", "list"), 3, "CFG-NONE"),
        (("verify", "a.pdf"), 2, "CLI-NO-TRUST"),
        (("explain", "DOC-NO-NUMBR"), 2, "CLI-NO-CODE"),
        (("verify", "--trust", "gone.pem", "a.pdf"), 4, None),
    ],
)
def test_an_error_is_words_a_code_and_json(arguments, exit_code, code, tmp_path):
    plain = gazette(*arguments, cwd=tmp_path, env={"GAZETTE_LANG": "en"})
    assert plain.returncode == exit_code, plain.stderr
    assert "Traceback" not in plain.stderr
    assert plain.stderr.strip()
    told = gazette(*arguments, "--json", cwd=tmp_path)
    assert told.returncode == exit_code
    error = json.loads(told.stdout)["error"]
    assert error["exit"] == exit_code
    assert error["message"]
    if code is not None:
        assert error["code"] == code
        assert error["hint"], "an error says what to do"


def test_explain_tells_everything_about_a_finding(tmp_path):
    told = json.loads(gazette("explain", "doc-no-number", "--json", "--lang", "en", cwd=tmp_path).stdout)
    assert told["code"] == "DOC-NO-NUMBER"
    assert all(told[key] for key in ("message", "meaning", "basis", "example", "mend", "exit"))
    plain = gazette("explain", "DOC-NO-NUMBER", cwd=tmp_path, env={"GAZETTE_LANG": "en"})
    assert plain.returncode == 0, plain.stderr
    assert told["meaning"] in plain.stdout
    assert "30/2020/NĐ-CP" in plain.stdout


def test_explain_shows_the_rules_with_their_periods(tmp_path):
    told = json.loads(gazette("explain", "DOC-EFFECT-EARLY", "--json", cwd=tmp_path).stdout)
    assert [rule["since"] for rule in told["rules"]] == ["2025-04-01", "2016-07-01", "2009-01-01"]
    plain = gazette("explain", "DOC-EFFECT-EARLY", "--lang", "en", cwd=tmp_path).stdout
    assert "signed from 2016-07-01 until 2025-03-31  Law 80/2015/QH13 Article 151" in plain
    assert "signed from 2025-04-01 on" in plain


def test_explain_keeps_to_one_language(tmp_path):
    vietnamese = gazette("explain", "DOC-DUPLICATE", "--lang", "vi", cwd=tmp_path).stdout
    assert "mỗi địa chỉ một văn bản · hồ sơ generic" in vietnamese
    assert "one address" not in vietnamese
    assert "ký ngày nào cũng vậy" in vietnamese
    english = gazette("explain", "DOC-DUPLICATE", "--lang", "en", cwd=tmp_path).stdout
    assert "Decree 30/2020/NĐ-CP Annex VI III.1(h) · profiles vn" in english
    assert "signed on any day" in english


def test_explain_shows_no_braces_and_names_the_nearest_codes(tmp_path):
    assert "{" not in gazette("explain", "INP-NOT-NFC", cwd=tmp_path).stdout
    error = json.loads(gazette("explain", "DOC-NO-NUMBR", "--json", cwd=tmp_path).stdout)["error"]
    assert "DOC-NO-NUMBER" in error["hint"]


def test_explain_knows_every_code():
    from gazette.cli.explain import explained

    for code in messages.codes():
        for lang in messages.LANGUAGES:
            assert explained(code, lang)["message"], code


@pytest.mark.parametrize(
    ("argv", "environ", "lang"),
    [
        ([], {}, "vi"),
        ([], {"LANG": "C.UTF-8"}, "vi"),
        ([], {"LANG": "en_GB.UTF-8"}, "en"),
        ([], {"LANG": "en_GB.UTF-8", "GAZETTE_LANG": "vi"}, "vi"),
        (["list", "--lang", "en"], {"GAZETTE_LANG": "vi"}, "en"),
        (["--lang=en", "list"], {}, "en"),
    ],
)
def test_the_language(argv, environ, lang, tmp_path):
    assert choose(argv, environ, tmp_path) == lang


@pytest.mark.parametrize(
    ("argv", "environ", "lang"),
    [
        ([], {"LANG": "vi_VN.UTF-8"}, "en"),
        (["list", "-C", "{}"], {}, "en"),
        (["list", "-C{}"], {}, "en"),
        (["--workspace={}", "list"], {}, "en"),
        (["-C", "{}/nowhere"], {}, "vi"),
        ([], {"GAZETTE_LANG": "vi"}, "vi"),
        (["--lang", "vi"], {}, "vi"),
    ],
)
def test_the_language_of_a_workspace_stands_above_the_locale(argv, environ, lang, tmp_path):
    (tmp_path / "gazette.toml").write_text('[gazette]\nlanguage = "en"\n', "utf-8")
    inside = tmp_path / "inbox" / "march"
    inside.mkdir(parents=True)
    outside = any("{}" in argument for argument in argv)
    here = tmp_path.parent if outside else inside
    assert choose([argument.format(tmp_path) for argument in argv], environ, here) == lang


@pytest.mark.parametrize(
    "settings", ["[gazette", "gazette = 3", "[gazette]\nlanguage = 3", '[gazette]\nlanguage = "de"']
)
def test_a_broken_workspace_says_nothing_of_the_language(settings, tmp_path):
    (tmp_path / "gazette.toml").write_text(settings, "utf-8")
    assert choose([], {"LANG": "en_GB.UTF-8"}, tmp_path) == "en"


def test_a_workspace_speaks_its_own_language(tmp_path):
    made = gazette("init", "--lang", "en", cwd=tmp_path)
    assert made.returncode == 0
    assert "will speak English here" in made.stdout, "what is written into gazette.toml is said"
    environ = {name: value for name, value in os.environ.items() if name not in ("LC_ALL", "GAZETTE_LANG")}
    command = [sys.executable, "-m", "gazette.cli", "show", "nothing"]
    told = subprocess.run(
        command, cwd=tmp_path / "inbox", env=environ | {"LANG": "C"}, capture_output=True, text=True, check=False
    )
    assert "There is no document" in told.stderr


def _used_codes():
    found = {}
    areas = "|".join(area.upper() for area in messages.AREAS)
    for path in (ROOT / "gazette").rglob("*"):
        if path.suffix in {".py", ".toml", ".html"} and "catalogue" not in path.parts:
            for match in re.finditer(rf"[\"']((?:{areas})-[A-Z0-9-]*[A-Z0-9])[\"']", path.read_text("utf-8")):
                found.setdefault(match.group(1), path.relative_to(ROOT))
    return found


def test_every_code_that_is_used_has_its_wording():
    known = set(messages.codes())
    assert {code: str(path) for code, path in _used_codes().items() if code not in known} == {}


def test_every_wording_is_whole_in_both_languages():
    for code in messages.codes():
        entry = messages.entry(code)
        assert entry.vi, code
        assert entry.en, code
        assert bool(entry.hint_vi) == bool(entry.hint_en), code
        named = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in (entry.vi, entry.en)]
        assert named[0] == named[1], f"{code}: the languages name other values"
