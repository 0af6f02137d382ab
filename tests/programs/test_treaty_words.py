"""The law of treaties in the languages of the interface."""

import re
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from programs.rules.treaties import words
from programs.rules.treaties.acts import Kind, Party
from programs.rules.treaties.amendments import Bound, By, Text
from programs.rules.treaties.clauses import Clauses
from programs.rules.treaties.days import Period
from programs.rules.treaties.deadlines import Deadline, Due
from programs.rules.treaties.entry import compute
from programs.rules.treaties.irregular import IRREGULAR
from programs.rules.treaties.outcome import Missing, Step
from programs.rules.treaties.reading import parse
from programs.rules.treaties.reading_clauses import parse_clauses
from programs.rules.treaties.reservations import Reply
from programs.rules.treaties.rule import Rule
from programs.rules.treaties.status import PartyStatus, TreatyStatus
from programs.treaty_words import basics, states
from programs.treaty_words.clauses import by_topic, clauses_in_words
from programs.treaty_words.lacking import MISSING, irregular, lacking
from programs.treaty_words.outcomes import one_line
from programs.treaty_words.rules import rule_in_words
from programs.treaty_words.steps import STEPS, steps

from .test_treaty_reading import CLAUSES, RULES
from .treaty_acts import A, B, act

LANGUAGES = ("en", "ru", "be")
THEN = Period.of(date(1993, 12, 21))
_WHO = {"party": "Лаос", "date": THEN}
_ACT = {**_WHO, "kind": "ratification"}
_COUNT = {"have": 1, "need": 3}
_SHARE = {"of": "выбросы", "reached": 0.4321, "needed": 0.55}
#: What each code may stand with: the facts as the rules give them.
FACTS: dict[str, dict[str, Any]] = {
    "signature": {**_WHO, "n": 2}, "fixed_date": _WHO, "fixed_date_kept": _WHO,
    "fixed_date_missed": {**_WHO, "missed": THEN, "n": 30, "unit": "day"},
    "last_notification": {**_WHO, "n": 2}, "exchange_of_instruments": _WHO, "exchange_of_notes": _WHO,
    "reply_note": _WHO, "kth_instrument": {**_WHO, "k": 50, "same_day": 3, "named": ("Лаос", "Чад")},
    "share_reached": {**_WHO, **_SHARE},
    "share_of_parties": {**_WHO, **_COUNT, "parties": 4, "basis": "current"}, "all_named": {**_WHO, "n": 3},
    "last_condition": _WHO, "condition_met": _WHO, "decision": {**_WHO, "body": "Совет"},
    "tacit_acceptance": {**_WHO, "circulated": THEN, "objections": 1, "max": 2}, "event": {**_WHO, "of": "Пуск"},
    "offset": {**_WHO, "n": 90, "unit": "day"}, "align": {**_WHO, "to": "first_day_of_nth_month_after_month", "n": 3},
    "floor": {**_WHO, "not_before": THEN}, "clamped": _WHO, "doubted": _ACT, "recorded": _WHO,
    "recorded_otherwise": _WHO, "own_instrument": _WHO, "own_date": _WHO, "with_treaty": _WHO,
}  # fmt: skip
LACK: dict[str, dict[str, Any]] = {
    "rule": {}, "signatures": _COUNT, "notifications": _COUNT, "instruments": {**_COUNT, "named": ("Лаос",)},
    "acceptances": {**_COUNT, "parties": 4, "basis": "at_adoption"}, "amended": {}, "calendar": {**_WHO, "last": THEN},
    "receipt": _ACT, "receipt_of_notice": _WHO, "day": _ACT, "exchange_of_instruments": {},
    "reply_note": {}, "reference_table": {"of": "выбросы"}, "share": _SHARE, "named": {"parties": ("Лаос", "Чад")},
    "named_list": {"n": 5}, "decision": {"body": "Совет"}, "circulation": {}, "adoption": {},
    "objections": {"have": 3, "max": 1}, "objection_period": {"until": THEN}, "event": {"of": "Пуск"},
    "instrument": _WHO, "withdrawal_clause": _WHO, "succession_date": _WHO,
    "end": {"cause": "expired", "date": THEN},
}  # fmt: skip
FILTER = {"named": ["Лаос", "Чад"], "only_states": True, "only_signatories": True}
#: Every trigger, with all that it takes.
EACH: list[dict[str, Any]] = [
    {"trigger": "signature", "of_parties": 3}, {"trigger": "fixed_date", "date": "1993-12-21"},
    {
        "trigger": "fixed_date_if", "date": "1993-12-21", "conditions": [{"count": 5}, {"share": 0.5, **FILTER}],
        "else_offset_days": 30,
    },
    {"trigger": "last_notification"}, {"trigger": "exchange_of_instruments"}, {"trigger": "exchange_of_notes"},
    {"trigger": "reply_note"}, {"trigger": "kth_instrument", "k": 50, **FILTER},
    {"trigger": "share_of_quantity", "share": "2/3", "of": "выбросы"},
    {"trigger": "share_of_parties", "share": 0.75, "basis": "at_adoption"},
    {"trigger": "all_named", "named": ["Лаос", "Чад"]},
    {"trigger": "all_of", "conditions": [{"count": 5}, {"trigger": "decision"}]},
    {"trigger": "decision", "body": "Совет"},
    {"trigger": "tacit_acceptance", "period": {"n": 6, "unit": "month"}, "max_objections": 2},
    {"trigger": "event", "of": "Пуск"},
]  # fmt: skip


