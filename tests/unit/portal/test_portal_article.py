"""The text taken from a rendition: whole, ordered, and harmless whatever the rendition holds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from gazette.errors import ExitCode, PublishError
from gazette.portal import article as module
from gazette.portal.article import Article, Link, read_article
from gazette.portal.pages import outline


def nowhere(href: str) -> Link | None:
    return Link("nowhere") if href.startswith("/") else None


def read(inside: str, resolve: module.Resolver = nowhere) -> Article:
    page = f'<!DOCTYPE html><html><body><p>outside</p><article class="akn" lang="vi">{inside}</article></body></html>'
    return read_article(page.encode(), "1/2020/QĐ-X", resolve)


def written(inside: str, resolve: module.Resolver = nowhere) -> str:
    return read(inside, resolve).html(lambda link: f"to:{link.target}#{link.fragment}", lambda label: f"mark {label}")


def words(markup: str) -> str:
    return " ".join(html.fragment_fromstring(markup).text_content().replace("¶", " ").split())


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<ScRiPt src=//evil.example/x.js></sCrIpT>",
        "<style>.g-masthead{display:none}</style>",
        '<p style="position:fixed">a</p>',
        '<p onclick="alert(1)">a</p>',
        '<img src=x onerror="alert(1)">',
        '<img src="https://evil.example/pixel.png" alt="a">',
        '<img src="data:image/svg+xml,<svg onload=alert(1)>" alt="a">',
        '<a href="javascript:alert(1)">a</a>',
        '<a href=" java\nscript:alert(1)">a</a>',
        '<a href="data:text/html,<script>alert(1)</script>">a</a>',
        '<a href="vbscript:x">a</a>',
        '<a href="//evil.example/">a</a>',
        '<iframe src="https://evil.example/"></iframe>',
        '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
        '<svg><script>alert(1)</script><a xlink:href="javascript:alert(1)">x</a></svg>',
        "<math><mtext><script>alert(1)</script></mtext></math>",
        '<form action="https://evil.example"><input name=q><button>Send</button></form>',
        '<object data="x.swf"></object><embed src="x.swf">',
        '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
        '<base href="https://evil.example/">',
        '<link rel="stylesheet" href="https://evil.example/x.css">',
        '<noscript><p title="</noscript><img src=x onerror=alert(1)>">x</p></noscript>',
        '<template><img src=x onerror="alert(1)"></template>',
        '<video src="https://evil.example/a.mp4" autoplay></video>',
        "<plaintext><script>alert(1)</script>",
        '<p class="g-demonstration" id="g-main">I am the portal</p>',
        "<!--[if IE]><script>alert(1)</script><![endif]--><?php echo 1 ?>",
    ],
)
def test_hostile_markup_does_nothing(hostile: str) -> None:
    out = written(f"<p>before</p>{hostile}<p>after</p>")
    assert "before" in out
    tree = html.fragment_fromstring(out)
    for element in tree.iter():
        assert element.tag in module._ELEMENTS, out
        for name, value in element.attrib.items():
            assert not name.startswith("on") and name != "style", out
            assert not re.match(r"\s*(javascript|data|vbscript):", value, re.IGNORECASE), out
            assert "evil.example" not in value, out
        if element.get("class") != "g-mark":
            assert "g-" not in (element.get("class") or "") + (element.get("id") or ""), out
    assert "alert(1)" not in "".join(tree.itertext())


def test_words_around_dropped_and_unknown_elements_stay_in_order() -> None:
    out = written("<p>a <blink>b <b>c</b> d</blink> e<script>no</script> f <custom-x>g</custom-x>h</p>")
    assert words(out) == "a b c d e f gh"
    assert "<b>c</b>" in out


def test_ids_are_kept_once_and_classes_of_the_law_stay() -> None:
    out = written('<p class="issuer x" id="art_1__point_dd">a</p><p id="art_1__point_dd">b</p><p id="9 bad">c</p>')
    assert out.count("art_1__point_dd") == 1
    assert 'class="issuer x"' in out
    assert "bad" not in out


def test_links_lead_to_the_portal_the_text_or_the_web_and_nowhere_else() -> None:
    def resolve(href: str) -> Link | None:
        if href == "/eli/vn/luat/2020/1":
            return Link("page", "eli/vn/luat/2020/1", "art_2")
        return Link("nowhere") if href.startswith("/") else None

    out = written(
        '<p><a href="/eli/vn/luat/2020/1">held</a> <a href="/eli/vn/luat/1999/9">not held</a> <a href="#art_1">own</a>'
        ' <a href="https://vbpl.example/x">web</a> <a href="files/missing.xlsx">missing</a></p>',
        resolve,
    )
    links = {one.text: one.get("href") for one in html.fragment_fromstring(out).iter("a")}
    assert links == {
        "held": "to:eli/vn/luat/2020/1#art_2",
        "not held": None,
        "own": "#art_1",
        "web": "https://vbpl.example/x",
        "missing": None,
    }


def test_a_picture_that_is_not_published_leaves_its_words() -> None:
    def resolve(href: str) -> Link | None:
        return Link("file", f"eli/x/{href}") if href == "media/a.png" else None

    out = written('<p><img src="media/a.png" alt="Sơ đồ" width="40"><img src="media/b.png" alt="Bản đồ"></p>', resolve)
    assert '<img alt="Sơ đồ" width="40" src="to:eli/x/media/a.png#">' in out or 'src="to:eli/x/media/a.png#"' in out
    assert "<span>Bản đồ</span>" in out


def test_headings_become_contents_and_marks() -> None:
    article = read(
        '<h1>Title</h1><section id="chp_I"><h2><span class="num">Chương I</span> <span>QUY ĐỊNH</span></h2>'
        '<section id="art_1"><h3><span class="num">Điều 1.</span> <span>Phạm vi</span></h3><p>x</p></section>'
        '<section id="art_2"><h3><span class="num">Điều 2.</span></h3></section></section>'
        '<section id="att_1"><h2>PHỤ LỤC</h2></section><section><h2>no address</h2></section>'
    )
    assert [(one.level, one.anchor, one.label) for one in article.headings] == [
        (2, "chp_I", "Chương I"),
        (3, "art_1", "Điều 1"),
        (3, "art_2", "Điều 2"),
        (2, "att_1", "PHỤ LỤC"),
    ]
    tree = outline(article.headings)
    assert [node.heading.anchor for node in tree] == ["chp_I", "att_1"]
    assert [node.heading.anchor for node in tree[0].children] == ["art_1", "art_2"]
    out = article.html(lambda link: link.target, lambda label: f"Địa chỉ của {label}")
    assert '<a class="g-mark" href="#art_1" aria-label="Địa chỉ của Điều 1">¶</a><h3>' in out
    assert article.has_title


def test_outline_takes_a_level_that_is_jumped_over_as_the_next() -> None:
    article = read(
        '<section id="a"><h4>a</h4></section><section id="b"><h2>b</h2></section><section id="c"><h6>c</h6></section>'
    )
    assert [(node.heading.anchor, len(node.children)) for node in outline(article.headings)] == [("a", 0), ("b", 1)]


@pytest.mark.parametrize(
    "page", [b"", b"<html><body><p>x</p></body></html>", b'<article class="akn"> </article>', b"\xff\xfe\x00"]
)
def test_a_rendition_without_text_is_a_fault_that_names_the_document(page: bytes) -> None:
    with pytest.raises(PublishError) as caught:
        read_article(page, "83/2008/QĐ-TTg", nowhere)
    assert caught.value.code == "PTL-NO-ARTICLE"
    assert caught.value.exit_code is ExitCode.PUBLISHING
    assert "83/2008/QĐ-TTg" in str(caught.value)


@pytest.mark.parametrize("inside", ["<div>" * 400 + "x" + "</div>" * 400, "<p>" + "a" * 11_000_000 + "</p>"])
def test_a_text_that_can_not_be_read_whole_is_refused_not_cut(inside: str) -> None:
    with pytest.raises(PublishError, match="PTL-TEXT-CUT"):
        read(f"{inside}<p>the end</p>")


def test_a_decree_of_two_hundred_thousand_paragraphs_comes_through_whole() -> None:
    out = written("<p>Điều khoản</p>" * 200_000 + "<p>the end</p>")
    assert out.count("Điều khoản") == 200_000
    assert out.endswith("<p>the end</p></article>")


_PIECES = st.sampled_from(
    """<p>|</p>|<b>|</b>|<script>|</script>|<x-y>|</x-y>|<a href="javascript:1">|</a>|<img src=x onerror=1>
    <table><tr><td>|</table>|<svg>|</svg>|&lt;script&gt;|<!--|-->|text|Điều|"|'|<|>|&|<style>|</div>|</article>
    <article class=akn>|<div class="g-skip" onload=1 style="x">""".replace("\n", "|").split("|")
)


@given(st.lists(_PIECES, max_size=25))
def test_whatever_comes_in_only_what_is_allowed_comes_out(pieces: list[str]) -> None:
    out = written("<p>always</p>" + "".join(pieces))
    # Read back as a browser would: what was escaped once must not come alive.
    tree = html.fragment_fromstring(out)
    for element in tree.iter():
        assert element.tag in module._ELEMENTS
        assert set(element.attrib) <= module._GLOBAL | {
            "href",
            "alt",
            "rel",
            "role",
            "aria-label",
            "colspan",
            "rowspan",
        }
        assert not (element.get("href") or "").startswith("javascript")
    assert "always" in words(out)
