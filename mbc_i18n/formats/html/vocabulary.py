"""What HTML's names mean for translation.

Elements by the HTML standard's own style sheet for browsers; attributes by its list of
translatable attributes; elements without prose as in the Internationalization Tag Set 2.0.
"""

from __future__ import annotations


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


BLOCKS = _names(
    "address article aside audio blockquote body button canvas caption center col colgroup "
    "datalist dd details dialog dir div dl dt fieldset figcaption figure footer form frame "
    "frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe label legend li listing main "
    "marquee menu nav noembed noframes noscript object ol optgroup option p plaintext pre "
    "search section select summary table tbody td template textarea tfoot th thead title tr "
    "ul video xmp"
)
"""Elements that begin and end a stretch of words; every other one stands inside it."""

VOID = _names(
    "area base basefont bgsound br col command embed frame hr image img input keygen link meta "
    "param source track wbr"
)
"""Elements without an end tag."""

CLOSED = _names("iframe math noembed noframes plaintext script style svg xmp")
"""Elements that hold no HTML prose: `translate="yes"` opens nothing in them."""

RAW_TEXT = _names("iframe noembed noframes plaintext script style textarea title xmp")
"""Elements in which a browser reads no tags."""

UNTRANSLATED = CLOSED | _names("code kbd listing pre samp textarea tt var")
"""Elements whose words are not prose, unless `translate="yes"` says so."""

LINED = frozenset(("listing", "pre", "textarea"))
"""Elements in which a line break breaks the line on the screen."""

WRAPPERS = frozenset(("font", "nobr", "span"))
"""Elements that say nothing to a translator where they hold all of a block's words."""

HEADINGS = {f"h{level}": level for level in range(1, 7)}

KINDS = {
    **dict.fromkeys(HEADINGS, "heading"),
    "blockquote": "quote",
    "button": "label",
    "caption": "caption",
    "dd": "definition",
    "dt": "term",
    "figcaption": "caption",
    "label": "label",
    "legend": "label",
    "li": "item",
    "option": "option",
    "summary": "summary",
    "td": "cell",
    "th": "cell",
    "title": "title",
}
"""The kind of block that an element's words are; other words are a paragraph."""

LISTS = {"dir": "-", "menu": "-", "ol": "1.", "ul": "-"}
"""Lists and the marker of their items."""

EVERYWHERE = _names(
    "aria-braillelabel aria-brailleroledescription aria-description aria-label "
    "aria-placeholder aria-roledescription aria-valuetext title"
)
"""Attributes that hold words in any element."""

ATTRIBUTES = {
    "area": {"alt"},
    "img": {"alt"},
    "input": {"alt", "placeholder"},
    "optgroup": {"label"},
    "option": {"label"},
    "textarea": {"placeholder"},
    "th": {"abbr"},
    "track": {"label"},
}
"""Attributes that hold words in some elements."""

BUTTONS = frozenset(("button", "reset", "submit"))
"""Types of `<input>` whose value is words."""

DESCRIPTION = "description"
META = _names(
    "dc.description dc.subject dc.title dcterms.description dcterms.subject dcterms.title "
    "description headline keywords og:description og:image:alt og:title twitter:description "
    "twitter:image:alt twitter:title"
)
"""Names of `<meta>` elements whose content is words, in lower case."""

READ = EVERYWHERE | _names(
    "abbr alt charset class content dir href hreflang http-equiv id itemprop label lang name "
    "placeholder property rel src translate type value xml:lang"
)
"""Attributes that anything here asks for."""