def no_english(sentences: list[str]) -> bool:
    return not re.search("[A-Za-z]|%[(]", " ".join(sentences).replace("ad referendum", ""))


def test_every_code_that_the_shell_knows_is_said() -> None:
    assert set(FACTS) == set(STEPS) == set(words.STEPS)
    assert set(LACK) == set(MISSING) == set(words.MISSING)
    assert {rule["trigger"] for rule in EACH} == {
        "signature", "fixed_date", "fixed_date_if", "last_notification", "exchange_of_instruments",
        "exchange_of_notes", "reply_note", "kth_instrument", "share_of_quantity", "share_of_parties", "all_named",
        "all_of", "decision", "tacit_acceptance", "event",
    }  # fmt: skip


@pytest.mark.parametrize("language", ["ru", "be"])
def test_nothing_is_left_in_english(language: str) -> None:
    aligns = [
        {},
        *({"align": to} for to in ("first_day_of_next_month", "end_of_year", "first_day_of_next_year")),
    ]
    aligns.append({"align": "first_day_of_nth_month_after_month", "n": 3})
    offsets: list[dict[str, Any]] = [{}, {"offset": {"n": 1, "unit": "year"}}]
    with override(language):
        said = steps(Step(code, facts) for code, facts in FACTS.items())
        said += lacking(Missing(code, facts) for code, facts in LACK.items())
        said += [irregular(Missing(c, _ACT)) for c in IRREGULAR]
        said += [
            *map(states.treaty, TreatyStatus),
            *map(states.party, PartyStatus),
            *map(states.reply, Reply),
        ]
        said += [
            *map(states.cause, ("expired", "fewer_parties")),
            *map(states.kind, Kind),
            *map(states.cause, Kind),
        ]
        said += [
            states.bound_by(Bound(Party("Лаос"), text, since, by))
            for text in Text for by in By for since in (THEN, None)
            if text is not Text.PENDING or since
        ]  # fmt: skip
        said += [basics.share(Fraction(n, d)) for d in range(2, 7) for n in range(1, d)]
        said += [
            sentence
            for two in (True, False)
            for rule in EACH
            for sentence in rule_in_words(parse(rule), two=two)
        ]
        said += [states.deadline(Deadline(due, THEN, Party("Лаос"), "expired")) for due in Due]
        for rule in EACH:
            for more in [{**offset, **align} for offset in offsets for align in aligns]:
                if rule["trigger"] != "all_named" or "n" not in more:
                    said += rule_in_words(parse({**rule, **more}))
        assert [sentence for sentence in said if not no_english([sentence])] == []


@given(RULES, CLAUSES, st.sampled_from(LANGUAGES))
def test_whatever_can_be_recorded_is_said_in_whole_sentences(
    rule: Rule, clauses: Clauses, language: str
) -> None:
    with override(language):
        for sentence in (*rule_in_words(rule), *clauses_in_words(clauses)):
            assert sentence[0].isupper()
            assert sentence[-1] == "."
            assert "%(" not in sentence
        assert all(topic.title and topic.sentences for topic in by_topic(clauses))


