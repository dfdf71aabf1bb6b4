"""The tree and its entries as static files (C2SP tlog-tiles): 256 hashes a tile, partial tiles at the right edge.

A log grows from its right edge alone, so that an append costs the same however long the log is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from gazette.tlog.merkle import HASH_SIZE, Nodes, leaf_hash, node_hash

WIDTH = 256
HEIGHT = 8
"""Levels of the tree in one tile."""
_LONGEST_ENTRY = 0xFFFF

Fetch: TypeAlias = Callable[[str], bytes | None]
"""The bytes at a path below the log's prefix; None when nothing is there."""


class TileError(ValueError):
    """A tile or bundle that is absent or is not what the tree of this size needs. `path` is where it was looked for."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Edge:
    """All of a log that an append needs: its size, the hashes of the partial tile at each level, the open bundle."""

    size: int = 0
    hashes: tuple[bytes, ...] = ()
    """One for each level, joined; empty where the level's last tile is full."""
    entries: tuple[bytes, ...] = ()
    """The entries of the bundle that is not full yet."""


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file to be put below the log's prefix; once there, it never changes."""

    path: str
    data: bytes


def tile_path(level: int, index: int, width: int = WIDTH) -> str:
    """Where a tile of hashes lies."""
    return f"tile/{level}/{_index_path(index)}{_partial(width)}"


def bundle_path(index: int, width: int = WIDTH) -> str:
    """Where a bundle of entries lies."""
    return f"tile/entries/{_index_path(index)}{_partial(width)}"


