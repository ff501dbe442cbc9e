"""The coach's rules of language. Source: the field reference, §17 and §18."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.characters import count_chinese, is_phrase
from generator.coach.rules import Found, at, called, rule
from generator.coach.study import Study
from generator.coach.written import Corpus, Written
from generator.diagnostics import Span, Word, word
from generator.model import Source, Text
from generator.model.insight import Empathy, Quote
from generator.model.workshop import GlossaryEntry
from generator.patterns import Pattern

CHINESE, ENGLISH = "zh-CN", "en"
_LATIN = Pattern("[A-Za-z]")
_QUOTED = Pattern(
    r"“[^”]*”|\"[^\"]*\"|‘[^’]*’|「[^」]*」|『[^』]*』|《[^》]*》|\([^()]{1,16}\)|（[^（）]{1,16}）|\[[^\]]{1,16}\]|【[^】]{1,16}】"
)


def _own(words: str) -> str:
    """The words without names in quotation marks and short terms in brackets."""
    return _QUOTED.sub(" ", words)


# The language that a text stands under -------------------------------------------------------------------------------

FEWEST_TEXTS = 5  # below which a file says too little to tell its language
MOST_TEXTS = 0.8  # of the texts without a language, beyond which they tell what the file is written in
_LONG = ("body", "notes", "say")  # texts that may teach words of the other language


@rule("LG-03", "warning")
def written_in_the_other_language(study: Study) -> Iterator[Found]:
    """A text under one language that is written in the other; a file that takes itself for the other language."""
    if (slip := _whole_file(study)) is not None:
        yield slip
    in_english = {id(one): one for one in _chinese_as_english(study)}
    in_chinese = {id(one): one for one in _english_as_chinese(study)}
    for one in [*in_english.values(), *(one for key, one in in_chinese.items() if key not in in_english)]:
        both = id(one) in in_english and id(one) in in_chinese
        slip_name = "slip-both" if both else "slip-english" if id(one) in in_english else "slip-chinese"
        yield Found(one.place, {"name": called(one.text), "slip": word(slip_name), "hint": word("slip-text-hint")})


def _whole_file(study: Study) -> Found | None:
    corpus = study.manuscript.corpus(study.language)
    judge = _is_chinese if study.language == ENGLISH else is_phrase
    plain = [words for words, one in zip(corpus.values, corpus.texts, strict=True) if len(one.text.values) == 1]
    if len(plain) < FEWEST_TEXTS or sum(map(judge, plain)) <= MOST_TEXTS * len(plain):
        return None
    meta = study.engagement.meta
    taken_for = "english" if study.language == ENGLISH else "chinese"
    facts = {"slip": word(f"slip-file-{taken_for}"), "hint": word(f"slip-file-hint-{taken_for}")}
    return Found(at(meta, "primary_language", "title"), {"name": called(meta.title), **facts})


def _chinese_as_english(study: Study) -> Iterator[Written]:
    corpus = study.manuscript.corpus(ENGLISH)
    for one, words in zip(corpus.texts, corpus.values, strict=True):
        chinese = count_chinese(words) > 1
        if chinese and _has_language(one) and _is_too_chinese(words, one.attribute in _LONG):
            yield one


def _english_as_chinese(study: Study) -> Iterator[Written]:
    corpus = study.manuscript.corpus(CHINESE)
    for one, words in zip(corpus.texts, corpus.values, strict=True):
        if is_phrase(words) and _has_language(one):
            yield one


def _has_language(one: Written) -> bool:
    """Whether the author said which language is which, and the text is no source or a word of the glossary."""
    return len(one.text.values) > 1 and not isinstance(one.owner, Source | GlossaryEntry)


def _is_too_chinese(words: str, is_long: bool) -> bool:
    own = _own(words)
    if _is_chinese(own if _LATIN.search(own) else words):
        return True
    return not is_long and count_chinese(own) > 1


def _is_chinese(words: str) -> bool:
    """Whether there is more Chinese in it than anything else."""
    return count_chinese(words) * 2 > len(_LATIN.findall(words))


# Words of the house --------------------------------------------------------------------------------------------------

# what is misspelt often and means nothing else: some letters of it, in small ones; all of it; how the field writes it
_MISSPELT = (
    (("篮图", "兰图"), "服务[篮兰]图", "服务蓝图"),
    (("关健",), "关健时刻", "关键时刻"),
    (("定率",), "峰终定率", "峰终定律"),
    (("画象",), "(?:用户|客户|人物)画象", "用户画像"),
    (("promotor",), "net promotor(?![a-z])", "net promoter"),
    (("serqual", "servequal", "serveqal"), "(?:SERQUAL|SERVEQUAL|SERVEQAL)(?![a-z])", "SERVQUAL"),
    (("stake holder",), "stake holders?(?![a-z])", "stakeholder"),
    (("thruth",), "moments? of thruth(?![a-z])", "moment of truth"),
)
_OTHERS_WORDS = (Quote, Empathy, Source, GlossaryEntry)  # what others said or wrote, and the list itself
_OTHERS_KEYS = {"quote", "verbatim", "client", "variants"}


@rule("LG-04", "warning")
def not_the_word_of_the_house(study: Study) -> Iterator[Found]:
    """A word that the glossary says is not to be used, or a term of the field that is misspelt."""
    for language in (CHINESE, ENGLISH):
        corpus = study.manuscript.corpus(language)
        if not corpus.whole:
            continue
        yield from _misspelt(corpus)
        terms, unwanted = _unwanted(study.engagement.glossary, language)
        if any(words in corpus.folded for words in unwanted):
            yield from _replaced(corpus, _any_of((*terms, *unwanted)), unwanted)


def _misspelt(corpus: Corpus) -> Iterator[Found]:
    for letters, pattern, right in _MISSPELT:
        if any(one in corpus.folded for one in letters):
            wrong = Pattern(pattern, re.IGNORECASE)
            for number in corpus.holding(wrong):
                one, match = corpus.texts[number], wrong.search(corpus.values[number])
                if match is not None and not isinstance(one.owner, GlossaryEntry | Source):
                    yield Found(one.place, _told(one, match[0], called(right)))


def _unwanted(entries: Sequence[GlossaryEntry], language: str) -> tuple[set[str], dict[str, str]]:
    """The terms of the house, and by word that is not to be used the term in its place."""
    terms, unwanted = set(), {}
    for entry in entries:
        terms |= {words.strip().lower() for tag, words in entry.term.values if tag == language}
        for text in entry.avoid:
            for tag, words in text.values:
                if tag == language and words.strip():
                    unwanted[words.strip().lower()] = entry.term.in_language(language)
    return terms - {""}, {words: term for words, term in unwanted.items() if words not in terms}


def _any_of(words: Iterable[str]) -> Pattern:
    """Any of the words, the longest first, so that a term is not taken for a shorter word in it."""
    each = "|".join(map(_bounded, sorted(words, key=lambda one: (-len(one), one))))
    return Pattern(each, re.IGNORECASE)


def _bounded(words: str) -> str:
    """A pattern of the words, whole where they are in Latin letters, in the plural too."""
    before = r"(?<![A-Za-z\d])" if words[0].isascii() else ""
    after = r"(?:e?s)?(?![A-Za-z\d])" if words[-1].isascii() else ""
    return f"{before}(?:{re.escape(words)}){after}"


def _replaced(corpus: Corpus, pattern: Pattern, unwanted: Mapping[str, str]) -> Iterator[Found]:
    for number in corpus.holding(pattern):
        one = corpus.texts[number]
        if isinstance(one.owner, _OTHERS_WORDS) or one.attribute in _OTHERS_KEYS:
            continue
        for match in pattern.finditer(_own(corpus.values[number])):
            term = _term_for(match[0].lower(), unwanted)
            if term is not None:
                yield Found(one.place, _told(one, match[0], called(term)))
                break


def _term_for(found: str, unwanted: Mapping[str, str]) -> str | None:
    """The term in whose place a word stands, which may be in the plural."""
    likely = (found, found[:-1], found[:-2]) if found.endswith("s") else (found,)
    return next((unwanted[one] for one in likely if one in unwanted), None)


def _told(one: Written, found: str, term: Word) -> Mapping[str, str]:
    return {"name": called(one.text), "found": found, "term": term}


# Length --------------------------------------------------------------------------------------------------------------

# Chinese characters that can be taken in at a glance, of other letters twice as many
CARD = 60  # on a wall and on a slide; beyond, slides give the blueprint one more page
STEP = 32  # three lines above the narrowest column of a slide, which cuts the rest


@rule("LG-05", "warning")
def longer_than_its_place(study: Study) -> Iterator[Found]:
    """A card that nobody reads at a glance, or a step's name that slides have to cut."""
    for chart in study.charts:
        for one in chart.placed:
            if any(len(words) > CARD for _, words in one.card.text.values):
                yield from _too_long(one.card.text, at(one.card, "text"), CARD, "long-card")
        for step in chart.steps:
            if any(len(words) > STEP for _, words in step.name.values) and "name" in step.origin.keys:
                yield from _too_long(step.name, at(step, "name"), STEP, "long-step")


