"""Which of the lines that look like article headings are headings: the ones that count upwards."""

from __future__ import annotations

from collections.abc import Sequence

from gazette.ingest.grammar import Opening

_WINDOW = 250
"""How far back a predecessor is looked for; long codes have 700 articles and hardly a false heading."""

_BEST_STEP = 1.0


def chosen(candidates: Sequence[tuple[Opening, bool]]) -> frozenset[int]:
    """Indexes of the candidates that form the best rising count.

    Each comes with whether it is set apart (bold). Steps of one are worth most, gaps cost, and a line that reads like
    a reference ("Điều 9 Luật …", wrapped) counts for less than one with its full stop. So a false heading is left out
    and a gap that is in the source is kept.
    """
    scores: list[float] = []
    highest: list[float] = []
    before: list[int] = []
    for index, (opening, bold) in enumerate(candidates):
        own = _weight(opening, bold)
        best, link = own + (1.0 if opening.order[0] == 1 else -0.5), -1
        for earlier in range(index - 1, max(0, index - _WINDOW) - 1, -1):
            if highest[earlier] + own + _BEST_STEP < best:
                break
            step = _step(candidates[earlier][0].order, opening.order)
            if step is not None and scores[earlier] + own + step >= best:
                best, link = scores[earlier] + own + step, earlier
        scores.append(best)
        highest.append(max(best, highest[-1]) if highest else best)
        before.append(link)
    if not scores:
        return frozenset()
    at = max(range(len(scores)), key=lambda index: (scores[index], -index))
    picked: set[int] = set()
    while at >= 0:
        picked.add(at)
        at = before[at]
    return frozenset(picked)


def _weight(opening: Opening, bold: bool) -> float:
    own = 1.0 if opening.certain else 0.35
    if opening.certain and not opening.rest:
        own = 0.8
    return own + (0.5 if bold else 0.0)


def _step(first: tuple[int, str], second: tuple[int, str]) -> float | None:
    """What going from one number to the next is worth; None when it does not rise."""
    if second <= first:
        return None
    gap = second[0] - first[0]
    if gap == 1:
        return _BEST_STEP
    if gap == 0:
        return 0.6
    return -0.4 * min(gap, 10)
