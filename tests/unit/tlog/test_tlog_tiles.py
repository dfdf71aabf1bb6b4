"""The log as static files: what an append writes is what readers of any size need, at whatever pace it grew."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tlog_definition import definition_root

from gazette.tlog.merkle import inclusion_proof, is_included, leaf_hash, root
from gazette.tlog.tiles import (
    Edge,
    StaticFile,
    TileError,
    append,
    bundle_path,
    decode_bundle,
    encode_bundle,
    load_edge,
    node_reader,
    read_bundle,
    tile_path,
)


def grown(sizes: list[int]) -> tuple[Edge, dict[str, bytes], list[bytes]]:
    """A log that grew to each of `sizes` in turn."""
    edge, files, entries = Edge(), dict[str, bytes](), list[bytes]()
    for size in sizes:
        added = [f"entry {number}".encode() for number in range(len(entries), size)]
        edge, written = append(edge, added)
        for file in written:
            assert file.path not in files, "a published file would change"
            files[file.path] = file.data
        entries += added
    return edge, files, entries


@given(st.lists(st.integers(0, 1500), min_size=1, max_size=6).map(sorted))
def test_the_files_hold_the_tree_of_every_size_that_was_published(sizes: list[int]) -> None:
    edge, files, entries = grown(sizes)
    assert load_edge(edge.size, files.get) == edge
    for size in filter(None, sizes):
        nodes = node_reader(size, files.get)
        head = root(size, nodes)
        assert head == definition_root(entries[:size])
        index = size * 2 // 3
        assert is_included(leaf_hash(entries[index]), index, size, inclusion_proof(index, size, nodes), head)
        bundle = read_bundle(files.get, index // 256, size)
        assert bundle[index % 256] == entries[index]


def test_the_standards_example_of_70000_entries() -> None:
    _, files, _ = grown([70_000])
    hashes = sorted(path for path in files if not path.startswith("tile/entries/"))
    assert sum(path.startswith("tile/0/") and ".p/" not in path for path in hashes) == 273
    assert "tile/0/273.p/112" in files and len(files["tile/0/273.p/112"]) == 112 * 32
    assert "tile/1/000" in files and "tile/1/001.p/17" in files and "tile/2/000.p/1" in files
    assert sum(path.startswith(("tile/1/", "tile/2/", "tile/3/")) for path in hashes) == 3


def test_256_entries_are_a_full_tile_and_a_partial_one_above() -> None:
    _, files, _ = grown([256])
    assert sorted(files) == ["tile/0/000", "tile/1/000.p/1", "tile/entries/000"]


def test_paths() -> None:
    assert tile_path(3, 1_234_067) == "tile/3/x001/x234/067"
    assert tile_path(0, 5, 12) == "tile/0/005.p/12"
    assert bundle_path(1000, 3) == "tile/entries/x001/000.p/3"


def test_an_append_of_one_writes_as_much_at_any_size() -> None:
    small, _, _ = grown([300])
    large, _, _ = grown([66_000])
    assert [file.path for file in append(small, [b"x"])[1]] == ["tile/0/001.p/45", "tile/entries/001.p/45"]
    assert [file.path for file in append(large, [b"x"])[1]] == ["tile/0/257.p/209", "tile/entries/257.p/209"]
    assert append(large, [])[1] == ()


def test_a_full_tile_serves_where_the_partial_one_has_been_deleted() -> None:
    _, files, entries = grown([300, 700])
    files = {path: data for path, data in files.items() if ".p/44" not in path}
    assert root(300, node_reader(300, files.get)) == definition_root(entries[:300])
    assert read_bundle(files.get, 1, 300) == tuple(entries[256:300])


@pytest.mark.parametrize("path", ["tile/0/001.p/44", "tile/entries/001.p/44"])
def test_what_is_absent_or_cut_is_told(path: str) -> None:
    _, files, _ = grown([300])
    for damage in (lambda data: None, lambda data: data[:-1]):
        broken = {**files, path: damage(files[path])}
        with pytest.raises(TileError) as caught:
            load_edge(300, broken.get)
        assert caught.value.path == path


def test_what_lies_beyond_the_end_is_not_made_up() -> None:
    _, files, _ = grown([300])
    node = node_reader(300, files.get)
    for level, index in ((0, 300), (0, 512), (3, 37), (8, 1)):
        with pytest.raises(TileError, match="beyond"):
            node(level, index)


@given(st.lists(st.binary(max_size=300), max_size=256))
def test_bundles_round_trip(entries: list[bytes]) -> None:
    assert decode_bundle(encode_bundle(entries)) == tuple(entries)


@pytest.mark.parametrize("data", [b"\x00", b"\x00\x02a", b"\x00\x00" * 257])
def test_what_is_no_bundle(data: bytes) -> None:
    with pytest.raises(ValueError, match="not a bundle"):
        decode_bundle(data)


def test_an_entry_that_no_bundle_can_hold() -> None:
    with pytest.raises(ValueError, match="65536 bytes"):
        encode_bundle([bytes(65_536)])
    assert isinstance(append(Edge(), [bytes(65_535)])[1][0], StaticFile)
