"""Our own rules as an SRX 2.0 document, so that CAT tools cut as we do, as near as SRX can.

Every language has a group of its own rules; by cascade two groups for all languages stand
around them. Only such expressions are used as ICU, Java and .NET know.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from importlib import resources

from mbc_i18n.segment.language import rules_of, subtag
from mbc_i18n.segment.srx.ours import (
    NO_FULL_STOP,
    OWN_STOPS,
    OurRule,
    enclosed,
    general,
    of_language,
    whole,
)
from mbc_i18n.segment.srx.reading import NAMESPACE
from mbc_i18n.segment.stops import UNMARKED

# No lists, but ordinal numbers written with a stop.
_WITH_ORDINALS = ("fo", "hsb")
# Codes under which tools know a language whose lists are shared.
_ALSO = {"no": ("nb", "nn"), "hr": ("sh",), "sr": ("cnr",), "ro": ("mo",), "tl": ("fil",)}
_HEADER = f"""<?xml version="1.0" encoding="UTF-8"?>
<srx xmlns="{NAMESPACE}" version="2.0">
  <header segmentsubflows="yes" cascade="yes">
    <formathandle type="start" include="no"/>
    <formathandle type="end" include="yes"/>
    <formathandle type="isolated" include="no"/>
  </header>
  <body>
"""


def languages() -> list[str]:
    """The languages that we have lists for, or stops of their own."""
    folder = resources.files("mbc_i18n") / "data" / "segment"
    listed = {entry.name.partition(".")[0] for entry in folder.iterdir()} - {"und"}
    return sorted({*listed, *OWN_STOPS, *NO_FULL_STOP, *_WITH_ORDINALS})


def export(locales: Iterable[str] = ()) -> str:
    """Our rules for these locales, or for all that `languages` names, as an SRX 2.0 document.

    Any other language gets the general rules. The same locales give the same document.
    """
    chosen = sorted({subtag(locale) for locale in locales} - UNMARKED - {"und"}) or languages()
    maps = [
        (_pattern(*sorted(UNMARKED)), "whole blocks", whole()),
        (".*", "inside brackets", enclosed()),
        *((_pattern(one, *_ALSO.get(one, ())), one, of_language(rules_of(one))) for one in chosen),
        (".*", "abbreviations of many languages", of_language(rules_of("und"))),
        (".*", "stops and marks", general()),
    ]
    groups = "".join(line for _, name, rules in maps for line in _group(name, rules))
    mapped = "".join(_languagemap(pattern, name) for pattern, name, _ in maps)
    return (
        f"{_HEADER}    <languagerules>\n{groups}    </languagerules>\n"
        f"    <maprules>\n{mapped}    </maprules>\n  </body>\n</srx>\n"
    )


def _pattern(*codes: str) -> str:
    """Matches the codes in either case, with any region; not every tool ignores case."""
    each = ("".join(f"[{one}{one.upper()}]" for one in code) for code in codes)
    return f"(?:{'|'.join(each)})(?:[-_].*)?"


def _group(name: str, rules: Iterable[OurRule]) -> Iterator[str]:
    yield f'      <languagerule languagerulename="{name}">\n'
    for rule in rules:
        yield (
            f"        <!-- {rule.note} -->\n"
            f'        <rule break="{"yes" if rule.breaks else "no"}">\n'
            f"          <beforebreak>{escape(rule.before, quote=False)}</beforebreak>\n"
            f"          <afterbreak>{escape(rule.after, quote=False)}</afterbreak>\n"
            "        </rule>\n"
        )
    yield "      </languagerule>\n"


def _languagemap(pattern: str, name: str) -> str:
    return f'      <languagemap languagepattern="{pattern}" languagerulename="{name}"/>\n'
