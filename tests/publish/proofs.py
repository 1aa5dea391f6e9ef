"""A small site that shows every kind of block, in many languages and in every state."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

from mbc_i18n.publish import pages, parallel
from mbc_i18n.publish.edition import (
    DRAFT,
    KEPT,
    RELEASED,
    SOURCE,
    Edition,
    Listed,
    Provenance,
    Reviewer,
)
from mbc_i18n.publish.frame import Site
from mbc_i18n.publishing import Publishing
from tests.publish import pseudo
from tests.publish.examples import shown, source, translated

LOCALES = (
    *("es", "fr", "de", "pt_BR", "ar", "he", "fa", "ur", "zh_Hans", "zh_Hant", "ja", "ko"),
    *("hi", "th", "ru", "vi", "hmn", "prs", "ksw"),
)
"""What the articles are translated into: sixteen of CLDR's and three that it lacks."""

MARKDOWN = """\
---
title: Living with *hay fever* & pollen
description: What hay fever is, and what helps <quickly>.
---

Pollen makes some people *sneeze*. About **3–6%** of them need `loratadine`, or
[a pharmacist’s advice](https://example.org/pharmacy?kind=hay-fever&lang=en "Pharmacies").
Write to <help@example.org>, or see <https://example.org/a/very/long/address/without/any/break>.

## Signs

1. Sneezing, and an itchy nose
2. Watery eyes:
   - red
   - swollen[^eyes]
3. A cough

### What to write down

- [x] When it began
- [ ] What you took

5. Fifth
6. Sixth

> A quotation of somebody who knows.
>
> > And one inside it.

#### Doses

| Age in years | Dose | Times a day | Longest use | Remarks |
|:-------------|-----:|:-----------:|-------------|---------|
| 2–5          | 5 mg | 1           | 14 days     | Ask a doctor first. |
| 6 and older  | 10 mg | 1          | 28 days     | **Not** with other antihistamines. |

| Word | Meaning |
|------|---------|
| H₂O  | Water   |

***

```
Take 1 tablet
once a day
```

![A flower that lets pollen go](images/flower.svg "A flower")

Line one\\
line two with ~~old~~ words, H<sub>2</sub>O and 10<sup>3</sup>.

<details>
<summary>More about pollen</summary>

It is fine dust.

</details>

## Signs

A heading that stands twice.

[^eyes]: Both, as a rule.
"""

HTML = """\
<!doctype html>
<html lang="en">
<head><title>Breast pain</title><meta name="description" content="When to ask."></head>
<body>
<h1>Breast pain</h1>
<p>Pain is <em>common</em>, <abbr title="that is">i.e.</abbr> <q>nothing odd</q>.<br>See
<cite>A book</cite> of <time datetime="2026-01-31">January</time> and
<span lang="fr">la douleur</span>.</p>
<section><h2 id="causes">Causes</h2>
<dl><dt>Cyst</dt><dd>A sac with <dfn>fluid</dfn> in it.</dd><dt>Injury</dt><dd>A blow.</dd></dl>
<ol start="3" reversed><li value="9">Nine</li><li>Eight <ul><li>one</li></ul></li></ol>
</section>
<figure><img src="images/drawing.svg" alt="A drawing" width="1" height="1">
<figcaption>Where it may hurt</figcaption></figure>
<table><caption>How often</caption><thead><tr><th scope="col">Age</th><th scope="col">Women</th>
<th scope="col">Men</th><th scope="col">All</th></tr></thead>
<tbody><tr><th scope="row">20–29</th><td>66%</td><td>3%</td><td>35%</td></tr>
<tr><th scope="row">30–39</th><td colspan="3">not known</td></tr></tbody></table>
<blockquote><p>It went away by itself.</p></blockquote>
<details open><summary>When to ask</summary>
<p>If it stays for <strong>2 weeks</strong>.</p></details>
<p><bdi>HER2</bdi> <kbd>Ctrl</kbd> <samp>out</samp> <var>x</var> <small>small</small>
<mark>new</mark>
<ins>in</ins> <del>out</del> <s>gone</s> <u>u</u> <b>b</b> <i>i</i></p>
<hr>
<pre>two
  lines</pre>
</body>
</html>
"""

TEXT = """\
What Is Hay Fever?


Hay fever is an allergy to pollen. It comes each spring & goes <by itself>.


Risk Factors

These raise the risk:

  • Family: Your parents have it.
  • Asthma: You have asthma already. It may get worse.

These may help:

  • Rest
  • Water: Drink a lot.
    - cold
    - warm

1. Wash your hair
2. Close the windows


Ask your doctor. Call 1-800-555-0199.
"""

SOURCES = {
    "hay-fever": (MARKDOWN, "markdown"),
    "breast-pain": (HTML, "html"),
    "pollen": (TEXT, "text"),
}

REVIEWERS = (
    Reviewer("Ana Pérez", "linguistic"),
    Reviewer("د. سعاد حسن", "clinical", "MD, PhD"),
)
PROVENANCE = Provenance(REVIEWERS, datetime.date(2026, 3, 9), "0123456789abcdef" * 4)


def site(**settings: str) -> Site:
    """The site's settings: an address, a publisher, pages side by side."""
    formats = ("html", "parallel")
    publisher = "Seaside Health & Care"
    return Site(
        Publishing(
            address="https://example.org/h/", publisher=publisher, formats=formats, **settings
        )
    )


def edition(locale: str, article: str) -> Edition:
    """An article in a locale, in the state that its place in `LOCALES` gives it."""
    text, form = SOURCES[article]
    say = pseudo.words(locale)
    state = LOCALES.index(locale) % 4
    half = state == 3
    made = translated(
        locale,
        text,
        lambda words: "" if half and len(words) % 3 == 0 else say(words),
        "mark" if half else "refuse",
        name=article,
        form=form,
    )
    if state in (0, 1):
        kept = state == 1
        status = KEPT if kept else RELEASED
        return replace(made, status=status, provenance=PROVENANCE, outdated=kept)
    return replace(made, status=DRAFT, review_begun=state == 2)


def editions(article: str, *only: str) -> list[Edition]:
    """The source and its translations, all or some."""
    text, form = SOURCES[article]
    own = source(text, name=article, form=form)
    assert own.status == SOURCE
    return [own, *(edition(locale, article) for locale in only or LOCALES)]


def site_pages(*only: str, **settings: str) -> Iterator[tuple[str, str]]:
    """The path and the text of every page: articles, side by side, indexes."""
    where = site(**settings)
    everything: list[Listed] = []
    for article in SOURCES:
        own = editions(article, *only)
        listed = shown(*own, site=where)
        everything += listed
        for each in own:
            yield pages.path(each, where), pages.page(each, listed, where)
            if each.catalog:
                path = where.path(each.locale, article, "parallel.html")
                yield path, parallel.page(each, listed, where)
    yield "index.html", pages.index(everything, where)
    for locale in only or LOCALES:
        yield pages.index_path(locale), pages.locale_index(locale, everything, where)