def _too_long(text: Text, place: Span, limit: int, holder: str) -> Iterator[Found]:
    for _, words in text.values:
        chinese = count_chinese(words)
        if len(words) + chinese > 2 * limit:
            mostly = _is_chinese(words)
            count, most = ((len(words) + chinese) // 2, limit) if mostly else (len(words), 2 * limit)
            unit = "length-chinese" if mostly else "length-letters"
            facts = {"name": called(text), "count": word(unit, str(count)), "limit": word(unit, str(most))}
            yield Found(place, {**facts, "holder": word(holder), "hint": word(f"{holder}-hint")})
            return


# Simplified and traditional ------------------------------------------------------------------------------------------

# in one of the two national sets only, but no form of a character of the other: names, particles, units, variants
_NEITHER = frozenset(
    "傈墒着酞酶叶广"
    "伋伕佺倣偭偯偺傚僇僎僩儅儳兙兛兝兞兡兣劻勗勦卄吋呎啗啣嗧嘐堉塭塽墦奭妳姅姪嬝屘屝崁巉帟彊徬惇愒慇抆揹搆搾撚撢擭敔昤晅晞暍暱暸杗枓栘梂梡"
    "梱棻楛榣槃橾櫂櫺歜毚毬汍沍沘沬泜洸浥浬涊湣湩湲潟潠澴濩濬炤焜煆煖燄燐燸牠玆玥玨珪珮琍琯瑯璘璟瓖瓩甽疢痲痳痺瘉睪瞇瞋砠砲硿祐穋箄箠篛簷籐籣籥"
    "糎糢縿繙耑脤脰芣蔆蘗裯褕褽覜觔觼詨詻誧谿豭貍賸跦跼踡踫迆迺遝郃鄗鄘釆釭鉼銲鎗鑤阬隄雊霤韹餽鯈鶸鼇剋牴瞭祇衹昇菓喫傢"
)
_COMMON = {"gb2312": 0xD7, "big5": 0xC6}  # the lead byte of the last of the characters in common use
_SHOWN = 6  # characters that a message names


@rule("LG-06", "warning")
def simplified_and_traditional_mixed(study: Study) -> Iterator[Found]:
    """A text with characters of the script that the file is not written in."""
    corpus = study.manuscript.corpus(CHINESE)
    there = set(corpus.whole)
    traditional = _only(there, "big5", "gb2312")
    simplified = _only(there, "gb2312", "big5") if traditional else ""
    if not simplified:
        return
    counts = [sum(map(corpus.whole.count, script)) for script in (traditional, simplified)]
    other, script = ("script-traditional", traditional) if counts[0] <= counts[1] else ("script-simplified", simplified)
    pattern = Pattern(f"[{script}]")
    for number in corpus.holding(pattern):
        one = corpus.texts[number]
        found = "".join(dict.fromkeys(pattern.findall(_own(corpus.values[number]))))
        if found and not isinstance(one.owner, Source) and one.attribute != "client":
            yield Found(one.place, {"name": called(one.text), "other": word(other), "found": found[:_SHOWN]})


def _only(characters: set[str], own: str, other: str) -> str:
    """The characters in common use in one national set that the other set does not have, in order."""
    every = "".join(sorted(char for char in characters if char > "\u3400"))
    lacking = "".join(sorted(set(every) - set(_within(every, other)) - _NEITHER))
    return "".join(char for char in _within(lacking, own) if char.encode(own)[0] <= _COMMON[own]) if lacking else ""


def _within(characters: str, encoding: str) -> str:
    return characters.encode(encoding, "ignore").decode(encoding)
