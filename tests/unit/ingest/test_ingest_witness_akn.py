"""The second reading of Akoma Ntoso: the words that come in are the words that go out."""

import pytest

from gazette.ingest import witness
from gazette.ingest.fidelity import letters_difference

NS = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
FILE = (
    f'<a:akomaNtoso xmlns:a="{NS}" xmlns:m="urn:m"><a:act><a:meta><m:note>thư mục</m:note><a:note>chú <a:b>một</a:b></a:note></a:meta>'
    "<a:body><a:article><a:num>Điều 1.</a:num><a:content><a:p>Phạm<a:i> vi</a:i><!-- x --> &#233;</a:p></a:content></a:article>"
    "<a:p>Hết<a:authorialNote><a:p>chú hai</a:p></a:authorialNote>.</a:p></a:body></a:act></a:akomaNtoso>"
)


def heard(file):
    return witness.words("akn", file.encode())


def test_text_without_meta_and_notes_last():
    assert heard(FILE) == ("Điều", "1.", "Phạm", "vi", "é", "Hết.", "chú", "hai", "chú", "một")
    assert heard(FILE) == witness.words("akn", FILE.encode("utf-16"))


@pytest.mark.parametrize("word", ["Điều", "Phạm", " vi", "&#233;", "Hết", "chú hai", "một"])
def test_a_word_less_is_a_difference_wherever_it_stood(word):
    assert letters_difference(heard(FILE), heard(FILE.replace(word, "", 1))) is not None


def test_other_containers_are_none():
    moved = FILE.replace("<a:note>chú <a:b>một</a:b></a:note>", "").replace(
        "Hết<a:authorialNote>", "Hết<a:authorialNote><a:p>chú một</a:p></a:authorialNote><a:authorialNote>"
    )
    assert letters_difference(heard(FILE), heard(moved.replace("a:article", "a:hcontainer"))) is None


@pytest.mark.parametrize("data", [b"", b"<a>", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'])
def test_what_is_no_sound_xml_is_unreadable(data):
    with pytest.raises(witness.UnreadableError):
        witness.words("akn", data)
