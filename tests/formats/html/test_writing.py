"""A translation stands in its page as plain words, and the page says what it has become."""

from __future__ import annotations

import pytest

from mbc_i18n.errors import FormatError
from mbc_i18n.formats import html
from mbc_i18n.model import Translation

PAGE = """\
<!DOCTYPE html>
<html lang="en-US" dir=ltr>
<head>
<meta charset="ISO-8859-1">
<title>Hay fever</title>
<meta property="og:locale" content="en_US"><meta property='og:url' content='https://e.org/en/x'>
<meta http-equiv="Content-Language" content="en">
<link rel="canonical" href="https://e.org/en/x">
  <link rel="alternate" hreflang="en" href="https://e.org/en/x">
</head>
<body>
<p>One</p>
</body>
</html>
"""


def written(page: str, targets: dict[str, str], locale: str = "", file: str = "") -> str:
    """A page with some of its units, told by their source, translated."""
    document = html.read(page, "page", file=file)
    found = {unit.id: targets[unit.source] for unit in document.units if unit.source in targets}
    assert len(found) == len(targets)
    return html.write(document, Translation(locale, found))


@pytest.mark.parametrize(
    ("page", "source", "target", "expected"),
    [
        ("<P>One\r\n</P>", "One", "Uno", "<P>Uno\r\n</P>"),
        ("<p>One\n two", "One two", " Uno \n dos ", "<p>Uno dos"),
        ("<p>One", "One", "a < b & c > d \"e\" 'f'", "<p>a &lt; b &amp; c &gt; d \"e\" 'f'"),
        ("<p>One", "One", "&lt; <b>x</b>", "<p>&amp;lt; &lt;b&gt;x&lt;/b&gt;"),
        ("<p>One", "One", "a\xa0b\xadc", "<p>a&#160;b&#173;c"),
        ("<title>One</title>", "One", "</title>&", "<title>&lt;/title&gt;&amp;</title>"),
        ("<img alt=One>", "One", "Uno dos", '<img alt="Uno dos">'),
        ("<img alt='One'/>", "One", 'l\'un "d"', "<img alt='l&#39;un \"d\"'/>"),
        ('<img ALT = "One">', "One", 'l\'un "d" &', '<img ALT = "l\'un &quot;d&quot; &amp;">'),
        ("<p>A <B ID=x>b</B > c", "A <b>b</b> c", "<b>B</b> C", "<p><B ID=x>B</B > C"),
        ("<p>A &copy; <b>b", "A © <b/>b", "<b/>B ©", "<p><b>B ©"),
        ("<p>A <i x></i> b", "A <i/> b", "B <i/>", "<p>B <i x></i>"),
        ("<p>A<br>b <!--c-->d", "A<br/>b <html/>d", "<html/>D<br/>", "<p><!--c-->D<br>"),
        ("<p><font>One</font>", "One", "Uno", "<p><font>Uno</font>"),
        ("<p>A <!-- mbc: note x -->b", "A b", "B", "<p>B<!-- mbc: note x -->"),
    ],
)
def test_a_translation_is_spliced_in(page: str, source: str, target: str, expected: str) -> None:
    assert written(page, {source: target}) == expected


def test_attributes_inside_a_unit_are_translated_with_it_and_without_it() -> None:
    page = "<p>See <a href=x title=Map>here</a> <code title='Code'>x</code>."
    words = {"See <a>here</a> <code/>.": "<code/>: <a>aquí</a>"}
    both = {"Map": "Mapa", "Code": "Código"}
    expected = "<p><code title='Código'>x</code>: <a href=x title=\"Mapa\">aquí</a>"
    assert written(page, words | both) == expected
    assert 'title="Mapa">here</a>' in written(page, both)


def test_a_description_inside_a_sentence_is_translated_with_it_and_without_it() -> None:
    page = "A <meta name=description content=What> b"
    words = {"A <meta/>b": "B <meta/>a"}
    both = written(page, {"What": "Qué"} | words)
    assert both == 'B <meta name=description content="Qué">a'
    assert written(page, {"What": "Qué"}) == 'A <meta name=description content="Qué"> b'


