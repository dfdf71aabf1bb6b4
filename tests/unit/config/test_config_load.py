"""gazette.toml: what is wrong is told with file, line, key and what was expected."""

from zoneinfo import ZoneInfo

import pytest

from gazette.config import load_config
from gazette.config.write import NewWorkspace, gazette_toml
from gazette.errors import ConfigError, MissingError
from gazette.messages import text

ABOUT = NewWorkspace(
    "Công báo", "Văn phòng", "https://congbao.example", "vn", "vn", "Asia/Ho_Chi_Minh", "vi", "Phát hành"
)


@pytest.fixture
def settings(tmp_path):
    path = tmp_path / "gazette.toml"
    path.write_text(gazette_toml(ABOUT, demo_keys=True), "utf-8")
    return path


def wrong(path):
    with pytest.raises(ConfigError) as caught:
        load_config(path.parent)
    return [text(code, "en", params) for code, params in caught.value.details]


def change(path, old, new):
    before = path.read_text("utf-8")
    assert old in before
    path.write_text(before.replace(old, new), "utf-8")


def test_what_init_writes_is_right(settings):
    config = load_config(settings.parent)
    assert config.title == "Công báo"
    assert config.typeface.name == "IBM Plex Serif"
    assert config.signing is not None
    assert config.signing.key.passphrase.kind == "file"
    assert config.signing.demonstration


def test_an_unknown_key_is_named_with_its_line(settings):
    change(settings, 'profile = "vn"', 'profile = "vn"\nprofle = "vn"')
    (problem,) = wrong(settings)
    line = settings.read_text("utf-8").splitlines().index('profle = "vn"') + 1
    assert problem.startswith(f"{line}: gazette.profle: unknown key")
    assert "profile" in problem


def test_everything_wrong_is_told_at_once(settings):
    change(settings, 'profile = "vn"', 'profile = "de"')
    change(settings, 'kind = "folder"', "kind = 3")
    change(settings, 'title = "Công báo"\n', "")
    problems = wrong(settings)
    assert any(
        "gazette.profile: expected one of: vn, vn-province, generic, generic-fr, found 'de'" in item
        for item in problems
    )
    assert any("targets.portal.kind" in item for item in problems)
    assert any("title is missing" in item for item in problems)


def test_a_passphrase_itself_is_not_taken(settings):
    change(settings, "file:keys/seal.pass", "hunter2")
    (problem,) = wrong(settings)
    assert "signing.key.passphrase" in problem


def test_where_the_registry_is(settings):
    place = load_config(settings.parent).registry
    assert (place.database, place.archive) == (settings.parent / "registry.db", settings.parent / "archive")
    settings.write_text(
        settings.read_text("utf-8")
        + '\n[registry]\nurl = "postgresql://gazette@db1,db2:5433/gazette?sslmode=verify-full"\narchive = "/srv/archive"\n',
        "utf-8",
    )
    place = load_config(settings.parent).registry
    assert place.database == "postgresql://gazette@db1,db2:5433/gazette?sslmode=verify-full"
    assert str(place.archive) == "/srv/archive"


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("postgresql://gazette:hunter2@db/gazette", "CFG-REGISTRY-PASSWORD"),
        ("postgresql://gazette@db/gazette?password=hunter2", "CFG-REGISTRY-PASSWORD"),
        ("postgresql://gazette@db/gazette?sslmode=require&sslpassword=hunter2", "CFG-REGISTRY-PASSWORD"),
        ("mysql://gazette@db/hunter2", "CFG-REGISTRY-URL"),
        ("host=db password=hunter2", "CFG-REGISTRY-URL"),
        ("postgresql://[db/hunter2", "CFG-REGISTRY-URL"),
        ("postgresql://db/gazette?hunter2", "CFG-REGISTRY-URL"),
    ],
)
def test_an_address_of_the_registry_that_is_wrong_or_holds_a_password(settings, url, code):
    settings.write_text(settings.read_text("utf-8") + f'\n[registry]\nurl = "{url}"\n', "utf-8")
    with pytest.raises(ConfigError, match=code) as caught:
        load_config(settings.parent)
    assert "hunter2" not in str(caught.value)


