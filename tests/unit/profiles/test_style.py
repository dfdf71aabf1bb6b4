"""The house style: what a profile may change, what follows from it, and what is refused."""

from __future__ import annotations

import json
import tomllib
from dataclasses import fields
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as some
from jsonschema import Draft202012Validator

from gazette.config.schemas import load_schema
from gazette.errors import ConfigError
from gazette.messages import text
from gazette.profiles import MM, MODEL, Texts, hexadecimal, load_profile, profile_names
from gazette.profiles.legible import ABOVE_HEAD, BELOW_FOOT, BELOW_TEXT, LEAST_CONTRAST, contrast, problems, rgb
from gazette.profiles.load import flat, with_style
from gazette.profiles.restyle import SIZES, restyled
from gazette.render.pdf import style as fixed

SCHEMA = load_schema("config")
STYLE = SCHEMA["properties"]["style"] | {"$defs": SCHEMA["$defs"]}


def made(table):
    """The model with a table `[style]`, which has passed the schema as gazette.toml has."""
    raw = tomllib.loads(table)
    assert not list(Draft202012Validator(STYLE).iter_errors(raw)), table
    return restyled(MODEL, flat(raw), "gazette.toml")


def refused(table):
    """Where, by which code."""
    with pytest.raises(ConfigError) as caught:
        made(table)
    assert caught.value.code == "CFG-STYLE"
    for code, params in caught.value.details:
        for lang in ("vi", "en"):
            assert dict(params)["where"] in text(code, lang, params)
    return {(dict(params)["where"], code) for code, params in caught.value.details}


def test_the_model_is_sound_and_nobodys_table_changes_it():
    assert list(problems(MODEL)) == []
    assert restyled(MODEL, {}, "") is MODEL
    assert load_profile("vn").house is MODEL


@pytest.mark.parametrize("name", profile_names())
def test_the_table_of_every_profile_is_one_that_an_office_could_write(name):
    raw = tomllib.loads((files("gazette.profiles") / "data" / f"{name}.toml").read_text("utf-8"))
    assert not list(Draft202012Validator(STYLE).iter_errors(raw.get("style", {})))
    assert list(problems(load_profile(name).house)) == []


def test_the_schema_knows_just_what_the_style_has():
    known = STYLE["properties"]
    assert set(known) == {
        "scale", "paper", "colour", "head", "foot", "stroke", "table", "contents", "share", "cover", "screen", "text",
    }  # fmt: skip
    parts = {
        "paper": MODEL.paper, "colour": MODEL.colours, "head": MODEL.head, "foot": MODEL.foot, "stroke": MODEL.strokes,
        "table": MODEL.tables, "contents": MODEL.contents, "share": MODEL.shares, "cover": MODEL.cover,
        "screen": MODEL.screen, "text": MODEL.texts,
    }  # fmt: skip
    for group, part in parts.items():
        assert set(known[group]["properties"]) - {"size"} == {item.name for item in fields(part)} - {"size"}, group
    assert known["paper"]["properties"]["size"]["enum"] == list(SIZES)
    assert set(SCHEMA["$defs"]["paragraph"]["properties"]) < {item.name for item in fields(MODEL.texts.body)}


@pytest.mark.parametrize(
    "table",
    [
        'colour.acent = "#1c3f94"',
        'colour.accent = "blue"',
        'colour.accent = "#1C3F9"',
        'paper.size = "B4"',
        'paper.inner = "30 px"',
        "paper.inner = 30",
        'paper.inner = "-3 mm"',
        'paper.inner = "3e1 mm"',
        'text.body.size = "13"',
        "text.body.keep = false",
        'text.bodies.size = "13 pt"',
        'text.body.align = "centered"',
        'screen.measure = "42 em"',
        "scale = 0.4",
        'scale = "0.9"',
        "share.letterhead = true",
    ],
)
def test_an_unknown_key_and_a_wrong_unit_do_not_pass_the_schema(table):
    assert list(Draft202012Validator(STYLE).iter_errors(tomllib.loads(table)))


