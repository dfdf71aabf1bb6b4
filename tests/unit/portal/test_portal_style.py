"""Colours can be told apart, templates hold no wording, the portal's classes stay its own."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from gazette.portal.colours import in_colours
from gazette.profiles import MODEL, hexadecimal, load_profile

STATIC = files("gazette.portal").joinpath("static")
TEMPLATES = files("gazette.portal").joinpath("templates")
SHEET = STATIC.joinpath("portal.css").read_text("utf-8")


def colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--(paper|ink|rule|accent|quiet|wash): (#[0-9a-f]{6})", block))


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, two: str) -> float:
    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_pair_of_colours_has_the_contrast_it_needs(scheme: str) -> None:
    light, _, rest = SHEET.partition("@media (prefers-color-scheme: dark)")
    found = colours(light if scheme == "light" else rest.partition("}")[0])
    assert set(found) == {"paper", "ink", "rule", "accent", "quiet", "wash"}
    for ground in ("paper", "wash"):
        assert contrast(found["ink"], found[ground]) >= 7, ground
        for text in ("accent", "quiet"):
            assert contrast(found[text], found[ground]) >= 4.5, (text, ground)


def test_colours_are_those_of_the_design() -> None:
    light, _, rest = SHEET.partition("@media (prefers-color-scheme: dark)")
    assert colours(light) == {
        "paper": "#fffdf9", "ink": "#1c1b1a", "rule": "#d9d4c8", "accent": "#9a1b1e", "quiet": "#5f5a52", "wash": "#f6f2e9",
    }  # fmt: skip
    assert colours(rest)["paper"] == "#161514"


def test_the_style_sheet_and_scripts_load_nothing_from_elsewhere() -> None:
    for item in STATIC.iterdir():
        text = item.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"https?:|@import|[\"'(]//", text), item.name
    assert re.findall(r"url\(\"(?!serif-)", SHEET) == []
    assert "focus-visible" in SHEET and "font-display: swap" in SHEET


def test_templates_hold_no_wording() -> None:
    for item in TEMPLATES.iterdir():
        text = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", " ", item.read_text("utf-8"), flags=re.DOTALL)
        text = re.sub(r"<[^>]*>", " ", text).replace("gazette verify", " ").replace("--trust", " ")
        text = re.sub(r"\bg-\w+|\w+=\"[^\"]*\"", " ", text)  # blocks that fill an attribute or hold attributes
        # Program words that are the same in every language: the verdicts of EN 319 102-1.
        text = re.sub(r"TOTAL-PASSED|TOTAL-FAILED|INDETERMINATE", " ", text)
        assert not re.findall(r"\w{2,}", text), (item.name, re.findall(r"\w{2,}", text))
        for attribute in re.findall(r'(?:aria-label|title|alt|placeholder)="([^"]*)"', item.read_text("utf-8")):
            assert attribute.startswith("{{") or not attribute, (item.name, attribute)


def test_every_class_and_id_of_the_pages_has_the_portal_s_mark() -> None:
    for item in TEMPLATES.iterdir():
        plain = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "", item.read_text("utf-8"))
        for value in re.findall(r'\s(?:class|id)="([^"]*)"', plain):
            assert all(token.startswith("g-") for token in value.split()), (item.name, value)


def test_every_wording_is_used_and_every_word_used_has_a_wording() -> None:
    from gazette.messages.catalogue.ptl import ENTRIES

    package = files("gazette.portal")
    text = "".join(item.read_text("utf-8") for item in TEMPLATES.iterdir())
    text += "".join(item.read_text("utf-8") for item in package.iterdir() if item.name.endswith(".py"))
    # Names put together from a kind, a role or a number.
    made = (
        "ROLE-",
        "RELATION-",
        "INCOMING-",
        "STATUS-",
        "MONTH-",
        "DAY-",
        "LANGUAGE-",
        "SEAL-",
        "FACT-",
        "FORCE-",
        "PUBLICATION-",
        "CHECK-LOG-",
    )
    for code in ENTRIES:
        name = code.removeprefix("PTL-")
        assert code in text or f"'{name}'" in text or f'"{name}"' in text or name.startswith(made), code


def test_a_profile_colours_the_style_sheet_and_the_icon_and_leaves_the_model_as_it_is() -> None:
    icon = STATIC.joinpath("icon.svg").read_bytes()
    blue = load_profile("generic-fr").house.screen
    light, dark = hexadecimal(blue.accent), hexadecimal(blue.accent_dark)
    sheet = in_colours("portal.css", SHEET.encode(), blue).decode()
    assert sheet.startswith(SHEET)
    assert re.findall(r"@media ([^{]+) \{ :root \{ --accent: (#[0-9a-f]{6}); \} \}", sheet) == [
        ("screen", light),
        ("screen and (prefers-color-scheme: dark)", dark),
    ]
    assert light.encode() in in_colours("icon.svg", icon, blue)
    for name, data in (("portal.css", SHEET.encode()), ("icon.svg", icon)):
        assert in_colours(name, data, MODEL.screen) == data
    assert in_colours("portal.js", b"#9a1b1e", blue) == b"#9a1b1e"
