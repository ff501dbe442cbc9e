"""Whatever the file: loading never raises, is quick, and points at places that exist."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generator.diagnostics import as_text, has_errors
from generator.load import Loaded, from_bytes
from generator.messages import MESSAGES
from generator.reporting.markdown import as_markdown
from generator.reporting.programs import Report, as_github, as_json, as_sarif
from generator.reporting.text import as_report
from generator.source import parse
from tests.strategies import SAMPLES, engagements, spoilt_samples, wild_files

PATIENCE = 3.0  # seconds; the samples take 0.04
QUICK = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
FEW = settings(max_examples=settings.default.max_examples // 2, suppress_health_check=[HealthCheck.too_slow])


def load(data: bytes) -> Loaded:
    start = time.process_time()
    loaded = from_bytes(data, "资料 1.yaml")
    assert time.process_time() - start < PATIENCE
    return loaded


def hold_to_account(loaded: Loaded) -> None:
    """What is promised of every result."""
    assert (loaded.engagement is None) == has_errors(loaded.findings)
    assert set(loaded.texts) == {"资料 1.yaml"}
    lines = loaded.texts["资料 1.yaml"].split("\n")
    for item in loaded.findings:
        assert item.code in MESSAGES
        for span in (item.span, *item.related):
            assert 1 <= span.line <= len(lines), item
            assert 1 <= span.column <= len(lines[span.line - 1]) + 1, item
            assert span.end_line == 0 or (span.line, span.column) <= (span.end_line, span.end_column), item
            assert span.end_line <= len(lines) + 1, item
    assert list(loaded.findings) == sorted(loaded.findings, key=lambda item: item.span)
    reports_hold(loaded)


def reports_hold(loaded: Loaded) -> None:
    for language in ("zh-CN", "en"):
        text = as_text(loaded.findings, loaded.texts, language)
        text.encode("utf-8")
        assert len(text.split("\n")) == len(text.splitlines()) + 1
        for item in loaded.findings:
            told = item.message(language)
            assert told
            assert "{" not in told.translate(str.maketrans("", "", "".join(item.parameters.values())))
        assert len(json.loads(as_json(loaded.findings, language))) == len(loaded.findings)
        assert as_github(loaded.findings, language).count("\n") == len(loaded.findings)
        report = as_report(loaded.findings, loaded.texts, language, {})
        report.encode("utf-8")
        assert len(report.split("\n")) == len(report.splitlines()) + 1
        as_markdown(loaded.findings, "a.yaml", language, {}).encode("utf-8")
        log = json.loads(as_sarif(Report(loaded.findings, (), {}, (), language, "1.0")))
        assert log["version"] == "2.1.0"
        assert len(log["runs"][0]["results"]) == len(loaded.findings)
        for found in log["runs"][0]["results"]:
            place = found["locations"][0]["physicalLocation"]
            assert found["message"]["text"]
            assert place["artifactLocation"]["uri"].isascii()
            assert place["region"]["startLine"] >= 1


@QUICK
@given(st.binary(max_size=400))
@example(b"")
@example(b"\xff\xfe\x00")
@example(b"\xff\xfe\x00\x00\x01")
@example(b"\xef\xbb\xbf")
@example(b"\x00" * 9)
def test_any_bytes(data: bytes) -> None:
    hold_to_account(load(data))


@QUICK
@given(st.text(max_size=300))
@example("a: b: c: d\n" * 40)
@example("'\n\"\n'")
@example("{[{[{[" * 40)
@example("? ? ? ?")
@example("- - - -\n-")
@example("\ufeff\ufeffa: 1")
@example("a:\n\t\tb\n  c: [\n\r\n}")
@example("：\n：：\n a：b: c")
@example("- a\n- b:c\n…")
@example("%YAML 3.0\n---\n!<tag:x> a")
@example("&a [*a]")
@example("&a a: *a\n<<: [*a, {b: c}, 1]")
@example("\ud800: \udfff")
def test_any_text(text: str) -> None:
    """Of a text with half a surrogate pair, which no file can hold, the parser itself is asked."""
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError:
        parse(text, "x.yaml")
        return
    hold_to_account(load(data))


@QUICK
@given(wild_files())
def test_any_tree(text: str) -> None:
    hold_to_account(load(text.encode("utf-8", "replace")))


@FEW
@given(spoilt_samples())
def test_a_sample_with_mistakes(text: str) -> None:
    hold_to_account(load(text.encode("utf-8", "replace")))


@FEW
@given(
    st.sampled_from(sorted(SAMPLES)),
    st.sampled_from(("utf-16", "gbk", "utf-32", "big5", "cp1252")),
    st.integers(0, 200),
)
def test_a_sample_in_another_encoding_and_cut(name: str, encoding: str, cut: int) -> None:
    data = SAMPLES[name].encode(encoding, "replace")
    hold_to_account(load(data[: len(data) - cut]))


@settings(FEW, max_examples=settings.default.max_examples // 4)
@given(engagements())
def test_valid_engagements_load_the_same_each_time(text: str) -> None:
    one, other = load(text.encode()), load(text.encode())
    assert one.engagement is not None, as_text(one.findings, one.texts, "en")
    assert (one.engagement, one.findings) == (other.engagement, other.findings)
    hold_to_account(one)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "{" * 100_000,
        "- " * 50_000,
        "a: " * 20_000,
        "? " * 20_000,
        "&a " * 5_000,
        "!a " * 5_000,
        "'" * 100_001,
        '"' + "\\" * 99_999,
        "x: |\n" + " a\n" * 50_000,
        "：\n" * 3_000,
        "a：b\n" * 3_000,
        "\ta: 1\n" * 3_000,
        "a: b: c\n" * 3_000,
        "a: [1\n" * 3_000,
        'a: "1\n' * 3_000,
        "".join(f"k{number}: {number}\n" for number in range(20_000)),
        "phases: [" + ", ".join(f"p{number}" for number in range(20_000)) + "]\n",
        "title: x\nphases:\n" + "".join(f"  - name: {number}\n    steps: [a, b]\n" for number in range(3_000)),
        "title: x\npains:\n"
        + "".join(f"  - {{id: pain-{number}, text: a, step: st-{number}}}\n" for number in range(2_000)),
    ],
    ids=range(20),
)
def test_long_files_do_not_take_long(text: str) -> None:
    start = time.process_time()
    loaded = from_bytes(text.encode(), "x.yaml")
    as_text(loaded.findings, loaded.texts, "en")
    assert time.process_time() - start < 4 * PATIENCE


def test_a_device_is_no_file() -> None:
    """Reading stops at the limit, whatever the system says about the size."""
    from generator.source import read

    if not Path("/dev/zero").exists():
        pytest.skip("no such device here")
    assert [item.code for item in read(Path("/dev/zero"), "x").findings] == ["FL-02"]