UNFCCC = {
    "trigger": "kth_instrument",
    "k": 50,
    "offset": {"n": 90, "unit": "day"},
    "count_regional_orgs": False,
}
FISHERIES = {
    "trigger": "exchange_of_instruments", "bilateral": True, "term": {"n": 10, "unit": "year"},
    "renewal": {"n": 6, "unit": "year", "tacit": True, "notice": {"n": 12, "unit": "month"}},
    "provisional_from": "signature", "withdrawal": "silent",
}  # fmt: skip
COUNCIL = {
    "trigger": "kth_instrument", "k": 5, "offset": {"n": 3, "unit": "month"}, "align": "first_day_of_next_month",
    "not_before": "2026-03-01", "or": [{"trigger": "decision", "body": "Совет"}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("clauses", "language", "sentences"),
    [
        (UNFCCC, "en", [
            ("It enters into force 90 days after the deposit of the 50th instrument of ratification, acceptance, "
            "approval or accession."),
            "Instruments of regional economic integration organisations are not counted.",
            "Successions are not counted.",
            "For a party that consents later, it enters into force 90 days after the deposit of its own instrument.",
            "Its term is not limited.",
            "What it says of denunciation has not been recorded.",
        ]),
        (FISHERIES, "ru", [
            "Вступает в силу в день обмена ратификационными грамотами между сторонами.",
            "Каждый участник временно применяет соглашение со дня своего подписания.",
            "Временное применение прекращается для участника с вступлением соглашения в силу для него.",
            "Заключено на 10 лет со дня вступления в силу.",
            "Затем автоматически продлевается, каждый раз на 6 лет.",
            ("Не продлевается, если не позднее чем за 12 месяцев до окончания периода получено уведомление об отказе "
            "от продления."),
            "Положений о денонсации не содержит и денонсации не подлежит (Венская конвенция, статья 56).",
            "Денонсация одной стороной прекращает соглашение для обеих.",
        ]),
        (COUNCIL, "be", [
            ("Уступае ў сілу ў першы дзень месяца, наступнага за заканчэннем тэрміну ў 3 месяцы пасля здачы на "
            "захоўванне 5-га дакумента аб ратыфікацыі, прыняцці, зацвярджэнні або далучэнні."),
            "Але не раней за 1 сакавіка 2026.",
            "Або, калі гэта настане раней, у дзень рашэння органа «Совет» (калі ў рашэнні не названы іншы дзень).",
            "Дакументы рэгіянальных арганізацый эканамічнай інтэграцыі не ўлічваюцца.",
            "Правапераемства не ўлічваецца.",
            ("Для ўдзельніка, які выказаў згоду пазней, — у першы дзень месяца, наступнага за заканчэннем тэрміну ў 3 "
            "месяцы пасля здачы на захоўванне яго дакумента."),
            "Тэрмін дзеяння не абмежаваны.",
            "Палажэнні аб дэнансацыі не ўнесены.",
        ]),
    ],
)  # fmt: skip
def test_final_clauses_are_said_back(clauses: Any, language: str, sentences: list[str]) -> None:
    with override(language):
        assert clauses_in_words(parse_clauses(clauses)) == sentences


def test_instruments_counted_in_different_ways_say_so_each() -> None:
    kyoto = parse({"trigger": "all_of", "conditions": [{"count": 55, "only_states": True}, {"share": 0.55}]})
    with override("en"):
        assert rule_in_words(kyoto) == [
            (
                "It enters into force on the day of the deposit of the 55th instrument of ratification, acceptance, "
                "approval or accession (only those of States, successions not counted) and the deposit of instruments "
                "by parties that together account for at least 55% of the quantity that the treaty names (regional "
                "organisations not counted, successions not counted), whichever is the last."
            ),
            "The amounts by which the share is reckoned have not been recorded.",
        ]


def test_the_amounts_of_a_share_are_told_and_many_are_counted() -> None:
    amounts = {f"P{place:02}": 1.5 for place in range(12)}
    with override("ru"):
        few = rule_in_words(
            parse({"trigger": "share_of_quantity", "share": 0.5, "table": {"BY": 12.5}, "total": 100})
        )
        many = rule_in_words(
            parse({"trigger": "share_of_quantity", "share": 0.5, "table": amounts}), lambda _key: "Чад"
        )
    assert few[-1] == "Доля считается по таким величинам: BY 12,5; всего 100."
    assert many[-1].startswith("Доля считается по таким величинам: Чад 1,5; Чад 1,5;")
    assert many[-1].endswith("Чад 1,5; и ещё 2 участника.")


def test_a_derivation_names_parties_as_the_page_does() -> None:
    rule = parse({"trigger": "kth_instrument", "k": 2, "offset": {"n": 90, "unit": "day"}})
    acts = (act("ratification", "1993-12-01", A), act("accession", "1993-12-21", B))
    called = {A.called: "Албания", B.called: "Бутан"}.__getitem__
    with override("ru"):
        assert one_line(compute(rule, acts), called) == (
            "21 марта 1994: сдача на хранение 2-го документа: Бутан, 21 декабря 1993; + 90 дней = 21 марта 1994"
        )
        lacks = "неизвестно; недостаёт: ещё 1 документ (есть 1 из 2)"
        assert one_line(compute(rule, acts[:1]), called) == lacks


@pytest.mark.parametrize(
    ("written", "en", "ru"),
    [
        ("1993-12", "Dec 1993", "декабрь 1993"),
        ("1993-Q4", "Q4 1993", "IV кв. 1993"),
        ("1993", "1993", "1993"),
    ],
)
def test_a_day_known_in_part_is_said_as_it_is_known(written: str, en: str, ru: str) -> None:
    with override("en"):
        assert basics.day(Period.parse(written)) == en
    with override("ru"):
        assert basics.day(Period.parse(written)) == ru


def test_a_day_between_two_and_one_without_an_end() -> None:
    with override("en"):
        assert basics.day(Period(date(1993, 5, 1), date(1993, 6, 3))) == "between 1 May 1993 and 3 Jun 1993"
        assert basics.day(Period.since(date(1993, 5, 1))) == "1 May 1993 or later"
        assert basics.day(Period.until(date(1993, 5, 1))) == "1 May 1993 or earlier"


@pytest.mark.parametrize(
    ("written", "en", "ru", "be"),
    [
        ("2/3", "two thirds", "двух третей", "дзвюх трэцяў"),
        (0.6667, "66.67%", "66,67\xa0%", "66,67\xa0%"),
        ("3/4", "three quarters", "трёх четвертей", "трох чвэрцяў"),
        (0.55, "55%", "55\xa0%", "55\xa0%"),
        ("5/7", "5/7", "5/7", "5/7"),
        (1, "100%", "100\xa0%", "100\xa0%"),
    ],
)
def test_a_share_is_said_back_as_it_was_written(written: Any, en: str, ru: str, be: str) -> None:
    rule = parse({"trigger": "share_of_parties", "share": written, "basis": "at_adoption"})
    for language, share in (("en", en), ("ru", ru), ("be", be)):
        with override(language):
            assert f" {share} " in rule_in_words(rule)[0]


def test_what_is_needed_of_a_share_is_not_rounded_and_what_is_reached_not_rounded_up() -> None:
    facts = {"of": "", "reached": 0.66669, "needed": 0.6667}
    with override("en"):
        assert lacking([Missing("share", facts)]) == [
            "instruments to the share: 66.66% of the whole, 66.67% needed"
        ]


def test_both_parties_sign_where_there_are_two_alone() -> None:
    for trigger, of_two, of_many in (
        ("signature", "signature by both parties", "signature by the last of 2 parties"),
        ("last_notification", "the later of the two notifications", "the last of 2 parties’ notifications"),
    ):
        with override("en"):
            clauses = parse_clauses({"trigger": trigger})
            assert of_two in clauses_in_words(clauses, parties=2)[0]
            assert of_many in clauses_in_words(clauses, parties=9)[0]
            assert of_two in clauses_in_words(parse_clauses({"trigger": trigger, "bilateral": True}))[0]


def test_a_day_beyond_the_calendar_is_unknown_and_says_why() -> None:
    acts = (act("ratification", "2020-12-21", A),)
    rule = parse({"trigger": "kth_instrument", "k": 1, "offset": {"n": 9000, "unit": "year"}})
    with override("en"):
        assert one_line(compute(rule, acts)) == (
            "not known; missing: a day within the calendar: counted from 21 Dec 2020, the rule leads beyond 31 Dec 9999"
        )
