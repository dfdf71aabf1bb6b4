"""Profiles as data: complete, without doubles, and overridden by place."""

from datetime import date

import pytest

from gazette.errors import ConfigError
from gazette.messages import entry
from gazette.model import DocumentNumber, Metadata, TypeRef
from gazette.profiles import adjusted, kind_of, load_profile, part_of, profile_names
from gazette.profiles.days import long_date, short_date


def test_the_profiles_come_with_the_program():
    assert profile_names() == ("generic", "generic-fr", "vn", "vn-province")


@pytest.mark.parametrize("name", ["generic", "generic-fr", "vn", "vn-province"])
def test_codes_are_unique_and_references_hold(name):
    profile = load_profile(name)
    types = [item.code for item in profile.types]
    bodies = [item.code for item in profile.authorities]
    assert len(types) == len(set(types))
    assert len(bodies) == len(set(bodies))
    assert {item.akn for item in profile.types} <= {"act", "doc"}
    kinds = {kind for part in profile.parts for kind in part.kinds}
    assert {item.kind for item in profile.types} - {"both"} <= kinds
    assert {code for item in profile.types for code in item.issuers} <= set(bodies)
    assert all(entry(lint.code) for lint in profile.lints)
    furniture = profile.furniture
    assert furniture.running_head.format(numbers="713 + 714", date="24-7-2020")
    assert "2020" in long_date(date(2020, 7, 24), furniture)
    assert "2020" in short_date(date(2020, 7, 24), furniture)
    assert len(furniture.months) in (0, 12)


def test_running_head_reads_as_in_real_issues():
    furniture = load_profile("vn").furniture
    day = furniture.head_date.format(day=24, month=7, year=2020)
    assert furniture.running_head.format(numbers="713 + 714", date=day) == "CÔNG BÁO/Số 713 + 714/Ngày 24-7-2020"


def test_doubled_codes_of_the_source_are_told_apart():
    codes = {item.name: item.code for item in load_profile("vn").types}
    assert codes["Đề án"] != codes["Dự án"]
    assert codes["Hướng dẫn"] != codes["Hợp đồng"]


def test_legal_force_orders_documents_of_one_body():
    force = {item.code: item.force for item in load_profile("vn").types}
    assert force["hien-phap"] < force["luat"] == force["bo-luat"] < force["nghi-quyet"]
    assert force["phap-lenh"] < force["nghi-quyet"]
    assert force["nghi-dinh"] < force["nghi-quyet"] < force["quyet-dinh"] < force["chi-thi"]


def test_place_overrides_locality_and_digest_tells_profiles_apart():
    hanoi = load_profile("vn-province", "vn-hn")
    assert (hanoi.country, hanoi.locality, hanoi.place) == ("vn", "hn", "vn-hn")
    assert hanoi.digest not in {load_profile("vn").digest, load_profile("vn-province", "vn-qt").digest}
    assert load_profile("vn").place == "vn"


def test_province_ranks_its_own_bodies_first():
    ranks = {item.code: item.rank for item in load_profile("vn-province").authorities}
    assert ranks["HĐND"] < ranks["UBND"] < ranks["CTUBND"] < ranks["QH"]


@pytest.mark.parametrize(("name", "place"), [("fr", None), ("vn", "VN"), ("vn", "vn-"), ("vn", "../x")])
def test_unknown_profile_or_place_is_a_fault_of_the_configuration(name, place):
    with pytest.raises(ConfigError):
        load_profile(name, place)


@pytest.mark.parametrize(
    ("kind", "year", "part"),
    [
        ("quyet-dinh", 2025, "vbqppl"),
        ("quyet-dinh", None, "vb-khac"),
        ("luat", 2025, "vbqppl"),
        ("cong-dien", None, "vb-khac"),
        ("dieu-uoc-quoc-te", None, "duqt"),
        ("van-ban-hop-nhat", None, "vbqppl"),
    ],
)
def test_part_of_issue_follows_type_and_year(kind, year, part):
    profile = load_profile("vn")
    found = profile.type_by_code(kind)
    facts = Metadata(DocumentNumber("1", "1", year), TypeRef(kind, found.name), "T", (), None, None)
    assert part_of(profile, facts).code == part
    assert kind_of(profile, facts) in part_of(profile, facts).kinds


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"DOC-SEND-LATE": {"days": 3}}, "DOC-PROFILE-RULE"),
        ({"DOC-SENT-LATE": {"workdays": 3}}, "DOC-PROFILE-RULE-VALUE"),
        ({"DOC-SENT-LATE": {"days": "3"}}, "DOC-PROFILE-RULE-VALUE"),
        ({"DOC-EFFECT-EARLY": {"unless": "(rút gọn"}}, "DOC-PROFILE-RULE-VALUE"),
    ],
)
def test_a_setting_that_a_rule_does_not_have_is_an_error(change, code):
    with pytest.raises(ConfigError, match=code):
        adjusted(load_profile("vn"), change)


def test_the_offices_own_place_and_time_zone():
    own = load_profile("vn")
    other = load_profile("vn", "vn-hn", "Asia/Bangkok")
    assert (own.place, own.timezone) == ("vn", "Asia/Ho_Chi_Minh")
    assert (other.place, other.timezone) == ("vn-hn", "Asia/Bangkok")
    assert load_profile("vn", "vn", "Asia/Ho_Chi_Minh").digest == own.digest != other.digest
