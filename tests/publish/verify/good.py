"""A small site without a fault: two articles and an index in four languages, and what is beside
them. Every test of a fault spoils one thing of it."""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache

from tests.publish.verify.words import WORDS

BASE = "https://health.example.org/pages/"
STYLE = "main{max-width:40rem}"
DIGEST = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
POLICY = f"default-src 'none'; style-src 'sha256-{DIGEST}'; img-src 'self' data:"
PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACw="


def head(lang: str, name: str, title: str, description: str, data: str = "") -> str:
    own = WORDS[lang]
    links = "".join(
        f'<link rel="alternate" hreflang="{each}" href="{BASE}{each}/{name}.html">\n'
        for each in WORDS
    )
    others = "".join(
        f'<meta property="og:locale:alternate" content="{WORDS[each]["og"]}">\n'
        for each in WORDS
        if each != lang
    )
    default = f"{BASE}index.html" if name == "index" else f"{BASE}en/{name}.html"
    return f"""<!doctype html>
<html lang="{lang}" dir="{own["dir"]}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<meta name="description" content="{description}">
<link rel="canonical" href="{BASE}{lang}/{name}.html">
{links}<link rel="alternate" hreflang="x-default" href="{default}">
<meta property="og:title" content="{title}">
<meta property="og:description" content="{description}">
<meta property="og:url" content="{BASE}{lang}/{name}.html">
<meta property="og:locale" content="{own["og"]}">
{others}{data}<link rel="icon" href="data:,">
<style>{STYLE}</style>
</head>
"""


def nav(lang: str, name: str) -> str:
    items = "".join(
        f'<li><span aria-current="page" lang="{each}" dir="{own["dir"]}">{own["own"]}</span></li>\n'
        if each == lang
        else f'<li><a href="../{each}/{name}.html" hreflang="{each}" lang="{each}" '
        f'dir="{own["dir"]}">{own["own"]}</a></li>\n'
        for each, own in WORDS.items()
    )
    return f"""<body>
<a class="skip" href="#main">{WORDS[lang]["skip"]}</a>
<header>
<nav aria-label="{WORDS[lang]["languages"]}">
<ul>
{items}</ul>
</nav>
</header>
<main id="main">
"""


def footer(lang: str, name: str, title: str) -> str:
    own = WORDS[lang]
    origin = (
        ""
        if lang == "en"
        else f'<p><a href="../en/{name}.html" hreflang="en" lang="en" dir="ltr">{title}</a></p>\n'
    )
    return f"""</main>
<footer>
<p>{own["advice"]}</p>
<p>{own["reviewed"]} <time datetime="2026-03-05">{own["date"]}</time></p>
{origin}<p><a href="index.html">{own["all"]}</a></p>
</footer>
</body>
</html>
"""


def json_ld(lang: str, name: str, title: str) -> str:
    address = f"{BASE}{lang}/{name}.html"
    other = {"@type": "MedicalWebPage", "url": f"{BASE}en/{name}.html", "inLanguage": "en"}
    found = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "url": address,
        "name": title,
        "inLanguage": lang,
        "lastReviewed": "2026-03-05",
        **({} if lang == "en" else {"translationOfWork": other}),
    }
    text = json.dumps(found, ensure_ascii=False)
    return f'<script type="application/ld+json">{text}</script>\n'


def hay_fever(lang: str) -> str:
    own, name = WORDS[lang], "hay-fever"
    start = head(lang, name, own["title"], own["description"], json_ld(lang, name, own["title"]))
    return (
        start
        + nav(lang, name)
        + f"""<article>
<h1>{own["title"]}</h1>
<p>{own["intro"]}</p>
<p>{own["more"]}</p>
<h2 id="causes">{own["causes"]}</h2>
<p>{own["pollen"]}</p>
<p>{own["list"]}</p>
<ul>
<li>{own["one"]}</li>
<li>{own["two"]}
<ul>
<li>{own["inner"]}</li>
<li>{own["second"]}</li>
</ul>
</li>
<li>{own["three"]}</li>
</ul>
<h2 id="helps">{own["helps"]}</h2>
<p>{own["steps"]}</p>
<ol>
<li>{own["first"]}</li>
<li>{own["next"]}</li>
</ol>
<figure>
<img src="../img/tree.png" alt="{own["alt"]}" width="40" height="30">
<figcaption>{own["caption"]}</figcaption>
</figure>
<table>
<tr><th scope="col">{own["medicine"]}</th><th scope="col">{own["dose"]}</th></tr>
<tr><td>{own["antihistamine"]}</td><td>{own["tablets"]}</td></tr>
<tr><td>{own["spray"]}</td><td>{own["puffs"]}</td></tr>
</table>
<dl>
<dt>{own["term"]}</dt>
<dd>{own["meaning"]}</dd>
</dl>
<blockquote>
<p>{own["quote"]}</p>
</blockquote>
<h2 id="call">{own["call"]}</h2>
<p>{own["urgent"]}</p>
</article>
"""
        + footer(lang, name, WORDS["en"]["title"])
    )


