"""Whatever is packed comes out: the same files, with the same bytes, as from a folder."""

import sys
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "ingest"))

from archive_kit import Noon, packed

from gazette.ingest.gather import gather

parts = st.text("abcđêQĐ-_ 12", min_size=1, max_size=6).filter(lambda part: part.strip() == part)
paths = st.builds(lambda folders, name: "/".join([*folders, f"{name}.txt"]), st.lists(parts, max_size=3), parts)
trees = st.dictionaries(
    paths, st.binary(min_size=1, max_size=40).filter(lambda data: data[:2] != b"PK"), max_size=6
).filter(lambda files: len({path.casefold() for path in files}) == len(files))


@settings(deadline=None, max_examples=60)
@given(trees)
def test_an_archive_gives_what_its_folder_gives(files):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "f"
        folder.mkdir()
        for path, data in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
        packing = Path(name) / "f.zip"
        packing.write_bytes(packed(files))
        loose = [(item.path.relative_to(folder), item.data, item.attachments) for item in gather([folder], Noon())]
        zipped = [
            (item.path.relative_to(packing), item.data, item.attachments)
            for item in gather([packing], Noon())
            if item.readable
        ]
    assert zipped == loose


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=300), st.integers(0, 400))
def test_a_damaged_archive_never_raises(noise, at):
    data = packed({"a.txt": "a" * 50, "b/c.txt": "c"})
    broken = data[: at % len(data)] + noise + data[at % len(data) + len(noise) :]
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "f.zip"
        path.write_bytes(broken)
        assert gather([path], Noon())
