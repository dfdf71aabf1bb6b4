"""Written elements are those that would have been made and serialised, eIds and all."""

from hypothesis import given
from hypothesis import strategies as st

from gazette.akn.build import add, element
from gazette.akn.eids import assign_eids
from gazette.akn.writer import Writer
from gazette.akn.xml import parse, serialize

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")) | st.sampled_from("\t\n\r&<>\"'"))
TAGS = st.sampled_from(
    ["p", "b", "article", "paragraph", "point", "content", "intro", "citations", "citation", "mod", "quotedStructure",
     "attachment", "table", "hcontainer", "authorialNote", "heading"]
)  # fmt: skip
NODES = st.recursive(
    TEXT,
    lambda inner: st.tuples(TAGS, st.text("1aIđ. "), st.dictionaries(st.sampled_from(["name", "class_"]), TEXT), st.lists(inner)),
    max_leaves=20,
)  # fmt: skip
ELEMENTS = st.tuples(TAGS, st.just("1."), st.just({}), st.lists(NODES))


def made(node):
    tag, num, attributes, children = node
    holder = element(tag, *([element("num", num)] if num else []), **attributes)
    for child in children:
        if isinstance(child, tuple):
            add(holder, made(child))
        elif child:
            add(holder, child)
    return holder


def write(out, node):
    tag, num, attributes, children = node
    out.open(tag, num=num, **attributes)
    if num:
        out.open("num")
        out.text(num)
        out.close()
    for child in children:
        if isinstance(child, tuple):
            write(out, child)
        else:
            out.text(child)
    out.close()


@given(st.lists(ELEMENTS))
def test_what_is_written_is_what_is_serialised(nodes):
    root = element("akomaNtoso", *map(made, nodes))
    assign_eids(root)
    out = Writer()
    out.open("akomaNtoso", xmlns=root.nsmap[None])
    for node in nodes:
        write(out, node)
    out.close()
    text = out.taken()
    assert f"<?xml version='1.0' encoding='UTF-8'?>\n{text}\n".encode() == serialize(root)
    assert serialize(parse(text.encode())) == serialize(root)


def test_eids_count_on_behind_what_was_taken():
    out = Writer()
    for wanted in ("container_1", "container_2"):
        out.open("container", name="x")
        assert out.bare
        out.empty("eol")
        assert not out.bare
        out.close()
        assert out.taken() == f'<container name="x" eId="{wanted}"><eol/></container>'


def test_a_footnote_on_a_number_is_no_part_of_it():
    num = element("num", "Điều 1", element("authorialNote", element("p", "Sửa năm 2015")), ".")
    root = element("body", element("article", num))
    assign_eids(root)
    assert root[0].get("eId") == "art_1"


def test_marks_and_what_is_written_already_stand_where_they_are_put():
    out = Writer()
    out.open("p")
    out.inline(("b", "i"), "một & hai")
    out.inline((), " ba")
    out.markup("<eol/>")
    out.close()
    assert out.taken() == "<p><b><i>một &amp; hai</i></b> ba<eol/></p>"