def append(edge: Edge, entries: Sequence[bytes]) -> tuple[Edge, tuple[StaticFile, ...]]:
    """The edge after `entries`, and the files that the longer log needs and did not have.

    Raises ValueError for an entry of more than 65,535 bytes, which no bundle can hold.
    """
    levels = [bytearray(joined) for joined in edge.hashes]
    bundle = list(edge.entries)
    files: list[StaticFile] = []
    size = edge.size
    for entry in entries:
        bundle.append(entry)
        size += 1
        _add(levels, 0, leaf_hash(entry), size, files)
        if len(bundle) == WIDTH:
            files.append(StaticFile(bundle_path(size // WIDTH - 1), encode_bundle(bundle)))
            bundle.clear()
    files += _partials(levels, bundle, size, edge.size)
    return Edge(size, tuple(bytes(level) for level in levels), tuple(bundle)), tuple(files)


def load_edge(size: int, fetch: Fetch) -> Edge:
    """The edge of a log of `size` entries, read from its files. Raises TileError."""
    hashes: list[bytes] = []
    level = 0
    while size >> (HEIGHT * level):
        count = size >> (HEIGHT * level)
        rest = count % WIDTH
        hashes.append(_tile(fetch, level, count // WIDTH, rest) if rest else b"")
        level += 1
    rest = size % WIDTH
    return Edge(size, tuple(hashes), read_bundle(fetch, size // WIDTH, size) if rest else ())


def node_reader(size: int, fetch: Fetch) -> Nodes:
    """The perfect subtrees of a log of `size` entries, from its tiles. It raises TileError when a tile is not there.

    What tiles say is not to be believed by itself: only what a checked proof leads to the signed root is.
    """

    @lru_cache(maxsize=64)
    def tile(level: int, index: int) -> bytes:
        width = min(WIDTH, (size >> (HEIGHT * level)) - index * WIDTH)
        if width <= 0:
            raise TileError(tile_path(level, index), "beyond the end of the log")
        return _tile(fetch, level, index, width)

    def node(level: int, index: int) -> bytes:
        upper, inside = divmod(level, HEIGHT)
        first = index << inside
        held = tile(upper, first // WIDTH)
        start = first % WIDTH * HASH_SIZE
        hashes = [held[at : at + HASH_SIZE] for at in range(start, start + (HASH_SIZE << inside), HASH_SIZE)]
        if len(hashes[-1]) != HASH_SIZE:
            raise TileError(tile_path(upper, first // WIDTH), "beyond the end of the log")
        while len(hashes) > 1:
            hashes = [node_hash(hashes[at], hashes[at + 1]) for at in range(0, len(hashes), 2)]
        return hashes[0]

    return node


def encode_bundle(entries: Sequence[bytes]) -> bytes:
    """Entries one after the other, each after its length. Raises ValueError for one that is too long."""
    for entry in entries:
        if len(entry) > _LONGEST_ENTRY:
            raise ValueError(f"an entry of {len(entry)} bytes")
    return b"".join(len(entry).to_bytes(2, "big") + entry for entry in entries)


def decode_bundle(data: bytes) -> tuple[bytes, ...]:
    """The entries of a bundle. Raises ValueError when it is cut or has more than a bundle may hold."""
    entries: list[bytes] = []
    at = 0
    while at < len(data):
        end = at + 2 + int.from_bytes(data[at : at + 2], "big")
        if at + 2 > len(data) or end > len(data) or len(entries) == WIDTH:
            raise ValueError("not a bundle of entries")
        entries.append(data[at + 2 : end])
        at = end
    return tuple(entries)


def read_bundle(fetch: Fetch, index: int, size: int) -> tuple[bytes, ...]:
    """The entries of bundle `index` in a log of `size`, as many as that log has. Raises TileError."""
    width = min(WIDTH, size - index * WIDTH)
    path = bundle_path(index, width)
    data = fetch(path)
    if data is None and width < WIDTH:
        data = fetch(bundle_path(index))
    if data is None:
        raise TileError(path, "absent")
    try:
        entries = decode_bundle(data)
    except ValueError as error:
        raise TileError(path, str(error)) from error
    if len(entries) < width:
        raise TileError(path, f"{len(entries)} entries, not {width}")
    return entries[:width]


def _add(levels: list[bytearray], level: int, added: bytes, size: int, files: list[StaticFile]) -> None:
    if level == len(levels):
        levels.append(bytearray())
    held = levels[level]
    held += added
    if len(held) < WIDTH * HASH_SIZE:
        return
    full = bytes(held)
    held.clear()
    files.append(StaticFile(tile_path(level, (size >> (HEIGHT * (level + 1))) - 1), full))
    hashes = [full[at : at + HASH_SIZE] for at in range(0, len(full), HASH_SIZE)]
    while len(hashes) > 1:
        hashes = [node_hash(hashes[at], hashes[at + 1]) for at in range(0, len(hashes), 2)]
    _add(levels, level + 1, hashes[0], size, files)


def _partials(levels: Sequence[bytearray], bundle: Sequence[bytes], size: int, before: int) -> Iterator[StaticFile]:
    for level, held in enumerate(levels):
        if held and size >> (HEIGHT * level) != before >> (HEIGHT * level):
            index = (size >> (HEIGHT * level)) // WIDTH
            yield StaticFile(tile_path(level, index, len(held) // HASH_SIZE), bytes(held))
    if bundle and size != before:
        yield StaticFile(bundle_path(size // WIDTH, len(bundle)), encode_bundle(bundle))


def _tile(fetch: Fetch, level: int, index: int, width: int) -> bytes:
    """The first `width` hashes of a tile; the full tile serves where the partial one has been deleted."""
    path = tile_path(level, index, width)
    data = fetch(path)
    if data is None and width < WIDTH:
        data = fetch(tile_path(level, index))
        if data is not None and len(data) == WIDTH * HASH_SIZE:
            data = data[: width * HASH_SIZE]
    if data is None:
        raise TileError(path, "absent")
    if len(data) != width * HASH_SIZE:
        raise TileError(path, f"{len(data)} bytes, not {width * HASH_SIZE}")
    return data


def _index_path(index: int) -> str:
    digits = str(index)
    digits = digits.zfill(-(-len(digits) // 3) * 3)
    groups = [digits[at : at + 3] for at in range(0, len(digits), 3)]
    return "/".join([*(f"x{group}" for group in groups[:-1]), groups[-1]])


def _partial(width: int) -> str:
    return "" if width == WIDTH else f".p/{width}"