def cold(lang: str) -> str:
    own, name = WORDS[lang], "cold"
    start = head(lang, name, own["cold"], own["colddescription"], json_ld(lang, name, own["cold"]))
    body = f"""<article>
<h1>{own["cold"]}</h1>
<p>{own["coldintro"]}</p>
<h2 id="signs">{own["signs"]}</h2>
<p>{own["coldlist"]}</p>
</article>
"""
    return start + nav(lang, name) + body + footer(lang, name, WORDS["en"]["cold"])


def index(lang: str) -> str:
    own = WORDS[lang]
    body = f"""<h1>{own["index"]}</h1>
<p>{own["count"]}</p>
<ul>
<li><a href="hay-fever.html">{own["title"]}</a></li>
<li><a href="cold.html">{own["cold"]}</a></li>
</ul>
"""
    page = head(lang, "index", own["index"], own["count"]) + nav(lang, "index") + body
    return page + footer(lang, "index", WORDS["en"]["index"])


def root() -> str:
    """The index of every language."""
    items = "".join(
        f'<li><a href="{lang}/index.html" hreflang="{lang}" lang="{lang}" dir="{own["dir"]}">'
        f"{own['own']}</a></li>\n"
        for lang, own in WORDS.items()
    )
    start = head("en", "index", "Health articles", "Choose a language.").replace(
        f"{BASE}en/index.html", f"{BASE}index.html", 1
    )
    start = start.replace(
        f'og:url" content="{BASE}en/index.html', f'og:url" content="{BASE}index.html'
    )
    return (
        start
        + f"""<body>
<main>
<h1>Health articles</h1>
<ul>
{items}</ul>
</main>
</body>
</html>
"""
    )


def parallel(lang: str) -> str:
    """A page for staff that shows both languages."""
    own, english = WORDS[lang], WORDS["en"]
    names = ("title", "intro", "more", "causes", "pollen")
    rows = "".join(
        f'<tr><td lang="en" dir="ltr">{english[name]}</td>'
        f'<td lang="{lang}" dir="{own["dir"]}">{own[name]}</td></tr>\n'
        for name in names
    )
    return f"""<!doctype html>
<html lang="{lang}" dir="{own["dir"]}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="robots" content="noindex">
<title>{own["title"]}</title>
<style>{STYLE}</style>
</head>
<body>
<main>
<h1>{own["title"]}</h1>
<table>
{rows}</table>
</main>
</body>
</html>
"""


def feed(lang: str) -> str:
    own = WORDS[lang]
    entries = "".join(
        f"<entry><title>{own[title]}</title><id>{BASE}{lang}/{name}.html</id>\n"
        f'<link rel="alternate" href="{BASE}{lang}/{name}.html"/>'
        "<updated>2026-03-05T00:00:00Z</updated></entry>\n"
        for name, title in (("hay-fever", "title"), ("cold", "cold"))
    )
    return f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{lang}">
<title>{own["index"]}</title>
<id>{BASE}{lang}/feed.xml</id>
<updated>2026-03-05T00:00:00Z</updated>
{entries}</feed>
"""


def sitemap() -> str:
    urls = ""
    for name in ("hay-fever", "cold", "index"):
        default = f"{BASE}index.html" if name == "index" else f"{BASE}en/{name}.html"
        tags = [(lang, f"{BASE}{lang}/{name}.html") for lang in WORDS] + [("x-default", default)]
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{tag}" href="{address}"/>\n'
            for tag, address in tags
        )
        places = [f"{BASE}{lang}/{name}.html" for lang in WORDS]
        for place in [*places, BASE + "index.html"] if name == "index" else places:
            urls += f"<url>\n<loc>{place}</loc>\n{links}</url>\n"
    return f"""<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:xhtml="http://www.w3.org/1999/xhtml">
{urls}</urlset>
"""


ROBOTS = f"User-agent: *\nAllow: /\nSitemap: {BASE}sitemap.xml\n"


@cache
def files() -> dict[str, bytes]:
    """The files of the site by path."""
    texts = {
        "index.html": root(),
        "sitemap.xml": sitemap(),
        "robots.txt": ROBOTS,
        "img/tree.png": "",
        "es/hay-fever.parallel.html": parallel("es"),
        "ar/hay-fever.parallel.html": parallel("ar"),
    }
    for lang in WORDS:
        texts[f"{lang}/hay-fever.html"] = hay_fever(lang)
        texts[f"{lang}/cold.html"] = cold(lang)
        texts[f"{lang}/index.html"] = index(lang)
        texts[f"{lang}/feed.xml"] = feed(lang)
    return {name: text.encode() for name, text in texts.items()}
