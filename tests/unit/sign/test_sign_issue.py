"""Signing an issue: what comes out, in which order, and that other tools agree."""

from __future__ import annotations

import json
import pickle
import re
import shutil
import subprocess
import time
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import jsonschema
import pytest
from pki import NOW, Demo, MemoryStore, TickingClock, never_asked, rendered_issue, small_pdf

from gazette.errors import SigningError
from gazette.model import Role, Silent
from gazette.model.manifest_json import manifest_bytes, parse_manifest
from gazette.sign import open_sealer, sign_issue

SCHEMA = Path(__file__).parents[3] / "schemas" / "manifest.schema.json"


def test_every_pdf_of_ours_is_sealed_and_nothing_else_changes(demo: Demo) -> None:
    for rendition, file in zip(demo.rendered.renditions, demo.signed.manifest.files, strict=True):
        sealed = file.role in (Role.ISSUE_PDF, Role.DOCUMENT_PDF)
        data = demo.store.get(file.sha256)
        assert (file.path, file.unsigned_sha256) == (rendition.path, rendition.sha256)
        assert (len(data), sha256(data).hexdigest()) == (file.size, file.sha256)
        assert (file.sha256 != file.unsigned_sha256) is sealed
        if sealed:
            assert data.startswith(demo.store.get(rendition.sha256)), "signing appends, it rewrites nothing"
            assert len(re.findall(rb"%%EOF", data)) == 3
            assert data.count(b"/ETSI.CAdES.detached") == 1
            assert data.count(b"/ETSI.RFC3161") == 1


def test_manifest_says_what_the_issue_holds(demo: Demo) -> None:
    manifest = demo.signed.manifest
    (document,) = manifest.documents
    assert (document.number, document.type, document.title) == ("83/2008/QĐ-TTg", "Quyết định", "Về việc thí điểm")
    assert (document.first_page, document.last_page) == (3, 4)
    assert (document.part, document.group) == ("VĂN BẢN QUY PHẠM PHÁP LUẬT", "THỦ TƯỚNG CHÍNH PHỦ")
    assert manifest.demonstration
    assert manifest.previous is None
    assert demo.signed.manifest_file.path == "cong-bao/vn/2026/713-714/manifest.json"
    assert demo.signed.signature_file.path == "cong-bao/vn/2026/713-714/manifest.json.p7s"
    assert demo.signed.signed_at > NOW


def test_manifest_is_canonical_and_fits_its_schema(demo: Demo) -> None:
    data = demo.store.get(demo.signed.manifest_file.sha256)
    assert data == manifest_bytes(demo.signed.manifest)
    assert parse_manifest(data) == demo.signed.manifest
    assert b": " not in data.replace("Điều 1: ".encode(), b"")
    jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(json.loads(data))


def test_every_file_is_named_by_work_expression_form_and_eli(demo: Demo) -> None:
    files = {file.role: file for file in demo.signed.manifest.files}
    work = "/akn/vn/act/quyet-dinh/ttg/2008-06-25/83-2008-qd-ttg"
    pdf = files[Role.DOCUMENT_PDF]
    assert (pdf.work, pdf.expression) == (work, f"{work}/vie@2008-06-25")
    assert (pdf.manifestation, pdf.eli) == (f"{work}/vie@2008-06-25.pdf", "/eli/vn/quyet-dinh/2008/83-2008-qd-ttg")
    assert files[Role.DOCUMENT_HTML].manifestation == f"{work}/vie@2008-06-25.html"
    attached = files[Role.ATTACHMENT]
    assert (attached.expression, attached.manifestation) == (f"{work}/vie@2008-06-25", None)
    whole = files[Role.ISSUE_XML]
    assert (whole.work, whole.eli) == (None, None)
    assert whole.manifestation == "/akn/vn/officialGazette/2026-11-24/713-714/vie@2026-11-24.akn"


