"""Catalogs and PO layouts for the laws."""

from __future__ import annotations

from hypothesis import strategies as st

from mbc_i18n.model import Catalog, Message

AWKWARD = ['"', "\\", "\n", "\t", "\r", "\\n", "word ", "中文，", "「語", "<a1>", "</a1>", "x" * 40]
AWKWARD += [" ", "7", "\a", "\b", "\f", "\v", "\x1b", "\x7f", "\u0085", "\u2028", "\u00a0", "😀"]
LAYOUT = [". ", ": ", ", ", "| ", "~ ", "#", "@", "  ", "\t", '"', 'msgid "a"', "中", "x" * 90]


def joined(pieces: list[str], excluded: str) -> st.SearchStrategy[str]:
    """Texts of awkward pieces and of any other characters."""
    characters = st.characters(exclude_categories=["Cs"], exclude_characters="\0" + excluded)
    return st.lists(st.sampled_from(pieces) | characters, max_size=12).map("".join)


TEXTS = joined(AWKWARD, "")
LINES = joined(LAYOUT, "\r\n").map(lambda line: line.rstrip("\\"))
COMMENTS = st.lists(LINES, max_size=3).map("\n".join)
FILES = joined(["a", " ", ":", ":12", "\t", "é", "\\"], "\r\n\u2068\u2069").filter(bool)
REFS = st.lists(st.tuples(FILES, st.integers(0, 999_999_999)), max_size=3).map(tuple)
FLAGS = st.lists(st.sampled_from(["no-wrap", "x-tag", "range: 0..5"]), max_size=2).map(tuple)
MESSAGES = st.builds(
    Message,
    TEXTS.filter(bool),
    TEXTS,
    TEXTS,
    st.booleans(),
    TEXTS,
    COMMENTS,
    COMMENTS,
    REFS,
    FLAGS,
    st.booleans(),
)
NAMES = st.sampled_from(["Language", "X-Generator", "PO-Revision-Date", "é"])
HEADERS = st.lists(st.tuples(NAMES, LINES.map(str.strip)), max_size=4).map(tuple)


def catalog_of(
    header: tuple[tuple[str, str], ...], messages: list[Message], comment: str
) -> Catalog:
    """A catalog of the locale that its header names first."""
    locales = [value for name, value in header if name == "Language"]
    return Catalog("", (locales or [""])[0], header, tuple(messages), comment)


MESSAGE_LISTS = st.lists(MESSAGES, max_size=4, unique_by=lambda message: message.key)
CATALOGS = st.builds(catalog_of, HEADERS, MESSAGE_LISTS, COMMENTS)

COMMENT_LINES = ["# c", "#", "#@ odd", "#no space", " # indented", "#. n", "#.", "#: a:1 b:2"]
COMMENT_LINES += ["#:c", "#: ⁨a b⁩:3", "#, fuzzy", "#,x,  y", "#=z", "", "  ", "#~ # c", "#~"]
PREVIOUS = [[], ['#| msgid "p"'], ['#| msgctxt "c"', '#| msgid ""', '#|"p" "q"']]
CONTEXTS = [[], ['msgctxt ""'], ['msgctxt "c"'], ['msgctxt "c" "d"', '"e"']]
SOURCES = [['msgid "{}"'], ['msgid ""', '"{}"'], [' msgid\t"{}" ""'], ["msgid", '"\\"{}\\x41"']]
TARGETS = [['msgstr ""'], ['msgstr ""', "", ' "a\\n"', '"b"'], ['msgstr"c\\\\"']]
HEADS = [[], ["# top", 'msgid ""', 'msgstr ""', '"Language: es\\n"', '"X:y\\n"', '"loose"']]


@st.composite
def entries(draw: st.DrawFn, number: int) -> str:
    """An entry of any layout that can be read, its number in the source."""
    comments = st.lists(st.sampled_from(COMMENT_LINES), max_size=3)
    mark = draw(st.sampled_from(["", "", "#~ ", "#~"]))
    lines = [*draw(comments), *draw(st.sampled_from(PREVIOUS))]
    for forms in (CONTEXTS, SOURCES, TARGETS):
        part = [line.format(number) for line in draw(st.sampled_from(forms))]
        lines += [mark + line if line else line for line in part]
        lines += draw(comments) if forms is not TARGETS else []
    ends = st.sampled_from(["\n", "\n", "\n", "\r\n"])
    return "".join(line + draw(ends) for line in lines)


@st.composite
def layouts(draw: st.DrawFn) -> list[str]:
    """The text of a PO file in pieces: what stands above, each entry, what stands below."""
    head = draw(st.sampled_from(HEADS))
    above = draw(st.sampled_from(["", "\ufeff"])) + "".join(f"{line}\n" for line in head)
    count = draw(st.integers(1, 4))
    below = draw(st.sampled_from(["", "\n", "\n\n# end\n", "# end"]))
    return [above, *[draw(entries(number)) for number in range(count)], below]
