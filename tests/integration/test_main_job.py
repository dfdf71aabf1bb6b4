"""The main job, end to end, on the samples."""

import json
import shutil
import subprocess
from hashlib import sha256

import pytest
from bench import BROKEN, INBOX

from gazette.akn.schema import violations
from gazette.cli.main import run

STEPS = ("compose", "render", "sign", "portal", "publish")


def steps(text):
    """Which steps a run says it did (True) and which were done before (False)."""
    names = {"ghép số": "compose", "dàn trang": "render", "ký": "sign", "dựng cổng": "portal", "phát hành": "publish"}
    found = {}
    for line in text.splitlines():
        mark, _, rest = line.partition(" ")
        for name, step in names.items():
            if mark in {"✓", "·"} and rest.startswith(f"{name} "):
                found[step] = mark == "✓"
    return found


def test_every_sample_is_published_and_verified(published):
    code, told = published("run", INBOX)
    assert code == 0
    assert {item["outcome"] for item in told["documents"]} == {"accepted"}
    assert len(told["documents"]) >= 8
    issue = told["issue"]
    assert issue["state"] == "published"
    assert len(issue["documents"]) == len(told["documents"])
    for item in issue["files"]:
        path = published.folder / item["path"]
        assert sha256(path.read_bytes()).hexdigest() == item["sha256"], item["path"]
    assert {"issue-pdf", "document-pdf", "document-html", "document-akn", "attachment", "manifest"} <= {
        item["role"] for item in issue["files"]
    }


def test_decision_83_is_there_and_says_what_it_is(published):
    code, told = published("show", "83/2008")
    assert code == 0
    document = told["document"]
    assert document["eli"] == "/eli/vn/quyet-dinh/2008/83-2008-qd-ttg"
    assert document["uri"] == "/akn/vn/act/quyet-dinh/ttg/2008-06-25/83-2008-qd-ttg"
    assert document["metadata"]["date"] == "2008-06-25"
    assert "không phải là văn bản chính thức" in document["remark"]
    assert (published.current / "eli/vn/quyet-dinh/2008/83-2008-qd-ttg/index.html").is_file()


def test_a_second_run_does_nothing_again(published):
    before = sorted(path.name for path in (published.folder / "archive").rglob("*"))
    code, text = published.text("run", INBOX)
    assert code == 0
    assert steps(text) == dict.fromkeys(STEPS, False)
    assert "TOTAL-PASSED" in published.out.splitlines()[-1]
    assert sorted(path.name for path in (published.folder / "archive").rglob("*")) == before