@pytest.mark.parametrize(
    ("locale", "expected"),
    [("es", "<p>Uno.\n  Dos.<br>Tres."), ("zh_Hans", "<p>Uno.\n  Dos.<br>Tres.")],
)
def test_what_stands_between_sentences_stays(locale: str, expected: str) -> None:
    targets = {"One is here.": "Uno.", "Two is here.": "Dos.", "Three is.": "Tres."}
    page = "<p>One is here.\n  Two is here.<br>Three is."
    assert written(page, targets, locale) == expected


def test_chinese_sentences_join_without_a_space() -> None:
    targets = {"One is here.": "一。", "Two is here.": "二。"}
    assert written("<p>One is here.\n Two is here.", targets, "zh_Hans") == "<p>一。二。"


@pytest.mark.parametrize("target", ["", " \n"])
def test_an_empty_translation_is_refused(target: str) -> None:
    with pytest.raises(FormatError, match="^page:1: the es translation of “One”: it is empty"):
        written("<p>One", {"One": target}, "es")


def test_wrong_tags_are_refused_by_their_line() -> None:
    with pytest.raises(FormatError, match="^page:2: .*<b> is missing"):
        written("\n<p>One <b>two</b>", {"One <b>two</b>": "Uno</b>"}, "es")


# What is not translated is marked


def test_untranslated_words_are_marked_as_the_sources_language() -> None:
    document = html.read("<title>T</title><p title=U>One <b>two</b>")
    marked = '<title>T</title><p title=U><span lang="en" dir="ltr">One <b>two</b></span>'
    assert html.write(document, Translation("es", {}, mark=True)) == marked


def test_in_xhtml_the_mark_speaks_xml_too() -> None:
    document = html.read("<p>One</p>", file="page.xhtml")
    marked = '<p><span lang="en" xml:lang="en" dir="ltr">One</span></p>'
    assert html.write(document, Translation("es", {}, mark=True)) == marked


def test_options_take_no_mark() -> None:
    document = html.read("<select><option>One</select>")
    assert html.write(document, Translation("es", {}, mark=True)) == document.text


# The page says what it has become


def test_a_translated_page_says_its_language_address_and_encoding() -> None:
    text = written(PAGE, {"One": "واحد"}, "ar")
    expected = PAGE.replace("<p>One", "<p>واحد").replace(
        'lang="en-US" dir=ltr', 'lang="ar" dir="rtl"'
    )
    expected = expected.replace("ISO-8859-1", "utf-8").replace('content="en_US"', 'content="ar_EG"')
    expected = expected.replace('content="en">', 'content="ar">')
    expected = expected.replace("content='https://e.org/en/x'", "content='https://e.org/ar/x'")
    expected = expected.replace(
        '"canonical" href="https://e.org/en/', '"canonical" href="https://e.org/ar/'
    )
    own = '\n  <link rel="alternate" hreflang="en" href="https://e.org/en/x">'
    fellow = own.replace('"en"', '"ar"').replace("/en/", "/ar/")
    assert text == expected.replace(own, own + fellow)


@pytest.mark.parametrize("locale", ["", "en"])
def test_a_page_in_no_other_language_stays(locale: str) -> None:
    assert written(PAGE, {"One": "Two"}, locale) == PAGE.replace("<p>One", "<p>Two")


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("<!DOCTYPE html>", "<!DOCTYPE html>|"),
        ("\ufeff<!doctype html>\r\n<title>", "\ufeff<!doctype html>\r\n|<title>"),
        ("<!-- a --><!doctype html><!--> </p>\n<p>", "<!-- a --><!doctype html><!--> </p>\n|<p>"),
        ("<!doctype html></p a='>'><p>", "<!doctype html>|</p a='>'><p>"),
        ("<!doctype html></></ ><p>", "<!doctype html></></ >|<p>"),
        ("<!doctype html></body>", "<!doctype html>|</body>"),
        ("<?x?>\n<head><title>", "<?x?>\n|<head><title>"),
        ("<!doctype html><!-- <html> --><body>", "<!doctype html><!-- <html> -->|<body>"),
    ],
)
def test_a_page_without_its_root_gets_one_where_a_browser_puts_it(
    start: str, expected: str
) -> None:
    page = f"{start}One"
    shown = f"{expected}X".replace("|", '<html lang="he" dir="rtl">')
    assert written(page, {"One": "X"}, "he") == shown
    assert written(page, {}, "he") == page


