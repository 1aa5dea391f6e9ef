"""Faults to plant in the good site: the rule that must tell of each, the file, and what changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from tests.publish.verify.good import BASE, DIGEST, POLICY, STYLE
from tests.publish.verify.words import WORDS

Files = dict[str, bytes]
ES, AR, ZH, EN = (WORDS[lang] for lang in ("es", "ar", "zh-Hans", "en"))
HAY = {lang: f"{lang}/hay-fever.html" for lang in WORDS}
COLD = {lang: f"{lang}/cold.html" for lang in WORDS}


class Fault(NamedTuple):
    rule: str
    file: str
    old: str
    new: str
    told: str = ""
    """The file that the fault is told of, where it is another one."""


class Spoiling(NamedTuple):
    """A fault of files as a whole."""

    rule: str
    told: str
    spoil: Callable[[Files], object]


LANGUAGE = (
    Fault("page-lang", HAY["es"], ' lang="es" dir="ltr">\n<head', ' dir="ltr">\n<head'),
    Fault("page-lang", HAY["es"], '<html lang="es"', '<html lang=""'),
    Fault("page-lang", HAY["zh-Hans"], '<html lang="zh-Hans"', '<html lang="zh_Hans"'),
    Fault("page-lang", HAY["es"], '<html lang="es"', '<html lang="spanish"'),
    Fault("page-lang", HAY["es"], '<html lang="es"', '<html lang="xx"'),
    Fault("page-lang-place", HAY["es"], '<html lang="es"', '<html lang="fr"'),
    Fault("page-lang-place", HAY["es"], '<html lang="es"', '<html lang="en"'),
    Fault("page-lang-place", HAY["zh-Hans"], '<html lang="zh-Hans"', '<html lang="zh-Hant"'),
    Fault("page-lang-place", HAY["zh-Hans"], '<html lang="zh-Hans"', '<html lang="zh"'),
    Fault("page-lang-others", HAY["ar"], '<html lang="ar"', '<html lang="he"'),
    Fault("part-lang", HAY["es"], "<blockquote>", '<blockquote lang="es_ES">'),
    Fault("lang-twice", HAY["es"], '<html lang="es"', '<html lang="es" xml:lang="en"'),
    Fault(
        "lang-twice",
        HAY["es"],
        '<meta name="viewport"',
        '<meta http-equiv="content-language" content="en"><meta name="viewport"',
    ),
)

DIRECTION = (
    Fault("page-dir", HAY["ar"], '<html lang="ar" dir="rtl">', '<html lang="ar">'),
    Fault("page-dir", HAY["ar"], '<html lang="ar" dir="rtl">', '<html lang="ar" dir="ltr">'),
    Fault("page-dir", HAY["ar"], '<html lang="ar" dir="rtl">', '<html lang="ar" dir="auto">'),
    Fault("page-dir", HAY["es"], '<html lang="es" dir="ltr">', '<html lang="es" dir="rtl">'),
    Fault("page-dir", HAY["ar"], "<body>", '<body dir="ltr">'),
    Fault("part-dir", HAY["es"], 'lang="ar" dir="rtl">', 'lang="ar">'),
    Fault("part-dir", HAY["es"], 'lang="ar" dir="rtl">', 'lang="ar" dir="ltr">'),
    Fault(
        "part-dir", HAY["ar"], 'hreflang="en" lang="en" dir="ltr">L', 'hreflang="en" lang="en">L'
    ),
    Fault("dir-auto", HAY["ar"], f"<p>{AR['pollen']}", f'<p dir="auto">{AR["pollen"]}'),
    Fault("text-dir", HAY["ar"], f"<p>{AR['pollen']}", f'<p dir="ltr">{AR["pollen"]}'),
    Fault("text-dir", HAY["ar"], "<article>", '<article dir="ltr">'),
    Fault("overrides", HAY["ar"], AR["quote"], f'<bdo dir="rtl">{AR["quote"]}</bdo>'),
)

CHARACTERS = (
    Fault("charset", HAY["es"], '<meta charset="utf-8">\n', ""),
    Fault("charset", HAY["es"], '<meta charset="utf-8">', '<meta charset="iso-8859-1">'),
    Fault("charset", HAY["es"], "<head>", f"<head><!--{'x' * 1100}-->"),
    Fault("doctype", HAY["es"], "<!doctype html>\n", ""),
    Fault("characters", HAY["es"], ES["pollen"], ES["pollen"].replace("á", "\ufffd")),
    Fault("characters", HAY["es"], ES["pollen"], ES["pollen"].replace("á", "Ã¡")),
    Fault("characters", HAY["ar"], AR["pollen"], AR["pollen"].encode().decode("latin-1")),
    Fault("characters", HAY["es"], ES["pollen"], ES["pollen"].replace("El ", "El\x08 ")),
    Fault("characters", HAY["es"], ES["pollen"], ES["pollen"].replace("El ", "E\u200bl ")),
    Fault("characters", HAY["es"], ES["pollen"], ES["pollen"].replace("á", "a\u0301")),
    Fault("characters", HAY["ar"], AR["quote"], "\u202b" + AR["quote"]),
    Fault("characters", HAY["ar"], AR["quote"], "\u202e" + AR["quote"] + "\u202c"),
    Fault("characters", HAY["ar"], AR["quote"], AR["quote"] + "\u2069"),
    Fault("characters", HAY["es"], f"<title>{ES['title']}", f"<title>{ES['title']}\ufffd"),
    Fault("leftover", HAY["es"], ES["quote"], ES["quote"] + " &lt;br&gt;"),
    Fault("leftover", HAY["es"], ES["quote"], ES["quote"] + " &amp;nbsp;"),
    Fault("leftover", HAY["es"], ES["skip"], "{{ skip }}"),
    Fault("leftover", HAY["es"], ES["date"], "%(date)s"),
    Fault("leftover", HAY["es"], ES["quote"], f"**{ES['quote']}**"),
)

HEAD = (
    Fault("title", HAY["es"], f"<title>{ES['title']}</title>\n", ""),
    Fault("title", HAY["es"], f"<title>{ES['title']}</title>", "<title> </title>"),
    Fault("title", HAY["es"], "</title>", "</title><title>Otro</title>"),
    Fault("title-untranslated", HAY["es"], f"<title>{ES['title']}", f"<title>{EN['title']}"),
    Fault("title-unique", HAY["es"], f"<title>{ES['title']}", f"<title>{ES['cold']}", COLD["es"]),
    Fault("title-heading", HAY["es"], f"<title>{ES['title']}", f"<title>{ES['quote']}"),
    Fault("meta-lost", HAY["es"], f'<meta name="description" content="{ES["description"]}">', ""),
    Fault("meta-lost", HAY["es"], f'<meta property="og:title" content="{ES["title"]}">', ""),
    Fault("meta-lost", HAY["es"], '<meta name="viewport"', '<meta name="view"'),
    Fault(
        "untranslated",
        HAY["es"],
        f'name="description" content="{ES["description"]}"',
        f'name="description" content="{EN["description"]}"',
    ),
    Fault(
        "social",
        HAY["es"],
        f'og:title" content="{ES["title"]}"',
        f'og:title" content="{ES["quote"]}"',
    ),
    Fault(
        "social",
        HAY["es"],
        f'og:description" content="{ES["description"]}"',
        f'og:description" content="{ES["quote"]}"',
    ),
    Fault("social-locale", HAY["es"], '"og:locale" content="es_ES"', '"og:locale" content="en_US"'),
    Fault("social-locale", HAY["es"], '"og:locale" content="es_ES"', '"og:locale" content="es-ES"'),
    Fault("social-locale", HAY["es"], 'alternate" content="ar_EG"', 'alternate" content="he_IL"'),
    Fault("viewport", HAY["es"], "initial-scale=1", "initial-scale=1, user-scalable=no"),
)

STRUCTURE = (
    Fault("headings", HAY["es"], f'<h2 id="call">{ES["call"]}</h2>\n', ""),
    Fault("headings", HAY["es"], f'<h2 id="call">{ES["call"]}</h2>', f"<h3>{ES['call']}</h3>"),
    Fault("heading-ids", HAY["es"], 'id="causes"', 'id="causas"'),
    Fault("heading-ids", HAY["es"], '<h2 id="call">', "<h2>"),
    Fault("one-heading", HAY["es"], f"<h1>{ES['title']}</h1>", f"<h2>{ES['title']}</h2>"),
    Fault("one-heading", HAY["es"], "<article>", f"<h1>{ES['quote']}</h1><article>"),
    Fault("empty-heading", HAY["es"], f">{ES['helps']}</h2>", "></h2>"),
    Fault("structure", HAY["es"], f"<li>{ES['three']}</li>\n", ""),
    Fault("structure", HAY["es"], f"<p>{ES['quote']}</p>", ES["quote"]),
    Fault("structure", HAY["es"], "<ol>", "<ul>"),
    Fault("structure", HAY["es"], f"<li>{ES['inner']}</li>\n", ""),
    Fault("structure", HAY["es"], f"<tr><td>{ES['spray']}</td><td>{ES['puffs']}</td></tr>", ""),
    Fault("structure", HAY["es"], f"<td>{ES['puffs']}</td>", ""),
    Fault("structure", HAY["es"], f"<dt>{ES['term']}</dt>", f"<dd>{ES['term']}</dd>"),
    Fault("structure", HAY["es"], f"<p>{ES['pollen']}</p>\n", ""),
    Fault("structure", HAY["es"], f"<p>{ES['pollen']}</p>", f"<p>{ES['pollen']}</p><p>Y más.</p>"),
    Fault("structure", HAY["es"], '<img src="../img/tree.png"', '<br data-src="../img/tree.png"'),
    Fault("inline", HAY["es"], "<em>No</em>", "No"),
    Fault("inline", HAY["es"], "<strong>alergia</strong>", "alergia"),
    Fault("inline", HAY["es"], "<em>No</em>", "<strong>No</strong>"),
    Fault("inline", HAY["zh-Hans"], "<strong>喉咙：</strong>", "喉咙："),
    Fault("block-attributes", HAY["es"], '<th scope="col">', '<th scope="row">'),
    Fault("block-attributes", HAY["es"], "<ol>", '<ol start="3">'),
    Fault("empty-block", HAY["es"], f"<p>{ES['pollen']}</p>", "<p></p>"),
    Fault("empty-block", HAY["es"], f"<td>{ES['puffs']}</td>", "<td></td>"),
    Fault("repeated", HAY["es"], ES["more"], ES["pollen"] + "<em></em>"),
    Fault("shortened", HAY["es"], ES["urgent"], "Llame."),
)

LINKS = (
    Fault("links", HAY["es"], "https://medlineplus.gov/hayfever.html", "https://medlineplus.gov/"),
    Fault("links", HAY["es"], '<a href="cold.html#signs">', "<a>"),
    Fault(
        "links",
        HAY["es"],
        ES["quote"],
        f'{ES["quote"]} <a href="https://spam.example.org/">Compre</a>',
    ),
    Fault("broken-link", HAY["es"], "cold.html#signs", "colds.html#signs"),
    Fault("fragment", HAY["es"], "cold.html#signs", "cold.html#signos"),
    Fault("broken-link", HAY["es"], "../img/tree.png", "../img/trees.png"),
    Fault("broken-link", HAY["es"], '<a href="index.html">', '<a href="../../index.html">'),
    Fault("fragment", HAY["es"], '<main id="main">', '<main id="haupt">'),
    Fault("fragment", COLD["es"], 'id="signs"', 'id="signos"', HAY["es"]),
    Fault("id-twice", HAY["es"], 'id="helps"', 'id="causes"'),
    Fault("label", HAY["es"], "<table>", '<table aria-describedby="nothing">'),
    Fault(
        "link-language",
        HAY["es"],
        'en/hay-fever.html" hreflang="en" lang="en" dir="ltr">L',
        'en/hay-fever.html" hreflang="fr" lang="en" dir="ltr">L',
    ),
    Fault("picture", HAY["es"], "../img/tree.png", "data:image/gif;base64,R0lGODlhAQABAAAAACw="),
    Fault("alt", HAY["es"], f' alt="{ES["alt"]}"', ""),
    Fault("alt-lost", HAY["es"], f'alt="{ES["alt"]}"', 'alt=""'),
    Fault("empty-heading", HAY["es"], f">{ES['all']}</a>", "></a>"),
)

WORDING = (
    Fault("untranslated", HAY["es"], ES["pollen"], EN["pollen"]),
    Fault("untranslated", HAY["es"], ES["causes"], EN["causes"]),
    Fault("untranslated", HAY["ar"], AR["causes"], EN["causes"]),
    Fault("untranslated", HAY["ar"], f">{AR['medicine']}<", f">{EN['medicine']}<"),
    Fault("untranslated", HAY["zh-Hans"], f">{ZH['medicine']}<", f">{EN['medicine']}<"),
    Fault("untranslated", HAY["es"], f'alt="{ES["alt"]}"', f'alt="{EN["alt"]}"'),
    Fault("untranslated", HAY["es"], ES["caption"], EN["caption"]),
    Fault("untranslated", HAY["es"], ES["antihistamine"], EN["antihistamine"]),
    Fault("untranslated", HAY["ar"], f'aria-label="{AR["languages"]}"', 'aria-label="Languages"'),
    Fault("untranslated", HAY["es"], ES["skip"], EN["skip"]),
    Fault("untranslated", HAY["es"], ES["advice"], EN["advice"]),
    Fault(
        "untranslated", HAY["es"], ES["urgent"], "Llame a un médico if breathing is hard, or if."
    ),
    Fault("english", HAY["es"], ES["pollen"], "Pollen comes from the trees that are in your town."),
    Fault("english", HAY["es"], ES["advice"], "This text is not the advice of your doctor."),
    Fault("latin-run", HAY["ar"], AR["pollen"], AR["pollen"] + " reaches the nose and eyes"),
    Fault("script", HAY["ar"], AR["pollen"], ES["pollen"]),
    Fault("script", HAY["ar"], AR["pollen"], "Пыльца деревьев и трав попадает в нос."),
    Fault("script", HAY["es"], ES["pollen"], ZH["pollen"]),
    Fault("script", HAY["es"], ES["inner"], AR["inner"]),
    Fault(
        "chinese", HAY["zh-Hans"], ZH["urgent"], "如果呼吸困難，請聯繫醫生，檢查應該會有幫助3個月。"
    ),
    Fault("script", HAY["es"], f"<p>{ES['pollen']}", f'<p lang="ru">{ES["pollen"]}'),
    Fault("false-fallback", HAY["es"], f"<p>{ES['pollen']}", f'<p lang="en">{ES["pollen"]}'),
    Fault(
        "false-fallback", HAY["ar"], f"<p>{AR['pollen']}", f'<p lang="en" dir="ltr">{AR["pollen"]}'
    ),
    Fault("fallback-notice", HAY["es"], f"<p>{ES['pollen']}", f'<p lang="en">{EN["pollen"]}'),
    Fault("figures", HAY["es"], "20 %", "30 %"),
    Fault("figures", HAY["es"], "20 %", "0,20 %"),
    Fault("figures", HAY["es"], "12 semanas", "varias semanas"),
    Fault("figures", HAY["ar"], "3 أشهر", "5 أشهر"),
    Fault("figures", HAY["zh-Hans"], "12周", "21周"),
    Fault("figures", COLD["zh-Hans"], "7到10天", "7到100天"),
    Fault("figures", HAY["es"], ">10 mg<", ">100 mg<"),
)

FRAME = (
    Fault("footer", HAY["es"], f"<p>{ES['advice']}</p>", ""),
    Fault(
        "language",
        HAY["es"],
        ES["pollen"],
        "Les pollens des arbres et des herbes sont dans le nez.",
    ),
    Fault(
        "language",
        HAY["es"],
        ES["advice"],
        "Diese Seite ist nicht für die Behandlung und auch nicht mit dem Arzt.",
    ),
    Fault("term-left", HAY["es"], 'aria-label="Idiomas"', 'aria-label="Languages"'),
    Fault("term-left", HAY["es"], "<strong>Garganta:</strong>", "<strong>Throat:</strong>"),
    Fault("kana", HAY["zh-Hans"], ZH["pollen"], "花粉は鼻と目に届きます。"),
    Fault("term-left", HAY["ar"], "<strong>الأنف:</strong>", "<strong>Nose:</strong>"),
    Fault("term-left", HAY["zh-Hans"], "<strong>喉咙：</strong>", "<strong>Throat:</strong>"),
    Fault("term-left", HAY["es"], "<strong>Ojos:</strong>", "<strong>Eyes:</strong>"),
)

SWITCHER = (
    Fault("switcher", HAY["es"], '<nav aria-label="Idiomas">', "<nav hidden><!--"),
    Fault(
        "switcher",
        HAY["es"],
        '<li><a href="../ar/hay-fever.html" hreflang="ar"',
        '<li><a href="https://other.example.org/"',
    ),
    Fault("switcher-name", HAY["es"], ">العربية</a>", ">Arabic</a>"),
    Fault("switcher-name", HAY["es"], ">简体中文</a>", ">繁體中文</a>"),
    Fault("switcher-name", HAY["es"], ">español</span>", ">Spanish</span>"),
    Fault(
        "switcher-name", HAY["es"], 'hreflang="ar" lang="ar" dir="rtl"', 'hreflang="ar" dir="rtl"'
    ),
    Fault("switcher-link", HAY["es"], 'hreflang="zh-Hans" lang="zh-Hans"', 'lang="zh-Hans"'),
    Fault(
        "switcher-link", HAY["es"], '<a href="../ar/hay-fever.html"', '<a href="../ar/index.html"'
    ),
    Fault("switcher-current", HAY["es"], ' aria-current="page"', ""),
    Fault(
        "link-language",
        HAY["es"],
        '<a href="../ar/hay-fever.html" hreflang="ar"',
        '<a href="../zh-Hans/hay-fever.html" hreflang="ar"',
    ),
    Fault(
        "broken-link", HAY["es"], '<a href="../ar/hay-fever.html"', '<a href="../ar/hayfever.html"'
    ),
    Fault("switcher-flag", HAY["es"], ">العربية</a>", ">🇪🇬 العربية</a>"),
)

SEARCH = (
    Fault(
        "alternates",
        HAY["es"],
        f'<link rel="alternate" hreflang="es" href="{BASE}es/hay-fever.html">',
        "",
    ),
    Fault(
        "alternates",
        HAY["es"],
        f'<link rel="alternate" hreflang="x-default" href="{BASE}en/hay-fever.html">',
        "",
    ),
    Fault(
        "alternates",
        HAY["es"],
        f'<link rel="alternate" hreflang="ar" href="{BASE}ar/hay-fever.html">',
        "",
    ),
    Fault(
        "reciprocity",
        HAY["es"],
        f'<link rel="alternate" hreflang="ar" href="{BASE}ar/hay-fever.html">',
        "",
        HAY["ar"],
    ),
    Fault("alternate", HAY["es"], f'hreflang="ar" href="{BASE}ar/', 'hreflang="ar" href="../ar/'),
    Fault(
        "alternate",
        HAY["es"],
        f'hreflang="ar" href="{BASE}ar/hay-fever.html"',
        f'hreflang="ar" href="{BASE}ar/hay.html"',
    ),
    Fault(
        "alternate",
        HAY["es"],
        f'hreflang="ar" href="{BASE}ar/hay-fever.html"',
        f'hreflang="ar" href="{BASE}zh-Hans/hay-fever.html"',
    ),
    Fault("alternate", HAY["es"], 'rel="alternate" hreflang="ar"', 'rel="alternate" hreflang="es"'),
    Fault(
        "alternate",
        HAY["es"],
        f'hreflang="ar" href="{BASE}',
        'hreflang="ar" href="https://elsewhere.example.org/',
    ),
    Fault(
        "part-lang",
        HAY["es"],
        'rel="alternate" hreflang="zh-Hans"',
        'rel="alternate" hreflang="zh_Hans"',
    ),
    Fault(
        "reciprocity",
        HAY["es"],
        f'hreflang="ar" href="{BASE}ar/hay-fever.html"',
        f'hreflang="ar" href="{BASE}ar/cold.html"',
    ),
    Fault(
        "canonical",
        HAY["es"],
        f'rel="canonical" href="{BASE}es/',
        f'rel="canonical" href="{BASE}en/',
    ),
    Fault("canonical", HAY["es"], f'<link rel="canonical" href="{BASE}es/hay-fever.html">', ""),
    Fault("canonical", HAY["es"], f'rel="canonical" href="{BASE}es/', 'rel="canonical" href="'),
    Fault("own-address", HAY["es"], f'og:url" content="{BASE}es', f'og:url" content="{BASE}en'),
    Fault("sitemap", "sitemap.xml", "</urlset>", ""),
    Fault("sitemap-entry", "sitemap.xml", f"<loc>{BASE}es/cold.html", f"<loc>{BASE}es/colds.html"),
    Fault("sitemap-entry", "sitemap.xml", f"<loc>{BASE}es/cold.html", "<loc>es/cold.html"),
    Fault("sitemap-entry", "sitemap.xml", f"<loc>{BASE}es/cold.html", f"<loc>{BASE}en/cold.html"),
    Fault("sitemap-lost", "sitemap.xml", f"<loc>{BASE}es/cold.html", f"<loc>{BASE}en/cold.html"),
    Fault(
        "sitemap-alternates",
        "sitemap.xml",
        f'hreflang="es" href="{BASE}es/cold.html"',
        f'hreflang="fr" href="{BASE}es/cold.html"',
    ),
    Fault(
        "sitemap-alternates",
        "sitemap.xml",
        f'<xhtml:link rel="alternate" hreflang="x-default" href="{BASE}en/cold.html"/>',
        "",
    ),
    Fault("robots", "robots.txt", "Allow: /", "Disallow: /"),
    Fault("robots", "robots.txt", "Allow: /", "Disallow: /es/"),
    Fault("robots-sitemap", "robots.txt", "sitemap.xml", "site-map.xml"),
    Fault("feed", "es/feed.xml", f'href="{BASE}es/cold.html', f'href="{BASE}es/colds.html'),
    Fault("feed", "es/feed.xml", "</feed>", ""),
    Fault("feed-language", "es/feed.xml", 'xml:lang="es"', 'xml:lang="en"'),
)

DRAFTS = (
    Fault(
        "draft-banner",
        HAY["es"],
        '<link rel="icon"',
        '<meta name="robots" content="noindex"><link rel="icon"',
    ),
    Fault(
        "sitemap-entry",
        HAY["es"],
        '<link rel="icon"',
        '<meta name="robots" content="noindex"><link rel="icon"',
        "sitemap.xml",
    ),
    Fault(
        "feed",
        HAY["es"],
        '<link rel="icon"',
        '<meta name="robots" content="noindex"><link rel="icon"',
        "es/feed.xml",
    ),
    Fault(
        "draft-noindex",
        HAY["es"],
        "<header>",
        f'<header><div class="draft" role="note">{ES["quote"]}</div>',
    ),
)

SAFETY = (
    Fault("script-element", HAY["es"], "</main>", "<script>alert(1)</script></main>"),
    Fault("script-element", HAY["es"], "</main>", '<script src="../img/tree.png"></script></main>'),
    Fault("event-handler", HAY["es"], "<figure>", '<figure onclick="alert(1)">'),
    Fault("scheme", HAY["es"], 'href="cold.html#signs"', 'href="javascript:alert(1)"'),
    Fault("scheme", HAY["es"], 'href="cold.html#signs"', 'href=" java&#9;script:alert(1)"'),
    Fault("scheme", HAY["es"], 'href="cold.html#signs"', 'href="data:text/html,x"'),
    Fault("other-host", HAY["es"], "../img/tree.png", "https://cdn.example.org/tree.png"),
    Fault(
        "other-host",
        HAY["es"],
        "<style>",
        '<link rel="stylesheet" href="https://cdn.example.org/a.css"><style>',
    ),
    Fault("style-host", HAY["es"], "main{", "@import url(https://cdn.example.org/f.css);main{"),
    Fault("policy-style", HAY["es"], STYLE, STYLE.replace("40", "50")),
    Fault("policy-style", HAY["es"], "<figure>", '<figure style="color:red">'),
    Fault(
        "policy", HAY["es"], f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">', ""
    ),
    Fault("policy", HAY["es"], f"'sha256-{DIGEST}'", "'unsafe-inline'"),
    Fault("policy", HAY["es"], "default-src 'none'; ", ""),
    Fault("policy-blocks", HAY["es"], "img-src 'self' data:", "img-src data:"),
    Fault("embedded", HAY["es"], "<figure>", '<iframe src="cold.html"></iframe><figure>'),
    Fault("json-ld", HAY["es"], '"@context": ', '"@context" '),
    Fault("json-ld", HAY["es"], f'"name": "{ES["title"]}"', '"name": "a <b> c"'),
    Fault("json-ld-language", HAY["es"], '"inLanguage": "es"', '"inLanguage": "en"'),
    Fault("json-ld-language", HAY["es"], f'"url": "{BASE}es/hay', f'"url": "{BASE}ar/hay'),
    Fault("json-ld-date", HAY["es"], '"lastReviewed": "2026-03-05"', '"lastReviewed": "5/3/2026"'),
    Fault("json-ld-works", HAY["es"], '"inLanguage": "en"', '"inLanguage": "fr"'),
    Fault("json-ld-works", HAY["es"], f'"url": "{BASE}en/hay-fever', f'"url": "{BASE}en/hay'),
    Fault("json-ld-words", HAY["es"], f'"name": "{ES["title"]}"', f'"name": "{EN["title"]}"'),
    Fault("json-ld-words", HAY["es"], "application/ld+json", "application/json"),
    Fault("datetime", HAY["es"], 'datetime="2026-03-05"', 'datetime="2026-13-05"'),
    Fault("datetime", HAY["es"], 'datetime="2026-03-05"', 'datetime="5 de marzo"'),
    Fault("datetime", HAY["es"], 'datetime="2026-03-05"', 'datetime="2026-03-15"'),
    Fault("datetime", HAY["es"], 'datetime="2026-03-05"', 'datetime="2026-05-05"'),
    Fault("foreign-date", HAY["es"], ES["date"], EN["date"]),
    Fault("foreign-date", HAY["zh-Hans"], ZH["quote"], ZH["quote"] + " March 5, 2026"),
    Fault("main", HAY["es"], '<main id="main">', '<div id="main">'),
    Fault("skip-link", HAY["es"], f'<a class="skip" href="#main">{ES["skip"]}</a>', ""),
)

FAULTS = (
    *LANGUAGE, *DIRECTION, *CHARACTERS, *HEAD, *STRUCTURE, *LINKS, *WORDING, *FRAME, *SWITCHER,
    *SEARCH, *DRAFTS, *SAFETY,
)  # fmt: skip


def _moved(files: Files) -> None:
    files[HAY["es"]], files[HAY["ar"]] = files[HAY["ar"]], files[HAY["es"]]


def _latin(files: Files) -> None:
    files[HAY["es"]] = files[HAY["es"]].decode().encode("latin-1", "replace")


def _copied(files: Files) -> None:
    """The Spanish page's article, with the head of the Arabic one."""
    article = files[HAY["es"]].partition(b"<article>")[2].partition(b"</article>")[0]
    own = files[HAY["ar"]].partition(b"<article>")[2].partition(b"</article>")[0]
    files[HAY["ar"]] = files[HAY["ar"]].replace(own, article)


