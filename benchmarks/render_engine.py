"""One engine in a process of its own, for benchmarks/render.py: `python render_engine.py ENGINE PAGES FOLDER`.

`prepare` writes what the engines read; `gazette`, `typst` and `weasyprint` write FOLDER/ENGINE.pdf; `cpu` only counts.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


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


def faces() -> dict[str, Path]:
    """The files of the four faces; prepared beside the content, so that engines need no package of ours."""
    import fontpkg_ibm_plex_serif

    folder = Path(fontpkg_ibm_plex_serif.__file__).parent / "files"
    names = {"regular": "Regular", "bold": "Bold", "italic": "Italic", "bold-italic": "BoldItalic"}
    return {style: folder / f"IBMPlexSerif-{name}.ttf" for style, name in names.items()}


def prepare(folder: Path, pages: int, _processes: int) -> None:
    import render_content

    fonts = folder / "fonts"
    fonts.mkdir(parents=True)
    urls = {}
    for style, path in faces().items():
        (fonts / path.name).write_bytes(path.read_bytes())
        urls[style] = (fonts / path.name).as_uri()
    (folder / "acts").mkdir()
    for act in render_content.acts(pages):
        (folder / "acts" / f"{act.number:04d}.xml").write_bytes(render_content.akoma_ntoso(act))
    (folder / "issue.html").write_text("\n".join(render_content.html(pages, urls)), "utf-8")
    (folder / "issue.typ").write_text("".join(render_content.typst(pages)), "utf-8")


class _Folder:
    """A FileStore in a folder, as the archive is."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(exist_ok=True)

    def put(self, data: bytes) -> str:
        digest = hashlib.sha256(data).hexdigest()
        (self._folder / digest).write_bytes(data)
        return digest

    def get(self, sha256: str) -> bytes:
        return (self._folder / sha256).read_bytes()


def gazette(folder: Path, _pages: int, processes: int) -> None:
    """The issue's PDF, by the calls that `gazette render` makes for it."""
    sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "unit" / "render")]
    from render_kit import document, issue, settings

    from gazette.model import Silent
    from gazette.render.pdf.issue import Press, issue_pdf, lay_out

    documents = []
    for path in sorted((folder / "acts").glob("*.xml")):
        number = int(path.stem)
        documents.append(
            document(
                path.read_bytes(), number=f"{number}/2026/QĐ-TTg", slug=f"{number}-2026-qd-ttg", title="Văn bản thử"
            )
        )
    given = settings()
    press = Press(given.typeface, given.profile, given.base_url, given.operator, given.demonstration)
    files = _Folder(folder / "store")
    layout = lay_out(issue(*documents), press, files, Silent(), processes)
    (folder / "gazette.pdf").write_bytes(issue_pdf(layout, files))


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