@pytest.mark.parametrize("page", ["<p>One", "<title>One", "<body>One", "<meta charset=utf-8>One"])
def test_a_fragment_gets_no_root(page: str) -> None:
    assert written(page, {"One": "X"}, "he") == page.replace("One", "X")
    page = "<!doctype html><p>One</p>"
    assert written(page, {"One": "X"}, "he", "page.xhtml") == page.replace("One", "X")


@pytest.mark.parametrize(
    ("tag", "locale", "expected"),
    [
        ("<html>", "es", '<html lang="es">'),
        ("<HTML CLASS=x>", "es", '<HTML lang="es" CLASS=x>'),
        ("<html lang>", "es", '<html lang="es">'),
        ("<html lang=en xml:lang='en'>", "pt_BR", "<html lang=\"pt-BR\" xml:lang='pt-BR'>"),
        ("<html>", "he", '<html dir="rtl" lang="he">'),
        ("<body lang=en>", "es", '<body lang="es">'),
        ("<body>", "he", "<body>"),
        (
            "<meta property=og:locale content=en_GB>",
            "pt_BR",
            '<meta property=og:locale content="pt_BR">',
        ),
        (
            "<meta property=og:locale content=en>",
            "zh_Hans",
            '<meta property=og:locale content="zh_CN">',
        ),
        (
            "<meta http-equiv=content-type content='text/html; charset=latin1'>",
            "es",
            "<meta http-equiv=content-type content='text/html; charset=utf-8'>",
        ),
        ("<meta charset=UTF-8>", "es", "<meta charset=UTF-8>"),
        ("<meta charset = >", "es", '<meta charset ="utf-8" >'),
        ("<?xml encoding='>", "es", "<?xml encoding='>"),
        ("<link rel=canonical href=/x>", "es", "<link rel=canonical href=/x>"),
        ("<link rel=canonical href=/en/en/x>", "es", "<link rel=canonical href=/en/en/x>"),
        ("<link rel=canonical href=/EN?en/>", "es", '<link rel=canonical href="/es?en/">'),
        (
            "<link rel=canonical href=/x><link rel=alternate hreflang=es href=/y>",
            "es",
            '<link rel=canonical href="/y"><link rel=alternate hreflang=es href=/y>',
        ),
    ],
)
def test_each_place_that_says_so_is_set(tag: str, locale: str, expected: str) -> None:
    assert written(f"{tag}<p>One", {"One": "X"}, locale) == f"{expected}<p>X"


def test_an_xml_declaration_and_xhtml_say_so_too() -> None:
    page = "<?xml version='1.0' encoding='latin1'?>\n<html xmlns='x'><p>One</p></html>"
    root = '<html lang="es" xml:lang="es" xmlns=\'x\'>'
    expected = f"<?xml version='1.0' encoding='UTF-8'?>\n{root}<p>X</p></html>"
    assert written(page, {"One": "X"}, "es", "page.xhtml") == expected


# Pages for readers


def test_a_page_shows_its_body_with_ids_for_headings() -> None:
    shown = html.to_html(
        html.read(PAGE.replace("<p>One", "<h1>Two words</h1><h2 id=own>Own</h2><p>One"))
    )
    assert shown == '\n<h1 id="two-words">Two words</h1><h2 id=own>Own</h2><p>One</p>\n'


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("<title>T</title><p>One", "<p>One"),
        ("One", "One"),
        ("<head></head>One<p>Two</body>\n", "One<p>Two"),
        ("<body>One</body><p>Two</html>", "One</body><p>Two"),
        ("<title>T</title>", ""),
        ("<frameset><frame></frameset>", ""),
        ("<p>A<!-- mbc: note x --> b", "<p>A b"),
        (
            "<p>A <!-- mbc: skip -->no<!-- mbc: /skip --> b",
            '<p>A <span lang="en" dir="ltr" translate="no">no</span> b',
        ),
        ("<!-- mbc: skip --><p>No</p><!-- mbc: /skip -->", "<p>No</p>"),
    ],
)
def test_the_body_is_what_a_browser_shows(page: str, shown: str) -> None:
    assert html.to_html(html.read(page)) == shown


def test_ids_of_headings_are_the_sources_in_every_locale() -> None:
    document = html.read("<h2>Two words</h2><h2><img></h2><h2>Two words</h2>")
    translation = Translation("es", {unit.id: "Dos" for unit in document.units})
    shown = html.to_html(document, translation)
    assert shown == '<h2 id="two-words">Dos</h2><h2><img></h2><h2 id="two-words-1">Dos</h2>'
