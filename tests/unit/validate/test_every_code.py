"""Every code of INP and DOC: emitted by an input, explained in both languages; every fault's exit code as raised."""

import ast
import re
from pathlib import Path

import pytest
from examples import EXAMPLES

from gazette import errors, messages
from gazette.messages.exits import exit_of
from gazette.profiles import load_profile

CODES = [code for code in messages.codes() if code.split("-")[0].lower() in messages.EXPLAINED_AREAS]
SOURCE = Path(messages.__file__).parents[1]


@pytest.mark.parametrize("code", CODES)
def test_an_input_gives_the_code(code, tmp_path):
    assert code in EXAMPLES, f"{code} has no example: add one to tests/examples.py"
    found = EXAMPLES[code](tmp_path)
    assert code in found, f"the example of {code} gave {sorted(found)}"


def test_no_example_is_left_over():
    assert set(EXAMPLES) <= set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_explained(code):
    told = messages.explanation(code)
    assert told is not None, f"{code} is not explained: add it to gazette/messages/catalogue/explained"
    entry = messages.entry(code)
    for words in (told.meaning_vi, told.meaning_en, told.basis.vi, told.basis.en, told.example):
        assert words.strip()
    assert told.meaning_vi != told.meaning_en
    assert told.meaning_vi.endswith((".", "!"))
    assert bool(told.mend_vi) == bool(told.mend_en)
    # without a mend of its own the hint stands for it, so it must say something
    assert (told.mend_vi or entry.hint_vi).strip()
    assert (told.mend_en or entry.hint_en).strip()


@pytest.mark.parametrize("rule", load_profile("vn").rules, ids=lambda rule: f"{rule.code}-{rule.since}")
def test_the_law_that_a_rule_rests_on_is_in_its_explanation(rule):
    basis = messages.explanation(rule.code).basis
    for number in re.findall(r"\d+/\d{4}/[A-ZĐ0-9]+(?:-[A-ZĐ]+)*", rule.basis):
        assert number in basis.vi
        assert number in basis.en


def test_no_explanation_is_left_over():
    for area in messages.EXPLAINED_AREAS:
        module = __import__(f"gazette.messages.catalogue.explained.{area}", fromlist=["EXPLAINED"])
        assert set(module.EXPLAINED) <= set(CODES)


def test_the_exit_code_told_is_the_one_raised():
    kinds = {name: kind.exit_code for name, kind in vars(errors).items() if hasattr(kind, "exit_code")}
    for code, name in _raised():
        assert exit_of(code) == kinds[name], f"{code} is raised as {name}: see gazette/messages/exits.py"


def _raised():
    """(code, error class) of every `raise SomeError("CODE", …)` in the program."""
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
                continue
            first = node.args[0]
            named = isinstance(first, ast.Constant) and isinstance(first.value, str)
            if named and first.value in messages.codes() and hasattr(getattr(errors, node.func.id, None), "exit_code"):
                yield first.value, node.func.id
