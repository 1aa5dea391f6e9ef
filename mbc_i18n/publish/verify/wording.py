"""Words in letters that their language is not written in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from mbc_i18n.checks.signs import ORDINARY
from mbc_i18n.publish.verify import kinds, tongues
from mbc_i18n.publish.verify.registry import Problem, at, of_page
from mbc_i18n.publish.verify.site import Site
from mbc_i18n.publish.verify.values import Page, Stretch

FEWEST = 3
"""Letters of another script that are more than a sign: α, β, µ."""

SENTENCE = 16
"""Han characters in a row of which a Japanese sentence has kana among them."""

LATIN_WORD = re.compile(r"(?<![\w.@/])[a-z][a-z'’-]{2,}(?![\w@/]|\.\w)")
"""A word of small Latin letters: no name, no address."""

SIMPLIFIED, TRADITIONAL = (
    frozenset(
        "们这个会国学医为时过发现说还进对开关问题应该药体检查细胞疗术诊断症状风险图书边长车门见观觉让认识语请谁课谢护变吗"
    ),
    frozenset(
        "們這個會國學醫為時過發現說還進對開關問題應該藥體檢查細胞療術診斷症狀風險圖書邊長車門見觀覺讓認識語請誰課謝護變嗎"
    ),
)
"""Characters by pairs; those that both forms share say nothing."""

FORMS = {"Hans": TRADITIONAL - SIMPLIFIED, "Hant": SIMPLIFIED - TRADITIONAL}


@of_page("script")
def script(page: Page, site: Site) -> Iterator[Problem]:
    """Words in another script than their language's, which are not marked as another's."""
    for stretch in page.stretches:
        tag = stretch.lang or site.language(page)
        wanted = tongues.script(tag)
        told = _foreign(stretch, wanted, tag) if wanted else ""
        if told:
            mark = "mark them with the lang (and dir) of their language, or translate them"
            yield at(stretch, f"{told}: “{stretch.words[:60]}”", mark)


def _foreign(stretch: Stretch, wanted: str, tag: str) -> str:
    """What is wrong with the letters of a stretch, "" where nothing is."""
    words = stretch.own
    if wanted == "LATIN" and ORDINARY.issuperset(words):
        return ""
    scripts = {tongues.script_of(sign) for sign in set(words) if sign.isalpha()}
    plain = len(LATIN_WORD.findall(words)) if "LATIN" in scripts and wanted != "LATIN" else 0
    if scripts <= {wanted, "LATIN"} and wanted != "LATIN" and plain < 2:
        return ""
    counts = Counter(tongues.script_of(sign) for sign in words if sign.isalpha())
    own = counts.pop(wanted, 0)
    own += sum(counts.pop(name, 0) for name in tongues.MIXED.get(tongues.language(tag), ()))
    latin = counts.pop("LATIN", 0) if wanted != "LATIN" else 0
    name, most = max(counts.items(), key=lambda each: each[1], default=("", 0))
    if most >= FEWEST and most > own:
        return f"{name.title()} letters on words in {tag}"
    return f"Latin letters on words in {tag}" if plain >= 2 and latin > 3 * own else ""


@of_page("latin-run")
def latin_run(page: Page, site: Site) -> Iterator[Problem]:
    """Several Latin words in a row, names aside, inside a text of another script."""
    for stretch in page.stretches:
        wanted = tongues.script(stretch.lang or site.language(page))
        if wanted not in ("", "LATIN") and not kinds.is_parallel(page):
            found = RUN.search(stretch.own)
            if found and len(LATIN_WORD.findall(found[0])) >= FEWEST:
                told = f"Latin words in a text in {stretch.lang}: “{found[0][:60]}”"
                yield at(stretch, told, "translate them, or mark them with their lang")


KANA = re.compile("[\u3041-\u30ff]")
HAN = re.compile("[\u4e00-\u9fff]")


@of_page("kana")
def kana(page: Page, site: Site) -> Iterator[Problem]:
    """Japanese on a page in Chinese, or Chinese on a page in Japanese."""
    for stretch in page.stretches:
        language = tongues.language(stretch.lang or site.language(page))
        if language not in ("zh", "ja"):
            continue
        syllables = len(KANA.findall(stretch.own))
        chinese = language == "ja" and not syllables and len(HAN.findall(stretch.own)) >= SENTENCE
        if chinese or (language == "zh" and syllables >= FEWEST):
            told = f"words that are not {language}: “{stretch.own[:40]}”"
            yield at(stretch, told, "translate them, or mark them with their lang")


RUN = re.compile(r"[A-Za-z][\w'’-]*+(?:,? [A-Za-z][\w'’-]*+){2,}+")


@of_page("chinese")
def chinese(page: Page, site: Site) -> Iterator[Problem]:
    """Traditional characters on a page in simplified ones, or the other way round."""
    for stretch in page.stretches:
        if tongues.language(stretch.lang) == "zh":
            wrong = FORMS.get(tongues.variety(stretch.lang), frozenset())
            right = FORMS["Hant" if wrong is FORMS["Hans"] else "Hans"]
            found = [sign for sign in stretch.own if sign in wrong]
            if len(found) >= 2 and not any(sign in right for sign in stretch.own):
                told = f"“{''.join(dict.fromkeys(found))[:20]}” is not written so in {stretch.lang}"
                yield at(stretch, told, "use the page's form of Chinese, or mark the words")
