"""Cutting and joining runs of text without losing a character that shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gazette.ingest.blocks import Para, Run


def runs_of(para: Para) -> tuple[Run, ...]:
    """The runs of a paragraph with its automatic number in front."""
    if not para.number:
        return para.runs
    lead = para.runs[0] if para.runs else None
    number = Run(f"{para.number} ", bold=lead.bold if lead else False, italic=lead.italic if lead else False)
    return (number, *para.runs)


def text_of(runs: Sequence[Run]) -> str:
    """The text of runs, as it stands."""
    if len(runs) == 1:
        return runs[0].text
    return "".join([run.text for run in runs])


def fold(text: str) -> str:
    """White space folded to single spaces, none at the ends."""
    # Nearly every text is folded already, and is told so for a third of what folding it costs: of all white space only
    # the space is printable.
    if text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " ":
        return text
    return " ".join(text.split())


def cut(runs: Sequence[Run], start: int, end: int | None = None) -> tuple[Run, ...]:
    """The runs between two offsets of their joined text. Notes and images, without text, go with what follows them."""
    if not start and end is None:
        return tuple(runs)
    if len(runs) == 1 and runs[0].text:
        part = runs[0].text[start:end]
        return (runs[0].with_text(part),) if part else ()
    stop = len(text_of(runs)) if end is None else end
    last = end is None
    taken: list[Run] = []
    at = 0
    for run in runs:
        size = len(run.text)
        if size == 0:
            if start <= at < stop or (last and at >= start):
                taken.append(run)
            continue
        low, high = max(start, at), min(stop, at + size)
        if low < high:
            taken.append(run if high - low == size else run.with_text(run.text[low - at : high - at]))
        at += size
    return tuple(taken)


def strip(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Runs without white space at their two ends."""
    text = text_of(runs)
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    if end <= start:
        return tuple(run for run in runs if not run.text)
    if not start and end == len(text):
        return tuple(runs)
    head = tuple(run for run in _leading_marks(runs))
    middle = cut(runs, start, end)
    tail = _trailing_marks(runs, end)
    return (*(head if start else ()), *middle, *tail)


def _leading_marks(runs: Sequence[Run]) -> Iterable[Run]:
    """Notes and images that stand before the first character that shows."""
    at_start = True
    for run in runs:
        at_start = at_start and not run.text.strip()
        if at_start and not run.text:
            yield run


def _trailing_marks(runs: Sequence[Run], end: int) -> tuple[Run, ...]:
    """Notes and images that stand behind the last character that shows."""
    found: list[Run] = []
    at = 0
    for run in runs:
        if not run.text and at >= end:
            found.append(run)
        at += len(run.text)
    return tuple(found)


def lines(runs: Sequence[Run]) -> tuple[tuple[Run, ...], ...]:
    """Runs cut at line feeds; empty lines fall away unless they hold a note or an image."""
    found: list[tuple[Run, ...]] = []
    start = 0
    text = text_of(runs)
    if "\n" not in text and text.strip():
        return (strip(runs),)
    for piece in text.split("\n"):
        end = start + len(piece)
        part = cut(runs, start, None if end == len(text) else end)
        if piece.strip() or any(run.note is not None or run.image is not None for run in part):
            found.append(strip(part))
        start = end + 1
    return tuple(found)


def bold(runs: Sequence[Run]) -> bool:
    """Whether everything that shows is bold."""
    shown = [run for run in runs if run.text.strip()]
    return bool(shown) and all(run.bold for run in shown)


def unstyled(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Without bold, italics and underlining where the whole line has them: that is layout, not the author."""
    drop_bold = drop_italic = drop_line = True
    shown = False
    for run in runs:
        if run.text and not run.text.isspace():
            shown = True
            drop_bold &= run.bold
            drop_italic &= run.italic
            drop_line &= run.underline
            if not (drop_bold or drop_italic or drop_line):
                return tuple(runs)
    if not shown:
        return tuple(runs)
    return tuple(
        Run(
            run.text,
            run.bold and not drop_bold,
            run.italic and not drop_italic,
            run.underline and not drop_line,
            run.script,
            run.href,
            run.note,
            run.image,
        )
        for run in runs
    )