def test_a_manifest_of_the_first_form_is_still_read(demo: Demo) -> None:
    files = tuple(replace(file, expression=None, manifestation=None, eli=None) for file in demo.signed.manifest.files)
    documents = tuple(replace(item, text_sha256=None) for item in demo.signed.manifest.documents)
    old = replace(demo.signed.manifest, documents=documents, files=files, version=1)
    data = manifest_bytes(old)
    assert b'"gazette-manifest/1"' in data
    assert b'"expression"' not in data
    assert parse_manifest(data) == old
    schema = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))
    schema.validate(json.loads(data))
    mixed = json.loads(data)
    mixed["files"][0]["eli"] = None
    assert not schema.is_valid(mixed)
    with pytest.raises(ValueError, match="unknown member"):
        parse_manifest(json.dumps(mixed, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode())


def test_previous_manifest_is_named(demo: Demo) -> None:
    store = MemoryStore()
    before = demo.signed.manifest_file.sha256
    signed = sign_issue(rendered_issue(store), demo.sealer, store, before, TickingClock(), Silent())
    assert signed.manifest.previous == before


def test_a_sealer_does_not_leave_its_process(demo: Demo) -> None:
    with pytest.raises(TypeError, match="private key"):
        pickle.dumps(demo.sealer)
    assert "BEGIN" not in repr(demo.sealer)


def test_a_pdf_that_is_none_is_refused_with_its_path(demo: Demo) -> None:
    store = MemoryStore()
    rendered = rendered_issue(store)
    first = rendered.renditions[0]
    broken = replace(first, sha256=store.put(b"%PDF-1.7 nothing"), size=16)
    with pytest.raises(SigningError) as caught:
        sign_issue(replace(rendered, renditions=(broken,)), demo.sealer, store, None, TickingClock(), Silent())
    assert caught.value.code == "SGN-PDF"
    assert dict(caught.value.params)["path"] == first.path


def test_a_sealed_pdf_is_not_sealed_again(demo: Demo) -> None:
    store = MemoryStore()
    rendered = rendered_issue(store)
    sealed = demo.file(Role.DOCUMENT_PDF)
    again = replace(rendered.renditions[0], sha256=store.put(sealed), size=len(sealed))
    with pytest.raises(SigningError) as caught:
        sign_issue(replace(rendered, renditions=(again,)), demo.sealer, store, None, TickingClock(), Silent())
    assert caught.value.code == "SGN-PDF"


def test_sealing_is_quick(demo: Demo) -> None:
    store = MemoryStore()
    rendered = rendered_issue(store)
    first = rendered.renditions[0]
    data = small_pdf(20)
    many = tuple(replace(first, sha256=store.put(data), size=len(data), path=f"a/{number}.pdf") for number in range(10))
    before = time.process_time()
    sign_issue(replace(rendered, renditions=many), demo.sealer, store, None, TickingClock(), Silent())
    assert (time.process_time() - before) / 10 < 0.04, "seconds of processor time for each PDF"


def _tool(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def test_pdfsig_agrees(demo: Demo, tmp_path: Path) -> None:
    tool = _tool("pdfsig")
    path = tmp_path / "a.pdf"
    path.write_bytes(demo.file(Role.ISSUE_PDF))
    said = subprocess.run([tool, path], capture_output=True, text=True, check=False, timeout=60).stdout
    assert said.count("Signature is Valid.") == 1
    assert "ETSI.CAdES.detached" in said
    assert "Total document signed" in said.split("Signature #2")[1]


def test_openssl_verifies_the_manifest(demo: Demo, tmp_path: Path) -> None:
    tool = _tool("openssl")
    manifest = demo.write(tmp_path)
    command = [tool, "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", f"{manifest}.p7s"]
    command += ["-content", manifest, "-CAfile", demo.keys / "root.pem", "-purpose", "any", "-out", tmp_path / "out"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out").read_bytes() == manifest.read_bytes()
    manifest.write_bytes(manifest.read_bytes() + b" ")
    assert subprocess.run(command, capture_output=True, check=False, timeout=60).returncode != 0


def test_openssl_verifies_the_last_timestamp(demo: Demo, tmp_path: Path) -> None:
    tool = _tool("openssl")
    data = demo.file(Role.ISSUE_PDF)
    first, length, second, rest = (
        int(number) for number in re.findall(rb"/ByteRange ?\[(\d+) (\d+) (\d+) (\d+)", data)[-1]
    )
    assert second + rest == len(data)
    (tmp_path / "token").write_bytes(bytes.fromhex(data[length + 1 : second - 1].decode()).rstrip(b"\0"))
    (tmp_path / "data").write_bytes(data[first:length] + data[second:])
    command = [tool, "ts", "-verify", "-token_in", "-in", tmp_path / "token", "-data", tmp_path / "data"]
    command += ["-CAfile", demo.keys / "root.pem", "-untrusted", demo.keys / "ca.pem"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert "Verification: OK" in done.stdout + done.stderr


def test_opening_asks_nothing_when_the_passphrase_lies_in_a_file(demo: Demo) -> None:
    assert open_sealer(demo.config, never_asked).demonstration
