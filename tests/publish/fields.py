"""Articles in which every kind of words stands once for each number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from mbc_i18n.model import Catalog
from mbc_i18n.publish.edition import RELEASED, Content, Edition, Listed, content, listed
from mbc_i18n.publish.frame import Site
from mbc_i18n.publishing import Publishing
from tests.publish.examples import reviewed, source, translated
from tests.publish.likeness import Say, targets

SITE = Site(Publishing(address="https://example.org/health/", publisher="House"))

MARKDOWN = """\
## Heading {0}

Paragraph {0} with [link {0}](https://example.org/{0} "Title of link {0}"), *stress {0}*, `code`.

- Item {0}
- **Term {0}:** Said {0}.

> Quote {0}

| Head {0} | A | B |
|---|---|---|
| Cell {0} | `x` | C |

![Alt {0}](https://example.org/{0}.png 'Title of picture {0}')

Noted {0}[^{0}] and [defined {0}][r{0}].

[^{0}]: Note {0}

[r{0}]: https://example.org/r (Title of definition {0})

<figure><img src="https://example.org/f.png" alt="Raw {0}" title='Single {0}'>
<figcaption>Caption {0}</figcaption></figure>

!!! note "Admonition {0}"

    Advised {0}

Raw <abbr title="Long {0}">short {0}</abbr> {0}.
"""

HTML = """\
<h2>Heading {0}</h2>
<p>Paragraph {0} with <a href="https://example.org/{0}" title="Title of link {0}">link {0}</a>,
<em>stress {0}</em>, <code>code</code>.</p>
<ul><li>Item {0}<li><strong>Term {0}:</strong> Said {0}</ul>
<blockquote>Quote {0}</blockquote>
<table><caption>Table {0}</caption><tr><th>Head {0}<th>A<th abbr=Short{0}>B
<tr><td>Cell {0}<td>C<td>D</table>
<p><img src=https://example.org/{0}.png alt='Alt {0}' title=Bare{0}></p>
<figure><figcaption>Caption {0}</figcaption></figure>
<dl><dt>Word {0}<dd>Meaning {0}</dl>
<details><summary>Summary {0}</summary>More {0}</details>
<p aria-label="Label {0}"><abbr title="Long {0}">short {0}</abbr></p>
<pre translate=yes>Lined {0}</pre>
<label>Box {0} <input placeholder="Hint {0}"></label>
<textarea translate=yes>Area {0}</textarea>
<svg aria-label="Drawing {0}"><path d="M0 0"/></svg>
"""

TEXT = """\
Heading {0}

Paragraph {0} of some words, which are enough to be no heading.

Here is a list {0}:
  • Item {0}
  • Term {0}: Said {0}.

1. First {0}
2. Second {0}

"""

HEADS = {
    "markdown": "---\ntitle: Name {0}\ndescription: 'Description {0}'\n---\n\n",
    "html": '<!doctype html><html lang=en><head><meta charset="utf-8"><title>Name {0}</title>\n'
    '<meta name=description content="Description {0}">\n'
    '<meta property="og:title" content="Shared {0}"></head><body>\n',
    "text": "Name {0}\n\n\n",
}
STANZAS = {"markdown": MARKDOWN, "html": HTML, "text": TEXT}
FORMS = tuple(STANZAS)


def article(form: str, numbers: Sequence[int]) -> str:
    """The source of an article about some numbers; its title is about the first."""
    return HEADS[form].format(numbers[0]) + "".join(map(STANZAS[form].format, numbers))


@dataclass(frozen=True, slots=True)
class Work:
    """A released edition, and what its outputs are made of."""

    edition: Edition
    said: Content
    siblings: tuple[Listed, ...]


@lru_cache(maxsize=4)
def work(form: str, text: str, say: Say) -> Work:
    """The Spanish edition of an article whose every stretch of words is what is said."""
    made, first = _edition(form, text)
    target = targets(say)
    messages = tuple(replace(each, target=target(each.source)) for each in made.messages)
    own = replace(first.edition, catalog=replace(made, messages=messages))
    said = content(own, SITE)
    return Work(own, said, (*first.siblings, listed(own, said, SITE)))


@lru_cache(maxsize=8)
def _edition(form: str, text: str) -> tuple[Catalog, Work]:
    """The same before anybody said anything, and the article's own edition beside it."""
    made = translated("es", text, form=form)
    first = source(text, form=form)
    assert made.catalog is not None
    released = reviewed(replace(made, status=RELEASED))
    said = content(first, SITE)
    return made.catalog, Work(released, said, (listed(first, said, SITE),))
