"""What a right translation may write: no check of prose finds anything in it."""

from __future__ import annotations

from dataclasses import replace
from itertools import cycle
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n import checks, inline
from mbc_i18n.checks import REGISTRY
from mbc_i18n.checks.base import Check, Function
from mbc_i18n.model import Catalog, Message
from tests.checks.messages import findings

GROUPS = (
    "characters", "labels", "length", "links", "negation", "punctuation", "quotes", "remainders",
    "repetition", "scripts", "spacing",
)  # fmt: skip
CHECKS = [each.name for each in REGISTRY.values() if each.group in GROUPS]

SOURCES = (
    "Liver: pain, swelling (edema) or itching",
    "Does the pain wake you at night?",
    "It is called “metastasis”: the cancer has <em>not</em> gone away.",
    "Call 1-800-555-0199 or write to care@example.org.",
    "See https://example.org/care for help!",
    "a) HER2-positive tumors; b) PD-L1 tests (see below).",
    "Rest. Drink water. Never stop your treatment without asking your doctor.",
    "Side effects",
)

RIGHT = {
    "es": (
        "Hígado: dolor, hinchazón (edema) o picazón",
        "¿Le despierta el dolor por la noche?",
        "Se llama “metástasis”: el cáncer <em>no</em> ha desaparecido.",
        "Llame al 1-800-555-0199 o escriba a care@example.org.",
        "¡Visite https://example.org/care para obtener ayuda!",
        "a) tumores HER2 positivos; b) pruebas de PD-L1 (vea abajo).",
        "Descanse. Beba agua. No suspenda nunca el tratamiento sin consultar al médico.",
        "Efectos secundarios",
    ),
    "fr": (
        "Foie\u00a0: douleur, gonflement (œdème) ou démangeaisons",
        "La douleur vous réveille-t-elle la nuit\u202f?",
        "On parle de «\u00a0métastases\u00a0»\u00a0: le cancer n’a <em>pas</em> disparu.",
        "Appelez le 1 800 555 0199 ou écrivez à care@example.org.",
        "Voir https://example.org/care pour obtenir de l’aide\u202f!",
        "a) tumeurs HER2 positives\u202f; b) tests PD-L1 (voir ci-dessous).",
        "Reposez-vous. Buvez de l’eau. N’arrêtez jamais le traitement sans l’avis du médecin.",
        "Effets secondaires",
    ),
    "de": (
        "Leber: Schmerzen, Schwellung (Ödem) oder Juckreiz",
        "Weckt Sie der Schmerz in der Nacht?",
        "Man nennt das „Metastasen“: Der Krebs ist <em>nicht</em> verschwunden.",
        "Rufen Sie 1-800-555-0199 an oder schreiben Sie an care@example.org.",
        "Hilfe finden Sie unter https://example.org/care!",
        "a) HER2-positive Tumoren; b) PD-L1-Tests (siehe unten).",
        "Ruhen Sie sich aus. Trinken Sie Wasser. Beenden Sie die Behandlung nie ohne den Arzt.",
        "Nebenwirkungen",
    ),
    "ru": (
        "Печень: боль, отёк или зуд",
        "Будит ли вас боль по ночам?",
        "Это называется «метастазы»: рак <em>не</em> исчез.",
        "Звоните 1-800-555-0199 или пишите на care@example.org.",
        "Помощь: https://example.org/care!",
        "а) HER2-положительные опухоли; б) тесты на PD-L1 (см. ниже).",
        "Отдыхайте. Пейте воду. Никогда не прекращайте лечение без совета врача.",
        "Побочные эффекты",
    ),
    "ar": (
        "الكبد: ألم أو تورم (وذمة) أو حكة",
        "هل يوقظك الألم ليلًا؟",
        "يسمى ذلك “النقائل”: السرطان <em>لم</em> يختفِ.",
        "اتصل بالرقم 1-800-555-0199 أو اكتب إلى care@example.org.",
        "للمساعدة: https://example.org/care!",
        "أ) أورام إيجابية لمستقبل HER2؛ ب) اختبارات PD-L1 (انظر أدناه).",
        "استرح. اشرب الماء. لا توقف العلاج أبدًا دون استشارة طبيبك.",
        "الآثار الجانبية",
    ),
    "zh_Hans": (
        "肝脏：疼痛、肿胀（水肿）或瘙痒",
        "疼痛会让您在夜里醒来吗？",
        "这称为“转移”：癌症<em>没有</em>消失。",
        "请致电1-800-555-0199或写信至care@example.org。",
        "请访问https://example.org/care寻求帮助！",
        "a）HER2阳性肿瘤；b）PD-L1检测（见下文）。",
        "多休息。多喝水。未经医生同意，切勿停止治疗。",
        "副作用",
    ),
}


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("locale", RIGHT)
def test_a_right_translation_passes(check: str, locale: str) -> None:
    for source, target in zip(SOURCES, RIGHT[locale], strict=True):
        assert findings(Message(source, target), locale, check) == [], target


LONG = 100_000
HOSTILE = (
    " ", "\u00a0", "(", ")", "«", "»", "“", '"', "'", "?", "!", "¿", ".", ". ", "a.", "a,", "a ",
    "ab ab ", "la la la", "[1]", "[", ":", "a:", "Liver: ", "http://", "www.", "@", "a@b.", "+1 ",
    "1-800-", "555 ", "not ", "n't", "no. ", "whether ", "n", "i", "Ã", "â€", "Ð°", "à¤", "\u200b",
    "\u200d", "\u2066", "\u202e", "\u2069", "e\u0301", "\u0301", "аa", "αa", "ي", "٤", "۴", "<a>",
    "</a>", "&", "&amp;", "the care of ", "日", "日。", "か", "ไ", "ния", "ни", "1)", "a) ", ":)",
    "\U000f0000", "\x00", "\ufffd", "\u00ad",
)  # fmt: skip


PLACES = list(zip(HOSTILE, cycle(["fr", "es", "fa", "ja", "ru"]), strict=False))


@pytest.mark.parametrize(("piece", "locale"), PLACES)
def test_a_hostile_text_is_checked_in_one_pass(piece: str, locale: str) -> None:
    """A quadratic pattern would take minutes here."""
    text = piece * (LONG // len(piece))
    messages = (Message(f"x {text}", f"{text} y"), Message("Pain.", text), Message(text, "a"))
    catalog = Catalog("care", locale, messages=messages)
    found = checks.run(catalog, checks.Context(locale), lambda m: inline.tags_in(m.source), GROUPS)
    assert all(each.message and each.check in CHECKS for each in found)


TARGETS = st.lists(st.sampled_from(HOSTILE), max_size=12).map("".join)


@pytest.mark.parametrize("locale", ["fr", "fr_CA", "es", "de", "ru", "fa", "zh_Hans"])
@given(TARGETS, st.sampled_from(SOURCES))
def test_a_mended_text_has_nothing_left_to_mend(locale: str, target: str, source: str) -> None:
    """A check may mend in three steps, since one place may break as many of its rules."""
    for each in (REGISTRY[name] for name in CHECKS):
        message = Message(source, target)
        for _ in range(3):
            message = mended(message, each, locale)
        assert mended(message, each, locale) == message, each.name


def mended(message: Message, check: Check, locale: str) -> Message:
    if check.compares or not message.translated:
        return message
    found = cast(Function, check.function)(message, checks.Context(locale))
    return replace(message, target=next((p.fix for p in found if p.fix), message.target))
