"""Every rule has its page, its cases, and its place among the others."""

from __future__ import annotations

import re

import pytest

from lkjip_xl.rules import Needs, Rule, all_rules, rules_that_need
from lkjip_xl.rules.engine import causes_first
from lkjip_xl.rules.findings import Severity
from lkjip_xl.show.rule_page import sections
from tests.rules.cases import CASES
from tools.rules_page import TARGET, page

FAMILIES = "SDTPKEWLNR"
_HEADINGS = ("Yang diperiksa:", "Mengapa penting:", "Salah:", "Benar:", "Cara memperbaiki:")
every_rule = pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)


@every_rule
def test_the_page_has_every_heading_once_in_order_and_filled(rule: Rule) -> None:
    assert tuple(heading for heading, _ in sections(rule)) == _HEADINGS
    assert all(text for _, text in sections(rule))


@every_rule
def test_the_first_line_states_the_fault(rule: Rule) -> None:
    first, second = rule.page.splitlines()[:2]
    assert first == f"{rule.name}."
    assert first[0].isupper()
    assert len(first.split()) >= 3
    assert not second
    assert not first.startswith(("Memeriksa", "Apakah", "Cek"))


@every_rule
def test_the_wrong_example_is_not_the_right_one(rule: Rule) -> None:
    page = dict(sections(rule))
    assert page["Salah:"] != page["Benar:"]


@every_rule
def test_the_page_names_no_command_that_a_browser_has_not(rule: Rule) -> None:
    assert not re.search(r"(?<!\S)\(?-{1,2}[a-z]|lkjip-xl [a-z]", rule.page)


@every_rule
def test_the_code_is_of_a_family(rule: Rule) -> None:
    assert re.fullmatch(rf"[{FAMILIES}]\d\d", rule.code)
    assert isinstance(rule.severity, Severity)


CHECKED = rules_that_need(Needs.REPORT, Needs.FINDINGS)


@pytest.mark.parametrize("rule", CHECKED, ids=[rule.code for rule in CHECKED])
def test_it_has_a_case_in_which_it_speaks_and_one_in_which_it_does_not(rule: Rule) -> None:
    assert {case.fails for case in CASES if case.code == rule.code} == {True, False}


def test_every_case_is_about_a_rule_and_has_a_name_of_its_own() -> None:
    names = [(case.code, case.name) for case in CASES]
    assert len(set(names)) == len(names)
    assert {code for code, _ in names} == {rule.code for rule in CHECKED}


def test_codes_and_names_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in all_rules()]
    assert codes == sorted(codes, key=lambda code: (FAMILIES.index(code[0]), code))
    assert len(set(codes)) == len(codes)
    assert len({rule.name for rule in all_rules()}) == len(codes)


def test_a_rule_comes_after_those_that_silence_it() -> None:
    order = [rule.code for rule in causes_first()]
    of_check = [rule for rule in all_rules() if rule.needs not in (Needs.FINANCE, Needs.MANUSCRIPT)]
    assert sorted(order) == sorted(rule.code for rule in of_check)
    for rule in of_check:
        silencing = rule.requires | rule.one_cause_with
        assert all(order.index(code) < order.index(rule.code) for code in silencing)


def test_only_errors_silence() -> None:
    severities = {rule.code: rule.severity for rule in all_rules()}
    assert {severities[code] for rule in all_rules() for code in rule.requires} == {Severity.ERROR}


def test_what_a_rule_needs() -> None:
    assert {rule.code for rule in rules_that_need(Needs.FINANCE)} == {f"R0{n}" for n in range(1, 6)}
    assert [rule.code for rule in rules_that_need(Needs.MANUSCRIPT)] == [f"N0{n}" for n in range(1, 10)]
    assert [rule.code for rule in rules_that_need(Needs.LAST_YEAR)] == ["K07", "K20"]
    assert [rule.code for rule in rules_that_need(Needs.FINDINGS)] == ["S12", "S27", "S28", "S33"]
    assert len(all_rules()) == sum(len(rules_that_need(needs)) for needs in Needs)


def test_the_document_of_the_rules_is_fresh() -> None:
    # Written anew with: python -m tools.rules_page
    assert TARGET.read_text(encoding="utf-8") == page()