@pytest.mark.parametrize(
    ("table", "where"),
    [
        ('paper.inner = "80 mm"\npaper.outer = "60 mm"', "paper.inner + outer"),
        ('paper.top = "150 mm"\npaper.bottom = "100 mm"', "paper.top + bottom"),
        ('paper.outer = "7 mm"', "paper.outer"),
        ('paper.width = "300 mm"', "paper.width"),
        ('paper.width = "115 mm"\npaper.inner = "8 mm"\npaper.outer = "8 mm"', "paper.width"),
        ('paper.height = "601 mm"', "paper.height"),
        ('paper.top = "19 mm"', "paper.top"),
        ('paper.bottom = "21 mm"', "paper.bottom"),
        ('head.size = "5.9 pt"', "head.size"),
        ('head.baseline = "15 mm"', "head.baseline"),
        ('head.rule = "17 mm"', "head.rule"),
        ('head.size = "17 pt"\nhead.baseline = "18 mm"', "head.size"),
        ('foot.size = "5.9 pt"', "foot.size"),
        ('foot.size = "17 pt"', "foot.size"),
        ('foot.code = "11 pt"', "foot.code"),
        ('foot.code = "5.9 pt"', "foot.code"),
        ('foot.baseline = "10 mm"', "foot.baseline"),
        ('stroke.hairline = "0.05 pt"', "stroke.hairline"),
        ('stroke.rule = "4 pt"', "stroke.rule"),
        ('table.pad_x = "21 pt"', "table.pad_x"),
        ('table.pad_y = "21 pt"', "table.pad_y"),
        ('table.gap = "73 pt"', "table.gap"),
        ('contents.date = "60 mm"', "contents.date"),
        ('contents.page = "5 mm"', "contents.page"),
        ('contents.gap = "73 pt"', "contents.gap"),
        ("share.letterhead = 0.2", "share.letterhead"),
        ("share.signature = 0.7", "share.signature"),
        ('cover.ornament = "51 mm"', "cover.ornament"),
        ('screen.size = "0.8 rem"', "screen.size"),
        ('screen.measure = "90 rem"', "screen.measure"),
        ('text.note.size = "5.9 pt"', "text.note.size"),
        ('text.cover_gazette.size = "72.5 pt"', "text.cover_gazette.size"),
        ('text.note.leading = "9 pt"', "text.note.leading"),
        ('text.note.leading = "31 pt"', "text.note.leading"),
        ('text.note.indent = "60 mm"', "text.note.indent"),
        ('text.note.left = "60 mm"', "text.note.left"),
        ('text.note.right = "60 mm"', "text.note.right"),
        ('text.note.before = "70 mm"', "text.note.before"),
        ('text.note.after = "70 mm"', "text.note.after"),
    ],
)
def test_a_measure_outside_its_bounds_is_refused_and_nothing_else(table, where):
    assert refused(table) == {(f"style.{where}", "CFG-STYLE-RANGE")}


@pytest.mark.parametrize(
    ("table", "where"),
    [
        ('colour.accent = "#e0b000"', "colour.accent"),
        ('colour.quiet = "#777777"', "colour.quiet"),
        ('text.note.colour = "#999999"', "text.note.colour"),
        ('screen.accent = "#8a8a00"', "screen.accent"),
        ('screen.accent_dark = "#9a1b1e"', "screen.accent_dark"),
    ],
)
def test_a_pale_colour_is_refused(table, where):
    assert refused(table) == {(f"style.{where}", "CFG-STYLE-CONTRAST")}


def test_everything_wrong_is_told_at_once():
    found = refused('colour.accent = "#ffff00"\nfoot.code = "5 pt"\ntext.body.size = "80 pt"')
    assert {where for where, _ in found} >= {"style.colour.accent", "style.foot.code", "style.text.body.size"}


def test_what_can_be_read_is_the_model_of_scanners_and_signatures():
    """Bounds that the renderer's own measures ask for."""
    assert fixed.SEAL_TOP + fixed.SEAL_HEIGHT <= ABOVE_HEAD + 1e-6
    assert fixed.QR_BOTTOM + fixed.QR_SIZE + 4 * fixed.QR_SIZE / 33 <= BELOW_TEXT
    assert pytest.approx(fixed.ADDRESS_BASELINE) == BELOW_FOOT