def test_no_time_zone(settings):
    change(settings, "Asia/Ho_Chi_Minh", "Asia/Atlantis")
    (problem,) = wrong(settings)
    assert "gazette.timezone" in problem
    assert "Asia/Atlantis" in problem


def test_broken_toml_and_no_file(settings, tmp_path):
    settings.write_text("[gazette\n", "utf-8")
    with pytest.raises(ConfigError, match="CFG-SYNTAX"):
        load_config(settings.parent)
    with pytest.raises(ConfigError, match="CFG-NONE"):
        load_config(tmp_path / "nowhere")


def test_a_typeface_with_other_bytes_is_refused(settings):
    digest = load_config(settings.parent).typeface.face("bold").sha256
    change(settings, digest, "0" * 64)
    with pytest.raises(MissingError, match="CFG-TYPEFACE-OTHER"):
        load_config(settings.parent)


def test_a_typeface_file_that_is_missing(settings):
    change(
        settings,
        'name = "IBM Plex Serif"',
        'name = "Times"\nfolder = "fonts"\nfiles = { regular = "a", bold = "b", italic = "c", bold-italic = "d" }',
    )
    with pytest.raises(MissingError, match="CFG-TYPEFACE-FILE"):
        load_config(settings.parent)


def test_place_and_zone_that_are_not_stated_are_the_profiles(settings):
    stated = load_config(settings.parent)
    assert (stated.place, stated.timezone) == ("vn", ZoneInfo("Asia/Ho_Chi_Minh"))
    change(settings, 'place = "vn"\n', "")
    change(settings, 'timezone = "Asia/Ho_Chi_Minh"\n', "")
    config = load_config(settings.parent)
    assert (config.place, config.timezone) == (None, None)


def test_an_offices_own_settings_of_rules(settings):
    change(settings, "[targets", '[rules.DOC-SENT-LATE]\nworking_days = 3\nbasis = "QĐ 1"\n\n[targets')
    (rule,) = load_config(settings.parent).rules
    assert rule.code == "DOC-SENT-LATE"
    assert dict(rule.settings) == {"working_days": 3, "basis": "QĐ 1"}
    change(settings, "working_days = 3", "working_days = -3")
    assert any("DOC-SENT-LATE" in item for item in wrong(settings))


PROVINCE = """
[publishers.vn-hs]
title = "Công báo tỉnh Hoa Sen"
operator = "Văn phòng tỉnh Hoa Sen"
profile = "vn-province"
issuers = ["tỉnh Hoa Sen"]
"""
ITS_SEAL = """
[publishers.vn-hs.signing]
roots = ["keys/root.pem"]
reason = "Công báo tỉnh"
[publishers.vn-hs.signing.key]
file = "keys/hoa-sen.p12"
passphrase = "none"
[publishers.vn-hs.signing.timestamp]
url = "https://tsa.example"
"""


def test_another_publisher_has_its_own_names_and_the_first_ones_seal(settings):
    settings.write_text(settings.read_text("utf-8") + PROVINCE, "utf-8")
    config = load_config(settings.parent)
    (publisher,) = config.publishers
    own = config.of(publisher)
    assert (own.place, own.title, own.profile) == ("vn-hs", "Công báo tỉnh Hoa Sen", "vn-province")
    assert (own.issuers, config.issuers) == (("tỉnh Hoa Sen",), ())
    assert (own.signing, own.registry, own.targets) == (config.signing, config.registry, config.targets)


def test_another_publisher_may_have_a_seal_of_its_own(settings):
    settings.write_text(settings.read_text("utf-8") + PROVINCE + ITS_SEAL, "utf-8")
    config = load_config(settings.parent)
    own = config.of(config.publishers[0])
    assert own.signing is not None
    assert config.signing is not None
    assert own.signing.key.path == settings.parent / "keys" / "hoa-sen.p12"
    assert (own.signing.demonstration, config.signing.demonstration) == (False, True)


def test_what_is_wrong_with_another_publisher_is_told(settings):
    settings.write_text(settings.read_text("utf-8") + PROVINCE.replace("title", "titel"), "utf-8")
    problems = wrong(settings)
    assert any("publishers.vn-hs.titel: unknown key" in item for item in problems)
    assert any("publishers.vn-hs" in item and "title" in item for item in problems)
