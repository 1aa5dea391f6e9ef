"""Words of a dictionary that look like a form or a compound of a term's word, and are none."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping

from mbc_i18n.glossary.barring import Barred, barred
from mbc_i18n.glossary.layers import compounds, vocabulary
from mbc_i18n.glossary.lexicon import Lexicon

SHARED = 2
"""Letters that a form of a word keeps: *Haus*, *Häuser* is the least."""


UNGUARDED = frozenset({"ru", "uk", "be", "pl", "es", "fr", "pt", "ca", "gl"})
"""Languages whose dictionary has many forms as headwords (*négative*, *luvas*, *rins*), or so many
homographs that one lemma a form tells too little (*broni*, *drogi*)."""

POSSESSED = frozenset({"hu"})
"""Languages whose dictionary has possessed forms as headwords of their own: *láza*, *mintája*."""

PRODUCTIVE = 3
"""Words of the dictionary that must share a first part before it counts as one."""

SHORTEST_LAST = 4
SHORTEST_END = 3
LONG_HEAD = 5
"""Letters from which on a head tells a compound, whatever stands before it."""


NOTHING = Barred(frozenset(), frozenset())


def lookalikes(
    forms: Mapping[str, Collection[str]], lexicon: Lexicon, language: str
) -> dict[str, Barred]:
    """The words of the dictionary that the rules would take for a word of a term, wrongly.

    By the word of a term, as patterns; `forms` are the words with their own forms.
    """
    known = vocabulary.vocabulary(forms, language, {t: sorted(own) for t, own in forms.items()})
    found: defaultdict[str, set[str]] = defaultdict(set)
    beginnings = {form[:SHARED] for form in known.forms}
    for word, lemmas in lexicon.lemmas.items():
        # Only headwords are surely no form that the dictionary put under another lemma.
        if lemmas == (word,) and word[:SHARED] in beginnings:
            for token in () if language in UNGUARDED else vocabulary.stemmed(word, known):
                if token not in known.forms.get(word, ()) and not _is_possessed(word, token, known):
                    found[token].add(word)
    compounds = _no_compounds(known, lexicon)
    return {
        token: Barred(
            frozenset(found[token]) | compounds.get(token, NOTHING).patterns,
            compounds.get(token, NOTHING).excepted,
        )
        for token in {**found, **compounds}
    }


def _is_possessed(word: str, token: str, known: vocabulary.Vocabulary) -> bool:
    """True where a headword is the word itself with endings: *láza* of *láz*."""
    if known.bases is None or known.language not in POSSESSED:
        return False
    rules = known.bases.rules
    soft = token[:-1] + rules.softened.get(token[-1:], token[-1:])
    return any(word.startswith(b) and rules.pattern.fullmatch(word, len(b)) for b in (token, soft))


def _no_compounds(known: vocabulary.Vocabulary, lexicon: Lexicon) -> dict[str, Barred]:
    rules = known.compounding
    if rules is None:
        return {}
    seen = {
        word: found
        for word in lexicon.lemmas
        if word.isalpha() and word not in known.forms
        for found in [_parts(word, known)]
        if found
    }
    befores = {before for found in seen.values() for _, before, _ in found}
    firsts = _first_parts(befores, lexicon, rules)
    families = _families(seen, lexicon)
    real: defaultdict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    wrong: defaultdict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    for word, found in seen.items():
        for token, before, behind in found:
            head = not behind and len(word) - len(before) >= LONG_HEAD
            sure = head or behind or _inflects_alike(word, token, before, known, lexicon, families)
            likely = sure and (head or before in firsts)
            if likely and _is_last(word, token, (before, behind), known, lexicon):
                real[token].setdefault(word, (before, behind))
            else:
                wrong[token].setdefault(word, (before, behind))
    return {
        token: barred({w: at for w, at in words.items() if w not in real[token]}, real[token])
        for token, words in wrong.items()
    }


def _families(words: Iterable[str], lexicon: Lexicon) -> Mapping[str, list[str]]:
    """The forms of each headword that one of the words belongs to."""
    found: dict[str, list[str]] = {lemma: [] for word in words for lemma in lexicon.lemmas[word]}
    for form, lemmas in lexicon.lemmas.items():
        for lemma in lemmas:
            if lemma in found and form.isalpha():
                found[lemma].append(form)
    return found


def _inflects_alike(
    word: str,
    token: str,
    before: str,
    known: vocabulary.Vocabulary,
    lexicon: Lexicon,
    families: Mapping[str, Collection[str]],
) -> bool:
    """True where most forms of a word end in forms of its last part: not *brengen* and *gen*.

    Where endings are put after endings, a dictionary has too few of the forms to tell.
    """
    if known.bases is not None:
        return True
    forms = {form for lemma in lexicon.lemmas[word] for form in families[lemma]}
    ends = (form[len(before) :] for form in forms if form.startswith(before))
    return 2 * sum(token in known.forms.get(end, ()) for end in ends) >= len(forms)


def _parts(word: str, known: vocabulary.Vocabulary) -> list[tuple[str, str, str]]:
    found = vocabulary.in_compound(word, known)
    return [each for each in found if vocabulary.fits(each[1], each[2], known)]


def _first_parts(
    parts: Collection[str], lexicon: Lexicon, rules: compounds.Compounding
) -> set[str]:
    """Of what stands before, what is a word, or a part that many words begin with."""
    counts: Counter[str] = Counter()
    for word, lemmas in lexicon.lemmas.items():
        if lemmas == (word,):
            for at in range(rules.shortest, len(word) - SHORTEST_LAST + 1):
                if word[:at] in parts and word[at:] in lexicon.lemmas:
                    counts[word[:at]] += 1
    return {part for part in parts if not part or _is_first(part, lexicon, rules, counts)}


def _is_first(
    part: str, lexicon: Lexicon, rules: compounds.Compounding, counts: Mapping[str, int]
) -> bool:
    bare = [part.removesuffix(link) for link in rules.linking]
    if counts[part] >= PRODUCTIVE or any(each in lexicon.lemmas for each in bare):
        return True
    ends = range(rules.shortest, len(part) - rules.shortest + 1)
    return any(part[at:] in lexicon.lemmas and part[:at] in lexicon.lemmas for at in ends)


def _is_last(
    word: str,
    token: str,
    around: tuple[str, str],
    known: vocabulary.Vocabulary,
    lexicon: Lexicon,
) -> bool:
    """True where a word of a term is the head, or stands before a word of the dictionary."""
    before, behind = around
    lemmas = lexicon.lemmas[word]
    if not behind:
        heads = {token, *lexicon.lemmas.get(token, ())}
        return any(lemma.endswith(head) for lemma in lemmas for head in heads) or any(
            _is_possessed(lemma[len(before) :], token, known) for lemma in lemmas
        )
    links = known.compounding.linking if known.compounding else ()
    rests = [behind.removeprefix(link) for link in links]
    ends = {rest[:length] for rest in rests for length in range(SHORTEST_LAST, len(rest) + 1)}
    # A short last part counts where the headword is the term's word and that: *bloedvat*.
    first = before + token
    whole = [lemma[len(first) :] for lemma in lemmas if lemma.startswith(first)]
    ends |= {end.removeprefix(link) for end in whole for link in links}
    return any(len(end) >= SHORTEST_END and end in lexicon.lemmas for end in ends)