def test_published_files_verify_from_another_folder_with_the_root_alone(published, tmp_path, monkeypatch, capfd):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.copy(published.folder / "keys/root.pem", elsewhere)
    pdfs = sorted(published.current.rglob("*.pdf"))
    assert len(pdfs) >= 9
    for pdf in pdfs:
        shutil.copy(pdf, elsewhere)
    monkeypatch.chdir(elsewhere)
    for pdf in pdfs:
        capfd.readouterr()
        assert run(["verify", "--json", "--trust", "root.pem", pdf.name]) == 0
        told = json.loads(capfd.readouterr().out)
        assert told["indication"] == "TOTAL-PASSED"
        assert told["files"][0]["publication"]["state"] == "unknown"
    changed = bytearray((elsewhere / pdfs[0].name).read_bytes())
    changed[len(changed) // 2] ^= 1
    (elsewhere / "changed.pdf").write_bytes(changed)
    assert run(["verify", "--json", "--trust", "root.pem", "changed.pdf"]) == 1
    assert json.loads(capfd.readouterr().out)["indication"] != "TOTAL-PASSED"


@pytest.mark.skipif(shutil.which("pdfsig") is None, reason="pdfsig (poppler-utils) is not installed")
def test_pdfsig_calls_every_published_pdf_valid(published):
    for pdf in published.current.rglob("*.pdf"):
        told = subprocess.run(["pdfsig", pdf], capture_output=True, text=True, check=False).stdout
        assert "Signature Validation: Signature is Valid." in told, pdf
        assert "Total document signed" in told, pdf


def test_what_is_accepted_is_strictly_valid(published):
    xml = [path for path in published.current.rglob("*.xml") if path.name not in {"feed.xml", "sitemap.xml"}]
    assert len(xml) >= 9
    for path in xml:
        assert violations(path.read_bytes()) == (), path


# -- keys: a change redoes exactly the steps below it ------------------------------------------------


@pytest.fixture
def signed(empty):
    code, _ = empty("ingest", INBOX / "83-2008-qd-ttg.xml", INBOX / "902-2026-qd-ttg.docx")
    assert code == 0
    assert empty("compose")[0] == 0
    code, text = empty.text("sign", "latest")
    assert code == 0
    assert steps(text) == {"compose": True, "render": True, "sign": True} or steps(text) == {
        "compose": False,
        "render": True,
        "sign": True,
    }
    return empty


def test_nothing_changed_nothing_done(signed):
    assert steps(signed.text("sign")[1]) == {"compose": False, "render": False, "sign": False}


def test_a_changed_setting_of_the_pages_redoes_render_and_below(signed):
    signed.set('base_url = "https://congbao.example"', 'base_url = "https://gazette.example"')
    text = signed.text("sign")[1]
    assert steps(text) == {"compose": False, "render": True, "sign": True}, text


def test_a_changed_typeface_redoes_render_and_below(signed):
    toml = (signed.folder / "gazette.toml").read_text("utf-8")
    lines = {line.split(" = ")[0]: line for line in toml.splitlines() if line.startswith(("bold =", "italic ="))}
    fonts = signed.folder / "fonts"
    fonts.mkdir()
    from gazette.config.typeface import packaged_files

    files = packaged_files()
    for style, path in files.items():
        shutil.copy(path, fonts / f"{style}.ttf")
    shutil.copy(files["italic"], fonts / "bold.ttf")  # another face for bold: other bytes, so another typeface
    signed.set(
        'name = "IBM Plex Serif"\n',
        'name = "IBM Plex Serif"\nfolder = "fonts"\nfiles = { regular = "regular.ttf", bold = "bold.ttf", '
        'italic = "italic.ttf", bold-italic = "bold-italic.ttf" }\n',
    )
    signed.set(lines["bold"], lines["italic"].replace("italic =", "bold ="))
    text = signed.text("sign")[1]
    assert steps(text) == {"compose": False, "render": True, "sign": True}, text


def test_a_changed_signing_setting_redoes_sign_alone(signed):
    signed.set('reason = "Phát hành', 'reason = "Ban hành')
    assert steps(signed.text("sign")[1]) == {"compose": False, "render": False, "sign": True}


def test_a_changed_title_redoes_all(signed):
    signed.set('title = "Công báo"', 'title = "Công báo mẫu"')
    assert steps(signed.text("sign")[1]) == {"compose": True, "render": True, "sign": True}


@pytest.mark.parametrize(
    ("module", "name", "redone"),
    [
        ("gazette.compose", "COMPOSE_VERSION", ("compose", "render", "sign")),
        ("gazette.render", "RENDER_VERSION", ("render", "sign")),
        ("gazette.sign", "SIGN_VERSION", ("sign",)),
    ],
)
def test_a_new_version_of_a_step_redoes_it_and_those_below(signed, monkeypatch, module, name, redone):
    import gazette.pipeline.steps as pipeline_steps

    where = pipeline_steps if hasattr(pipeline_steps, name) else __import__(module, fromlist=[name])
    monkeypatch.setattr(where, name, "another")
    assert steps(signed.text("sign")[1]) == {step: step in redone for step in ("compose", "render", "sign")}


def test_a_changed_input_redoes_all_below(signed, tmp_path):
    """The same bytes with another remark beside them: another reading of the document, so everything below is another."""
    shutil.copy(INBOX / "902-2026-qd-ttg.docx", tmp_path)
    (tmp_path / "902-2026-qd-ttg.gazette.json").write_text('{"remark": "Ghi chú khác"}', "utf-8")
    assert signed("ingest", tmp_path / "902-2026-qd-ttg.docx")[0] == 0
    assert steps(signed.text("sign")[1]) == {"compose": True, "render": True, "sign": True}


def test_what_is_published_is_never_made_anew(published):
    issue = published.current / "cong-bao/vn"
    before = {path: path.read_bytes() for path in issue.rglob("*.pdf")}
    published.set('base_url = "https://congbao.example"', 'base_url = "https://gazette.example"')
    code, text = published.text("run", INBOX)
    assert code == 0
    assert {path: path.read_bytes() for path in before} == before
    assert "giữ nguyên" in text
    assert steps(text)["portal"], "the views around it are made anew"


def test_portal_settings_redo_the_portal_alone(published):
    published.set('title = "Công báo"', 'title = "Công báo thử"')
    found = steps(published.text("run", INBOX)[1])
    assert found["portal"]
    assert found["publish"]
    assert not found["render"]
    assert not found["sign"]


# -- taken up again ----------------------------------------------------------------------------------


def test_a_run_that_broke_is_taken_up_with_its_own_number(empty, monkeypatch):
    import gazette.pipeline.run as pipeline_run

    original = pipeline_run.signed

    def interrupted(*arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline_run, "signed", interrupted)
    paths = (INBOX / "83-2008-qd-ttg.xml", INBOX / "910-2026-nd-cp.xml")
    assert run(["-C", str(empty.folder), "run", *map(str, paths)]) == 130
    monkeypatch.setattr(pipeline_run, "signed", original)
    code, text = empty.text("run", *paths)
    assert code == 0
    assert steps(text) == {"compose": False, "render": False, "sign": True, "portal": True, "publish": True}
    _, listed = empty("list")
    assert [issue["numbers"] for issue in listed["issues"]] == [[1]]


def test_the_next_batch_gets_the_next_number_and_the_portal_holds_both(empty):
    assert empty("run", INBOX / "83-2008-qd-ttg.xml")[0] == 0
    code, told = empty("run", INBOX / "910-2026-nd-cp.xml", INBOX / "902-2026-qd-ttg.docx")
    assert code == 0
    assert told["issue"]["numbers"] == [2]
    manifests = sorted(empty.current.rglob("manifest.json"))
    assert len(manifests) == 2
    first, second = (json.loads(path.read_bytes()) for path in manifests)
    assert second["previous"] == sha256(manifests[0].read_bytes()).hexdigest()
    assert first["previous"] is None
    code, told = empty("verify", empty.current)
    assert (code, told["indication"]) == (0, "TOTAL-PASSED")


def test_numbers_given_and_numbers_taken(empty, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1784862000")  # 24-7-2026
    empty("ingest", INBOX)
    code, told = empty("compose", "83/2008", "--number", "1+2", "--date", "2026-07-24")
    assert code == 0
    assert told["issue"]["numbers"] == [1, 2]
    code, told = empty("compose", "902/2026", "--number", "2", "--date", "2026-07-24")
    assert code == 9
    assert told["error"]["code"] == "REG-NUMBER-TAKEN"
    code, told = empty("compose", "902/2026", "--dry-run", "--date", "2026-07-25")
    assert code == 0
    assert told["issue"]["numbers"] == [3]
    assert len(empty("list")[1]["issues"]) == 1


def test_back_to_the_release_before(empty):
    empty("run", INBOX / "83-2008-qd-ttg.xml")
    first = empty("site", "releases")[1]["current"]
    empty("run", INBOX / "910-2026-nd-cp.xml")
    second = empty("site", "releases")[1]["current"]
    assert first != second
    checkpoint = (empty.current / "log" / "checkpoint").read_bytes()
    assert empty("site", "rollback")[1]["release"] not in (first, second), "its pages, and the log as it is now"
    assert (empty.current / "log" / "checkpoint").read_bytes() == checkpoint
    assert not (empty.current / "eli/vn/nghi-dinh").exists()
    assert empty("site", "rollback", second[:12])[1]["release"] == second
    assert (empty.current / "eli/vn/nghi-dinh").is_dir()


# -- bad input ---------------------------------------------------------------------------------------


def test_every_broken_sample_is_held_or_refused_and_the_rest_is_published(empty, tmp_path):
    batch = tmp_path / "batch"
    shutil.copytree(BROKEN, batch)
    shutil.copy(INBOX / "83-2008-qd-ttg.xml", batch / "000-83-2008-qd-ttg.xml")
    shutil.copy(INBOX / "902-2026-qd-ttg.docx", batch / "000-902-2026-qd-ttg.docx")
    code, told = empty("run", batch)
    assert code == 1
    outcomes = {item["file"].rsplit("/", 1)[-1]: item["outcome"] for item in told["documents"]}
    accepted = {name for name, outcome in outcomes.items() if outcome == "accepted"}
    assert {"000-83-2008-qd-ttg.xml", "000-902-2026-qd-ttg.docx"} <= accepted
    assert outcomes["doctype.docx"] == outcomes["climbing-path.docx"] == outcomes["picture.docx"] == "refused"
    assert outcomes["no-number.txt"] == outcomes["ascii-number.txt"] == outcomes["schema.xml"] == "held"
    for item in told["documents"]:
        if item["outcome"] != "accepted":
            errors = [found for found in item["findings"] if found["severity"] == "error"]
            assert errors, item["file"]
            assert all(found["message"] and found["hint"] for found in errors), item["file"]
    assert told["issue"]["state"] == "published"
    assert empty("verify", empty.current)[1]["indication"] == "TOTAL-PASSED"


def test_the_same_number_with_other_bytes_is_held(empty, tmp_path):
    original = (INBOX / "83-2008-qd-ttg.xml").read_bytes()
    assert empty("ingest", INBOX / "83-2008-qd-ttg.xml")[0] == 0
    (tmp_path / "83.xml").write_bytes(original.replace("Cơ cấu tổ chức".encode(), "Tổ chức".encode()))
    code, told = empty("ingest", tmp_path / "83.xml")
    assert code == 1
    assert told["documents"][0]["outcome"] == "held"
    assert "DOC-DUPLICATE" in {found["code"] for found in told["documents"][0]["findings"]}
    again = empty("ingest", tmp_path / "83.xml")
    assert again == (code, told), "the same bytes again: the same outcome"
    assert empty.ledger.rows("SELECT count(*) FROM intake") == [(2,)]


def test_a_wrong_passphrase_stops_before_anything_is_signed(empty):
    (empty.folder / "keys/seal.pass").write_text("hunter2\n")
    code, told = empty("run", INBOX / "83-2008-qd-ttg.xml")
    assert code == 6
    assert "seal.p12" in told["error"]["message"]
    assert "hunter2" not in empty.err
    assert not empty.current.exists()
    assert empty("list")[1]["issues"][0]["state"] == "rendered"


def test_a_timestamp_authority_that_does_not_answer(empty):
    import socket

    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        empty.set(
            'demo = { file = "keys/tsa.p12", passphrase = "file:keys/tsa.pass" }', f'url = "{url}"\ntimeout = 0.3'
        )
        code, told = empty("run", INBOX / "83-2008-qd-ttg.xml")
    assert code == 6
    assert url in told["error"]["message"]
    assert not empty.current.exists()


def test_a_published_file_that_was_altered_is_told(published):
    pdf = next((published.current / "cong-bao").rglob("*.pdf"))
    data = bytearray(pdf.read_bytes())
    data[1000] ^= 1
    pdf.chmod(0o644)
    pdf.write_bytes(data)
    code, told = published("verify", published.current)
    assert code == 1
    assert told["indication"] == "TOTAL-FAILED"
    code, told = published("run", INBOX)
    assert code == 8
    assert pdf.name in told["error"]["message"]


def test_the_ledger_keeps_who_did_what(published):
    _, told = published("show", "latest")
    assert [event["kind"] for event in told["history"]] == ["composed", "rendered", "signed", "logged", "published"]
    with published.ledger.open() as registry:
        assert registry.broken_event() is None
