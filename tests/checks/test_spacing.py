"""White space, French and other."""

from __future__ import annotations

from typing import cast

import pytest

from mbc_i18n.checks import REGISTRY, Context
from mbc_i18n.checks.base import Function, Problem
from mbc_i18n.model import Message
from tests.checks.messages import findings

NBSP, NNBSP = "\u00a0", "\u202f"


def problems(locale: str, target: str, source: str = "x") -> list[Problem]:
    function = cast(Function, REGISTRY["spacing"].function)
    return list(function(Message(source, target), Context(locale)))


@pytest.mark.parametrize("locale", ["fr", "fr_CH", "fr_BE"])
@pytest.mark.parametrize(
    ("target", "mended"),
    [
        ("Mal ?", f"Mal{NNBSP}?"),
        ("Mal?", f"Mal{NNBSP}?"),
        ("Repos ; eau !", f"Repos{NNBSP}; eau{NNBSP}!"),
        ("Note : repos", f"Note{NBSP}: repos"),
        ("<strong>Note:</strong> repos", f"<strong>Note{NBSP}:</strong> repos"),
        ("<strong>Note</strong> : repos", f"<strong>Note</strong>{NBSP}: repos"),
        ("On dit «repos» ici", f"On dit «{NBSP}repos{NBSP}» ici"),
        ("On dit « repos » ici", f"On dit «{NBSP}repos{NBSP}» ici"),
    ],
)
def test_french_marks_have_their_no_break_spaces(locale: str, target: str, mended: str) -> None:
    assert {problem.fix for problem in problems(locale, target)} == {mended}
    assert problems(locale, mended) == []


@pytest.mark.parametrize(
    "target",
    [
        "À 10:30, un rapport de 1:2",
        "https://example.org/a;b?c=d!e et a@example.org",
        f"Quoi{NNBSP}?! Non{NNBSP}!!",
        f"Mal{NBSP}?",
        "R&amp;D &#233;",
        "(?) et […]",
        "<img1/> <a>ici</a>",
        "Un emoji :)",
    ],
)
def test_what_french_leaves_alone(target: str) -> None:
    assert problems("fr", target) == []


@pytest.mark.parametrize(
    ("target", "right"),
    [
        ("Mal? Repos; eau!", True),
        (f"Mal{NNBSP}?", True),
        (f"Note{NBSP}: «{NBSP}repos{NBSP}»", True),
        ("Note: repos", False),
        ("«repos»", False),
    ],
)
def test_canadian_french_spaces_the_colon_and_the_quotation_marks(target: str, right: bool) -> None:
    assert (problems("fr_CA", target) == []) == right


@pytest.mark.parametrize(
    ("target", "mended"),
    [
        ("Descanse,  luego duerma.", "Descanse, luego duerma."),
        ("Descanse , luego duerma .", "Descanse, luego duerma."),
        ("Descanse ( de noche ) bien", "Descanse (de noche) bien"),
        ("¿Duele ?", "¿Duele?"),
        (" Duele. ", "Duele."),
        ("Descanse,luego duerma", ""),
        ("Descanse.Luego duerma", ""),
    ],
)
def test_spaces_in_the_wrong_place_are_mended_and_missing_ones_told(
    target: str, mended: str
) -> None:
    assert {problem.fix for problem in problems("es", target)} == {mended}


@pytest.mark.parametrize(
    ("locale", "target"),
    [
        ("es", "Un 2,5 % de 1.500; p. ej., HER2 (PD-L1)."),
        ("es", "Vea example.org, www.example.org/a.B o a.b@example.org."),
        ("es", "N,N-dietilo, D.C., EE. UU."),
        ("es", "Duele ... mucho"),
        ("es", "1 : 2"),
        ("zh_Hans", "休息,然后睡觉。多喝水"),
        ("ja", "休む、寝る。水を飲む"),
        ("th", "พัก,นอน"),
        ("ar", "استرح، ثم نم؟ نعم."),
        ("en", "Rest :)"),
    ],
)
def test_what_is_left_alone(locale: str, target: str) -> None:
    assert problems(locale, target) == []


def test_the_source_s_own_outer_space_is_kept() -> None:
    assert problems("es", " Duele ", " Pain ") == []
    assert [problem.fix for problem in problems("es", "Duele ", " Pain ")] == [" Duele "]


def test_a_problem_shows_every_place() -> None:
    (finding,) = findings(Message("x", "a  b  c"), "es", "spacing")
    assert finding.target_spans == ((1, 3), (4, 6))
    assert finding.severity == "info"
