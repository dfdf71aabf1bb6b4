"""One engine in a process of its own, for benchmarks/render.py: `python render_engine.py ENGINE PAGES FOLDER`.

`prepare` writes what the engines read; `gazette`, `typst` and `weasyprint` write FOLDER/ENGINE.pdf; `cpu` only counts.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DAY = date(2026, 10, 24)
NUMBERS = (713, 714)
PORTAL = "https://congbao.example.vn"
SECTION = "Phần văn bản quy phạm pháp luật"
ISSUER = "Thủ tướng Chính phủ"
OPERATOR = "Văn phòng Chính phủ"
FACES = {"regular": "Regular", "bold": "Bold", "italic": "Italic", "bold-italic": "BoldItalic"}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("engine", choices=("prepare", "gazette", "typst", "weasyprint", "cpu"))
    parser.add_argument("pages", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--processes", type=int, default=1)
    options = parser.parse_args()
    {"prepare": prepare, "gazette": gazette, "typst": typst, "weasyprint": weasyprint, "cpu": cpu}[options.engine](
        options.folder, options.pages, options.processes
    )


def faces(folder: Path) -> dict[str, Path]:
    """The files of the four faces in a folder."""
    return {style: folder / f"IBMPlexSerif-{name}.ttf" for style, name in FACES.items()}


def prepare(folder: Path, pages: int, _processes: int) -> None:
    import fontpkg_ibm_plex_serif
    import render_content

    sys.path.insert(0, str(ROOT))
    from gazette.akn.issue import Listed, build_official_gazette
    from gazette.model import IssueId

    fonts = folder / "fonts"  # beside the content, so that engines need no package of ours
    fonts.mkdir(parents=True)
    urls = {}
    for style, path in faces(Path(fontpkg_ibm_plex_serif.__file__).parent / "files").items():
        (fonts / path.name).write_bytes(path.read_bytes())
        urls[style] = (fonts / path.name).as_uri()
    (folder / "acts").mkdir()
    listed = [Listed(1, SECTION), Listed(2, ISSUER)]
    for act in render_content.acts(pages):
        (folder / "acts" / f"{act.number:04d}.xml").write_bytes(render_content.akoma_ntoso(act))
        listed.append(Listed(3, f"Quyết định số {act.number}/2026/QĐ-TTg", _uri(act.number)))
    made = build_official_gazette(IssueId("vn", 2026, NUMBERS), DAY, "Công báo", OPERATOR, "vie", listed)
    (folder / "issue.xml").write_bytes(made)
    (folder / "issue.html").write_text("\n".join(render_content.html(pages, urls)), "utf-8")
    (folder / "issue.typ").write_text("".join(render_content.typst(pages)), "utf-8")


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


class _Folder:
    """A FileStore in a folder, as the archive is."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(exist_ok=True)

    def put(self, data: bytes) -> str:
        digest = _sha256(data)
        (self._folder / digest).write_bytes(data)
        return digest

    def get(self, sha256: str) -> bytes:
        return (self._folder / sha256).read_bytes()


def _uri(number: int) -> str:
    return f"/akn/vn/act/quyet-dinh/ttg/2026-01-05/{number}-2026-qd-ttg"


def gazette(folder: Path, _pages: int, processes: int) -> None:
    """The issue's PDF, by the calls that `gazette render` makes for it."""
    sys.path.insert(0, str(ROOT))
    gc.disable()  # as `gazette` loads a command
    from gazette.model import (
        CheckedDocument,
        Document,
        DocumentNumber,
        Entry,
        Face,
        Group,
        Issue,
        IssueId,
        Issuer,
        Metadata,
        Section,
        Silent,
        Structure,
        Typeface,
        TypeRef,
    )
    from gazette.profiles import load_profile
    from gazette.render.pdf.forked import uncollected
    from gazette.render.pdf.issue import Press, issue_pdf, lay_out

    gc.freeze()
    gc.enable()
    entries = []
    for path in sorted((folder / "acts").glob("*.xml")):
        number = int(path.stem)
        facts = Metadata(
            number=DocumentNumber(f"{number}/2026/QĐ-TTg", str(number)),
            type=TypeRef("quyet-dinh", "Quyết định"),
            title="Văn bản thử",
            issuers=(Issuer("TTg", ISSUER),),
            place="Hà Nội",
            signed_on=date(2026, 1, 5),
        )
        eli = f"/eli/vn/quyet-dinh/2026/{number}-2026-qd-ttg"
        document = Document(_uri(number), eli, facts, Structure(), path.read_bytes(), (), ())
        entries.append(Entry(CheckedDocument(document, ())))
    section = Section("normative", SECTION, (Group(ISSUER, tuple(entries)),))
    issue = Issue(IssueId("vn", 2026, NUMBERS), DAY, "Công báo", (section,), (folder / "issue.xml").read_bytes())
    files = {style: (path, _sha256(path.read_bytes())) for style, path in faces(folder / "fonts").items()}
    pinned = tuple(Face(style, path, digest) for style, (path, digest) in files.items())
    typeface = Typeface("IBM Plex Serif", pinned, _sha256("".join(face.sha256 for face in pinned).encode()))
    press = Press(typeface, load_profile("vn"), PORTAL, OPERATOR, demonstration=False)
    store = _Folder(folder / "store")
    with uncollected():  # as `render_issue` is
        layout = lay_out(issue, press, store, Silent(), processes)
        (folder / "gazette.pdf").write_bytes(issue_pdf(layout, store))
    gc.freeze()  # as `gazette` leaves


def typst(folder: Path, _pages: int, _processes: int) -> None:
    import typst as engine

    engine.compile(
        str(folder / "issue.typ"),
        output=str(folder / "typst.pdf"),
        font_paths=[str(folder / "fonts")],
        ignore_system_fonts=True,
        pdf_standards=["a-2a", "ua-1"],
    )


def weasyprint(folder: Path, _pages: int, _processes: int) -> None:
    from weasyprint import HTML

    HTML(folder / "issue.html").write_pdf(folder / "weasyprint.pdf", pdf_variant="pdf/ua-1")


def cpu(_folder: Path, pages: int, _processes: int) -> None:
    """Nothing but processor time: what two processes could gain on this machine at this moment."""
    total = 0
    for number in range(pages * 10_000):
        total = (total * 31 + number) % 1_000_003
    print(total)


if __name__ == "__main__":
    main()
