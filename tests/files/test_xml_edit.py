"""Changing XML where the parser says that an element lies: everything else stays byte for byte."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.files.refusal import UnreadableFile
from lkjip_xl.files.xml_edit import XmlPart


def part(xml: str, encoding: str = "utf-8") -> XmlPart:
    return XmlPart("bagian.xml", xml.encode(encoding))


def test_a_part_that_is_not_changed_is_the_same() -> None:
    assert part("<a  x = '1'\n/>").changed() == b"<a  x = '1'\n/>"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<a/>", '<a s="5"/>'),
        ("<a />", '<a  s="5"/>'),
        ("<a></a>", '<a s="5"></a>'),
        ("<a s='1' t='2'/>", "<a s=\"5\" t='2'/>"),
        ("<a t='s=\"1\"' s = '>'/>", '<a t=\'s="1"\' s = "5"/>'),
        ('<a x:s="1" xmlns:x="y"/>', '<a x:s="1" xmlns:x="y" s="5"/>'),
        (
            "<?xml version='1.0'?><!-- <a s='1'/> --><a>é</a>",
            "<?xml version='1.0'?><!-- <a s='1'/> --><a s=\"5\">é</a>",
        ),
    ],
)
def test_an_attribute_is_set_and_nothing_else(before: str, after: str) -> None:
    changed = part(before)
    changed.set(changed.root, "s", "4")
    changed.set(changed.root, "s", "5")
    assert changed.changed().decode() == after


def test_an_attribute_with_a_prefix_is_found_under_any() -> None:
    changed = part('<a xmlns:q="n" q:id="1" id="2"/>')
    changed.set(changed.root, "r:id", "3")
    assert changed.changed() == b'<a xmlns:q="n" q:id="3" id="2"/>'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<x:a xmlns:x='y'/>", "<x:a xmlns:x='y'><b/><c/></x:a>"),
        ("<a></a>", "<a><b/><c/></a>"),
        ("<a>1<d/></a >", "<a>1<d/><b/><c/></a >"),
    ],
)
def test_what_is_appended_stands_at_the_end(before: str, after: str) -> None:
    changed = part(before)
    changed.append(changed.root, "<b/>")
    changed.append(changed.root, "<c/>")
    assert changed.changed().decode() == after


def test_a_tag_that_is_opened_gets_its_attributes_too() -> None:
    changed = part("<a><b/></a>")
    child = changed.root.children[0]
    changed.append(child, "<c/>")
    changed.set(child, "n", "1")
    changed.before(child, "<!--1-->")
    changed.after(child, "<!--2-->")
    assert changed.changed() == b'<a><!--1--><b n="1"><c/></b><!--2--></a>'


@pytest.mark.parametrize(
    ("children", "after"),
    [
        ("", "<a><three/></a>"),
        ("<one/><five/>", "<a><one/><three/><five/></a>"),
        ("<five/>", "<a><three/><five/></a>"),
        ("<one/><other><two/></other><five/>", "<a><one/><other><two/></other><three/><five/></a>"),
        ("<one/><other><four/></other>", "<a><one/><three/><other><four/></other></a>"),
    ],
)
def test_a_child_stands_where_the_schema_has_it(children: str, after: str) -> None:
    changed = part(f"<a>{children}</a>")
    changed.insert_child(changed.root, ("one", "two", "three", "four", "five"), "three", "<three/>")
    assert changed.changed().decode() == after


def test_a_copy_of_an_element_has_other_attributes() -> None:
    whole = part('<a><b x="1" y="2"><c/></b><d/></a>')
    assert whole.copied(whole.root.children[0], {"y": "3", "z": "4"}) == '<b x="1" y="3" z="4"><c/></b>'
    assert whole.changed() == b'<a><b x="1" y="2"><c/></b><d/></a>'


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("utf-16", "UTF-16"), ("utf-8-sig", "UTF-8"), ("cp1252", "windows-1252"), ("latin-1", "ISO-8859-1")],
)
def test_a_part_keeps_its_encoding(encoding: str, declared: str) -> None:
    head = f'<?xml version="1.0" encoding="{declared}"?>'
    changed = part(f"{head}<a>é</a>", encoding)
    changed.append(changed.root, "<b>ü</b>")
    assert changed.changed() == f"{head}<a>é<b>ü</b></a>".encode(encoding)


def test_a_letter_that_an_encoding_does_not_have_is_written_by_its_number() -> None:
    changed = part('<?xml version="1.0" encoding="ISO-8859-1"?><a/>', "latin-1")
    changed.append(changed.root, "…")
    assert changed.changed().endswith(b"<a>&#8230;</a>")


@pytest.mark.parametrize(
    "xml", ["", "<a>", "<a></b>", "<!DOCTYPE a><a/>", '<?xml version="1.0" encoding="entah"?><a/>', "<a>\x01</a>"]
)
def test_what_is_no_xml_is_refused(xml: str) -> None:
    with pytest.raises(UnreadableFile):
        part(xml).root  # noqa: B018 - it is read here


def test_what_an_encoding_cannot_say_is_refused() -> None:
    with pytest.raises(UnreadableFile):
        XmlPart("bagian.xml", b'<?xml version="1.0" encoding="ascii"?><a>\xe9</a>')


NAMES = st.sampled_from(["a", "x:b"])
TEXTS = st.text("ab<>&\"'é/= \n", max_size=5).map(
    lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace("]]>", "")
)
QUOTES = st.sampled_from(["'", '"'])
ATTRIBUTES = st.builds(
    lambda name, quote, text, blank: f"{blank}{name}{blank}={quote}{text.replace(quote, '')}{quote}",
    st.sampled_from(["s", "t", "x:s"]),
    QUOTES,
    TEXTS,
    st.sampled_from([" ", "\n "]),
)


def elements(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda name, attribute, alone, content: (
            f"<{name}{attribute}/>" if alone else f"<{name}{attribute}>{content}</{name} >"
        ),
        NAMES,
        st.one_of(st.just(""), ATTRIBUTES),
        st.booleans(),
        st.lists(inside, max_size=3).map("".join),
    )


XML = st.recursive(elements(st.one_of(TEXTS, st.just("<!-- </a> -->"), st.just("<![CDATA[<a>]]>"))), elements)


@given(XML)
def test_each_element_lies_where_the_part_says(xml: str) -> None:
    """Every element is a part of the XML that is again one, and what was put around it can be taken away again."""
    whole = part(f"<r xmlns:x='y'>{xml}</r>")
    for element in whole.root.below():
        again = part(f"<r xmlns:x='y'>{whole.raw(element)}</r>").root.children
        assert [(each.name, each.attributes) for each in again] == [(element.name, element.attributes)]
        whole.before(element, "«")
        whole.after(element, "»")
        whole.set(element, "neu", "1")
        whole.append(element, "¶")
    marked = whole.changed().decode()
    count = sum(1 for _ in whole.root.below())
    assert (marked.count("«"), marked.count("»"), marked.count("¶"), marked.count(' neu="1"')) == (count,) * 4
    assert part(marked.replace("«", "").replace("»", "")).root.name == "r"
