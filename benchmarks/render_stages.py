"""Where the processor time of a rendering goes, stage by stage: `python render_stages.py PAGES FOLDER`.

FOLDER is one that `render_engine.py prepare` has filled. One process does everything; the stages that no second process
could share are named. The last line says how long writing the finished bytes alone takes.
"""

from __future__ import annotations

import sys
import tempfile
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import render_engine

ALONE = ("loading the program", "faces and letters", "the file around the pages")
"""Stages of the first process alone; the others are shared."""
STAGES = {
    "faces and letters": ("load_fonts", "characters", "encoding_of"),
    "reading the texts": ("text_of", "document_blocks", "opening_blocks", "closing_blocks"),
    "filling pages": ("paginate",),
    "drawing pages": ("paint",),
    "structure of the texts": ("rank", "flatten"),
    "heads and feet of pages": ("edge_stream",),
    "QR codes": ("qr_operators",),
    "the file around the pages": ("write_document",),
}
"""Functions of `gazette.render.pdf.issue` by the stage they are."""


class Stopwatch:
    """Processor time by stage. What a stage calls of another stage counts as the other's."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self._inner: list[float] = []

    def timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        self.spent.setdefault(stage, 0.0)

        def run(*args: object, **named: object) -> object:
            begin = time.process_time()
            self._inner.append(0.0)
            try:
                return function(*args, **named)
            finally:
                whole = time.process_time() - begin
                self.spent[stage] += whole - self._inner.pop()
                if self._inner:
                    self._inner[-1] += whole

        return run


def main() -> None:
    pages, folder = int(sys.argv[1]), Path(sys.argv[2])
    sys.path.insert(0, str(render_engine.ROOT))
    from gazette.render.pdf import issue
    from gazette.render.pdf.setting import Setter
    from gazette.render.pdf.tagged import objects

    watch = Stopwatch()
    watch.spent["loading the program"] = time.process_time()
    for stage, names in STAGES.items():
        for name in names:
            setattr(issue, name, watch.timed(stage, getattr(issue, name)))
    setattr(Setter, "set", watch.timed("setting lines and tables", Setter.set))  # noqa: B010
    setattr(objects, "deflate", watch.timed("deflating", objects.deflate))  # noqa: B010
    render_engine.gazette(folder, pages, 1)
    spent = dict(sorted(watch.spent.items(), key=lambda pair: -pair[1]))
    whole = time.process_time()
    spent["all else"] = whole - sum(spent.values())
    print(f"where {whole:.2f} s of processor time go in one process (*: what a second one can't share)")
    for stage, seconds in spent.items():
        print(f"  {stage + (' *' if stage in ALONE else ''):<28}{seconds:>7.3f} s{100 * seconds / whole:>6.1f} %")
    alone = bytes_alone(folder / "gazette.pdf")
    print(f"the same streams deflated and written alone: {alone:.2f} s; the whole takes {whole / alone:.1f} × that")


def bytes_alone(path: Path) -> float:
    """Processor time of deflating every page's content of a finished file and writing it."""
    import pikepdf

    with pikepdf.open(path) as pdf:
        contents = [page.obj.get("/Contents") for page in pdf.pages]
        streams = [
            part.read_bytes() for each in contents for part in (each if isinstance(each, pikepdf.Array) else [each])
        ]
    begin = time.process_time()
    with tempfile.TemporaryFile() as out:
        for stream in streams:
            out.write(zlib.compress(stream))
    return time.process_time() - begin


if __name__ == "__main__":
    main()