def test_contrast_is_that_of_the_guidelines():
    assert contrast(rgb("#000000"), rgb("#ffffff")) == pytest.approx(21)
    assert contrast(rgb("#777777"), rgb("#ffffff")) == pytest.approx(4.48, abs=0.005)
    assert contrast(rgb("#767676"), rgb("#ffffff")) >= LEAST_CONTRAST


@given(some.integers(0, 0xFFFFFF))
def test_a_colour_is_what_was_written(number):
    word = f"#{number:06x}"
    assert hexadecimal(rgb(word)) == word
    assert 1 <= contrast(rgb(word), rgb("#ffffff")) <= 21


def test_sheets_by_name_and_by_measure():
    assert made('paper.size = "Letter"').paper.width == pytest.approx(8.5 * 72)
    own = made('paper.size = "B5"\npaper.inner = "2 cm"\npaper.outer = "0.6 in"').paper
    assert (own.width, own.height, own.inner, own.outer) == pytest.approx((176 * MM, 250 * MM, 20 * MM, 43.2))
    assert made('paper.width = "200 mm"').paper.height == MODEL.paper.height
    assert own.frame_width == pytest.approx(own.width - 20 * MM - 43.2)
    assert own.landscape_height == pytest.approx(own.width - own.top - own.bottom)


def test_a_style_takes_what_is_changed_of_the_one_it_follows():
    texts = made('text.body = { size = "11 pt", indent = "6 mm" }\ntext.clause.indent = "0 mm"').texts
    assert (texts.body.size, texts.citation.size, texts.article.size, texts.clause.size) == (11, 11, 11, 11)
    assert texts.body.leading == pytest.approx(16.6 * 11 / 13) == pytest.approx(texts.citation.leading)
    assert texts.citation.italic and texts.article.bold
    assert (texts.article.indent, texts.clause.indent) == (pytest.approx(6 * MM), 0)
    assert texts.label is MODEL.texts.label


def test_where_a_style_differs_it_follows_nothing():
    texts = made('text.body.align = "left"\ntext.issuer.bold = false').texts
    assert (texts.body.align, texts.citation.align, texts.article.align) == ("left", "left", "left")
    assert made('text.body.align = "right"').texts.article.align == "left"
    assert not texts.parent.bold


def test_all_type_can_be_smaller_and_single_ones_as_stated():
    texts = made('scale = 0.9\ntext.note.size = "8 pt"').texts
    for item in fields(Texts):
        if item.name != "note":
            assert getattr(texts, item.name).size == pytest.approx(0.9 * getattr(MODEL.texts, item.name).size)
    assert (texts.note.size, texts.body.indent) == (8, MODEL.texts.body.indent)


def test_what_is_printed_in_the_accent_takes_the_new_one():
    house = made('colour.accent = "#1c3f94"')
    blue = rgb("#1c3f94")
    assert house.colours.accent == house.texts.cover_state.colour == house.texts.cover_gazette.colour == blue
    assert house.texts.cover_line.colour == MODEL.texts.cover_line.colour


def test_the_digest_is_of_the_style_too():
    plain = load_profile("vn")
    own = with_style(plain, {"colour": {"accent": "#1c3f94"}}, "gazette.toml")
    other = with_style(plain, {"colour": {"accent": "#1c3f95"}}, "gazette.toml")
    assert len({plain.digest, own.digest, other.digest}) == 3
    assert with_style(plain, {"colour": {"accent": "#1c3f94"}}, "elsewhere.toml").digest == own.digest
    assert with_style(plain, {}, "") is plain


def test_an_office_changes_what_its_profile_says():
    house = with_style(load_profile("generic-fr"), {"paper": {"inner": "25 mm"}}, "gazette.toml").house
    assert (house.paper.inner, house.paper.width) == pytest.approx((25 * MM, 176 * MM))
    assert json.dumps(house.colours.accent) == json.dumps(load_profile("generic-fr").house.colours.accent)