def _mixed(files: Files) -> None:
    """A German page with the words of the Spanish one."""
    german = files[HAY["es"]].replace(b'<html lang="es"', b'<html lang="de"')
    files["de/hay-fever.html"] = german


def _hidden(files: Files) -> None:
    note = b'<meta name="robots" content="noindex">\n<title>'
    files[HAY["en"]] = files[HAY["en"]].replace(b"<title>", note)


def _unnamed(files: Files) -> None:
    links = b'<nav><a href="index.html">Inicio</a></nav>\n<main'
    files[HAY["es"]] = files[HAY["es"]].replace(b"<main", links)


def _lost_place(files: Files) -> None:
    for lang in ("en", "ar", "zh-Hans"):
        named = files[HAY[lang]].replace(b"<blockquote>", b'<blockquote id="quote">')
        files[HAY[lang]] = named


def _nested(files: Files) -> None:
    made = b"".join(b"<font size=%d>" % number for number in range(12_000))
    files[HAY["es"]] = files[HAY["es"]].replace(b"</article>", made + b"</article>")


SPOILINGS = (
    Spoiling("utf-8", HAY["es"], _latin),
    Spoiling("page-lang-place", HAY["es"], _moved),
    Spoiling("script", HAY["ar"], _copied),
    Spoiling("broken-link", HAY["en"], lambda files: files.pop(HAY["es"])),
    Spoiling("alternate", HAY["en"], lambda files: files.pop(HAY["es"])),
    Spoiling("sitemap-entry", "sitemap.xml", lambda files: files.pop(HAY["es"])),
    Spoiling("broken-link", HAY["es"], lambda files: files.pop("img/tree.png")),
    Spoiling("sitemap", "sitemap.xml", lambda files: files.pop("sitemap.xml")),
    Spoiling("robots-sitemap", "robots.txt", lambda files: files.pop("sitemap.xml")),
    Spoiling("utf-8", HAY["es"], _nested),
    Spoiling("other-language", "de/hay-fever.html", _mixed),
    Spoiling("source-hidden", HAY["en"], _hidden),
    Spoiling("unlabelled", HAY["es"], _unnamed),
    Spoiling("ids", HAY["es"], _lost_place),
)
