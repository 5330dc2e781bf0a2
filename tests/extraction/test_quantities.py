"""Quantities: which words count, the bounds that they say, and the noun that they count."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syrnb.documents.document import Document
from syrnb.errors import KnowledgeError
from syrnb.extraction.quantities import count_of, find_quantities, scan_quantities, unit_of
from syrnb.extraction.times import find_times
from syrnb.knowledge.quantities import BOUNDS, Quantities, read_quantities
from syrnb.language.pipeline import parse
from syrnb.language.text import Text

Row = tuple[str, int | None, int | None, str | None, str | None]


def read(*texts: str) -> list[Text]:
    return list(parse(Document(str(i), f"{i}.txt", text, "") for i, text in enumerate(texts)))


def found(text: Text) -> list[Row]:
    """Return words, low, high, qualifier and unit of what is found."""
    whole, rows = text.document.text, []
    for m in find_quantities(text, taken=find_times(text, published=date(2024, 12, 2))):
        unit = unit_of(text, m)
        rows.append((whole[m.start : m.end], m.low, m.high, m.qualifier, unit.text if unit is not None else None))
    return rows


FOUND: list[tuple[str, list[Row]]] = [
    # Plain numbers.
    ("The strike killed 61 civilians.", [("61", 61, 61, None, "civilians")]),
    ("Two militiamen were killed.", [("Two", 2, 2, None, "militiamen")]),
    ("Twenty-five miners died in Rubaya.", [("Twenty-five", 25, 25, None, "miners")]),
    ("The army lost 1,500 men.", [("1,500", 1500, 1500, None, "men")]),
    ("It displaced 191 000 people.", [("191 000", 191000, 191000, None, "people")]),
    ("Some 1.2 million Sudanese crossed into Chad.", [("Some 1.2 million", 1080000, 1320000, "about", "Sudanese")]),
    ("One hundred and twelve bodies were found.", [("One hundred and twelve", 112, 112, None, "bodies")]),
    ("A dozen policemen surrendered.", [("A dozen", 12, 12, None, "policemen")]),
    ("Half a dozen rockets hit Sderot.", [("Half a dozen", 6, 6, None, "rockets")]),
    ("Half a million people fled Rakhine.", [("Half a million", 500000, 500000, None, "people")]),
    ("One person was killed by a mine.", [("One", 1, 1, None, "person")]),
    ("One of them died on the way.", [("One", 1, 1, None, "them")]),
    ("A single survivor reached Goma.", [("A single", 1, 1, None, "survivor")]),
    # No more than, no fewer than.
    ("At least 400 people have been killed.", [("At least 400", 400, None, "at least", "people")]),
    ("No fewer than 20 villagers were shot.", [("No fewer than 20", 20, None, "at least", "villagers")]),
    ("Not less than 12 monks were held.", [("Not less than 12", 12, None, "at least", "monks")]),
    ("A minimum of 30 houses burned.", [("A minimum of 30", 30, None, "at least", "houses")]),
    ("Upwards of 300 prisoners were freed.", [("Upwards of 300", 300, None, "at least", "prisoners")]),
    ("30 or more conscripts deserted.", [("30 or more", 30, None, "at least", "conscripts")]),
    ("At least one medic was wounded.", [("At least one", 1, None, "at least", "medic")]),
    ("More than 48,500 have died in Gaza.", [("More than 48,500", 48501, None, "more than", None)]),
    ("Over 100 soldiers were taken prisoner.", [("Over 100", 101, None, "more than", "soldiers")]),
    ("Well over 200 refugees drowned.", [("Well over 200", 201, None, "more than", "refugees")]),
    ("In excess of 70 shells landed.", [("In excess of 70", 71, None, "more than", "shells")]),
    ("More than a dozen guards fled.", [("More than a dozen", 13, None, "more than", "guards")]),
    ("Over a hundred farmers were held.", [("Over a hundred", 101, None, "more than", "farmers")]),
    ("Up to 30 commandos landed.", [("Up to 30", None, 30, "up to", "commandos")]),
    ("As many as 200 recruits may be dead.", [("As many as 200", None, 200, "up to", "recruits")]),
    ("No more than 15 men held the post.", [("No more than 15", None, 15, "up to", "men")]),
    ("At most 40 rebels remain.", [("At most 40", None, 40, "up to", "rebels")]),
    ("A maximum of 50 trucks may pass.", [("A maximum of 50", None, 50, "up to", "trucks")]),
    ("Fewer than 10 families stayed.", [("Fewer than 10", None, 9, "fewer than", "families")]),
    ("Less than 100 doctors are left in Darfur.", [("Less than 100", None, 99, "fewer than", "doctors")]),
    # About.
    ("About 50 gunmen stormed the jail.", [("About 50", 45, 55, "about", "gunmen")]),
    ("Some 191000 people have been killed.", [("Some 191000", 171900, 210100, "about", "people")]),
    ("Around 60 to 70 fighters withdrew.", [("Around 60 to 70", 54, 77, "about", "fighters")]),
    ("Roughly 1,000 troops crossed over.", [("Roughly 1,000", 900, 1100, "about", "troops")]),
    ("An estimated 25 pilgrims died.", [("An estimated 25", 22, 28, "about", "pilgrims")]),
    ("Approximately 25 to 35 men followed him.", [("Approximately 25 to 35", 22, 39, "about", "men")]),
    ("Nearly 50 people died.", [("Nearly 50", 45, 50, "about", "people")]),
    ("Almost 200 homes were razed.", [("Almost 200", 180, 200, "about", "homes")]),
    ("Close to 90 convicts escaped.", [("Close to 90", 81, 90, "about", "convicts")]),
    ("Just over 100 peacekeepers left.", [("Just over 100", 101, 110, "more than", "peacekeepers")]),
    ("Just under 50 hostages were freed.", [("Just under 50", 45, 49, "fewer than", "hostages")]),
    ("Thirty or so youths threw stones.", [("Thirty or so", 27, 33, "about", "youths")]),
    ("A 20-odd vessels were seized.", [("20-odd", 18, 22, "about", "vessels")]),
    # Ranges.
    ("Between 30 and 40 fighters were killed.", [("Between 30 and 40", 30, 40, "between", "fighters")]),
    ("35-40 people were in the bus.", [("35-40", 35, 40, None, "people")]),
    ("They lost 3,500 to 4,000 men.", [("3,500 to 4,000", 3500, 4000, None, "men")]),
    ("Five or six gunmen got away.", [("Five or six", 5, 6, None, "gunmen")]),
    ("Two to three million people need food.", [("Two to three million", 2000000, 3000000, None, "people")]),
    ("The toll rose from 30 to 40.", [("30", 30, 30, None, None), ("40", 40, 40, None, None)]),
    # Vague words.
    ("Rebels showed dozens of captured pro-government troops.", [("dozens", 24, None, None, "troops")]),
    ("Scores of cadets were wounded.", [("Scores", 40, None, None, "cadets")]),
    ("Hundreds are missing.", [("Hundreds", 200, None, None, None)]),
    ("Thousands of families fled Kharkiv.", [("Thousands", 2000, None, None, "families")]),
    ("Tens of thousands of civilians are trapped.", [("Tens of thousands", 20000, None, None, "civilians")]),
    ("Hundreds of thousands left Tigray.", [("Hundreds of thousands", 200000, None, None, None)]),
    ("It would return millions of displaced people.", [("millions", 2000000, None, None, "people")]),
    ("Several fighters were killed.", [("Several", 3, None, None, "fighters")]),
    ("Several hundred women marched.", [("Several hundred", 300, None, None, "women")]),
    ("A few dozen reservists refused.", [("A few dozen", 36, None, None, "reservists")]),
    ("A couple of guards were hurt.", [("A couple", 2, 2, None, "guards")]),
    ("A handful of deputies stayed.", [("A handful", 2, None, None, "deputies")]),
    ("Many civilians were among the dead.", [("Many", None, None, None, "civilians")]),
    ("Numerous suspects were detained.", [("Numerous", None, None, None, "suspects")]),
    ("A number of militants were killed.", [("A number", None, None, None, "militants")]),
    ("A large number of wounded patients came in.", [("A large number", None, None, None, "patients")]),
    ("An unknown number of sailors drowned.", [("An unknown number", None, None, None, "sailors")]),
    ("Two dozen gendarmes were freed.", [("Two dozen", 24, 24, None, "gendarmes")]),
    # "Over" a place.
    ("They have control over 20 villages.", [("20", 20, 20, None, "villages")]),
    ("Jets flew over two towns.", [("two", 2, 2, None, "towns")]),
    # None.
    ("No civilians were harmed.", [("No", 0, 0, None, "civilians")]),
    ("No one was hurt.", [("No one", 0, 0, None, None)]),
    ("None of the crew survived.", [("None", 0, 0, None, "crew")]),
    ("Nobody was arrested.", [("Nobody", 0, 0, None, None)]),
    ("There were no casualties.", [("no", 0, 0, None, "casualties")]),
    # More of them.
    ("Another 12 miners are missing.", [("Another 12", 12, 12, "more", "miners")]),
    ("A further 20 people were wounded.", [("A further 20", 20, 20, "more", "people")]),
    ("Four others died later.", [("Four", 4, 4, None, "others")]),
    ("12 more soldiers were captured.", [("12 more", 12, 12, "more", "soldiers")]),
    ("Dozens more were hurt.", [("Dozens more", 24, None, "more", None)]),
    ("At least another five children died.", [("At least another five", 5, None, "at least", "children")]),
    ("Only three of the hostages came home.", [("Only three", 3, 3, None, "hostages")]),
    ("A total of 89 people were killed.", [("A total of 89", 89, 89, None, "people")]),
    # Parts, and what stands apart from its noun.
    (
        "25 people including seven women and a child were killed.",
        [("25", 25, 25, None, "people"), ("seven", 7, 7, None, "women")],
    ),
    (
        "89 were killed, 52 of them fighters and 37 soldiers.",
        [("89", 89, 89, None, None), ("52", 52, 52, None, "them"), ("37", 37, 37, None, "soldiers")],
    ),
    (
        "It held 3,000 detainees, 1,200 of whom were women.",
        [("3,000", 3000, 3000, None, "detainees"), ("1,200", 1200, 1200, None, "whom")],
    ),
    (
        "Hundreds, including many priests, were shot.",
        [("Hundreds", 200, None, None, None), ("many", None, None, None, "priests")],
    ),
    ("The blast wounded 14 and killed four.", [("14", 14, 14, None, None), ("four", 4, 4, None, None)]),
    ("18 of the general's men were buried.", [("18", 18, 18, None, "men")]),
    ("Three unarmed Congolese porters were shot.", [("Three", 3, 3, None, "porters")]),
    ("They sent a 10,000-strong force.", [("10,000", 10000, 10000, None, "force")]),
    ("Seven villages and 12 tanks were lost.", [("Seven", 7, 7, None, "villages"), ("12", 12, 12, None, "tanks")]),
    # Beside times.
    ("On June 17 30 rebels died.", [("30", 30, 30, None, "rebels")]),
    ("In 2014 some 300 people were tried.", [("some 300", 270, 330, "about", "people")]),
    ("About 2000 people fled in 2013.", [("About 2000", 1800, 2200, "about", "people")]),
    ("On 5 May two of five boats sank.", [("two", 2, 2, None, "boats"), ("five", 5, 5, None, "boats")]),
]

NEAR_MISSES = [
    "A 12-year-old boy from Sake was hurt.",
    "The driver, aged 34, got out.",
    "Girls aged 12 and 14 were in the car.",
    "Turnout was 20 per cent in the south.",
    "Prices rose by 35% in a week.",
    "It cost $5 million to build.",
    "Aid of 300 million euros was pledged.",
    "They are 25 km south of the city.",
    "The wall is 5.5 metres high.",
    "It covers 20 square kilometres.",
    "The siege lasted three years.",
    "Five consecutive days of rain followed.",
    "Mortars of 120mm calibre were found.",
    "Resolution 2254 was adopted.",
    "Article 51 of the charter was cited.",
    "He drove a T-72 and carried an M-16.",
    "The M5 and the M4 were cut.",
    "The 25th Division held the road.",
    "Brigade 46 was overrun.",
    "Flight 752 was shot down.",
    "The call came at 12:30 from +963 11 555 1234.",
    "It was the second attack and the third raid.",
    "The five-point plan failed.",
    "The vote was 14-1.",
    "It happened on 9/11.",
    "They no longer trust the army.",
    "There is no evidence of it.",
    "The one who fled was his cousin.",
    "One day they will return.",
    "They shot at one another.",
    "The number of dead is not known.",
    "It was three times as large.",
    "The team scores often.",
    "How many died is not known.",
    "The 1990s were hard.",
    "He was born in 1976.",
    "Route 20 is mined.",
    "A tent was onerous to carry.",
]


@pytest.fixture(scope="module")
def texts() -> dict[str, Text]:
    sentences = [sentence for sentence, _ in FOUND] + NEAR_MISSES
    return dict(zip(sentences, read(*sentences), strict=True))


@pytest.mark.parametrize(("sentence", "expected"), FOUND, ids=[s[:60] for s, _ in FOUND])
def test_finds_and_bounds(texts: dict[str, Text], sentence: str, expected: list[Row]) -> None:
    assert found(texts[sentence]) == expected


@pytest.mark.parametrize("sentence", NEAR_MISSES)
def test_does_not_fire(texts: dict[str, Text], sentence: str) -> None:
    assert found(texts[sentence]) == []


@pytest.mark.parametrize(
    ("sentence", "noun", "expected"),
    [
        ("Seven women and a child were killed.", "women", (7, 7)),
        ("Seven women and a child were killed.", "child", (1, 1)),
        ("A provincial judge was shot.", "judge", (1, 1)),
        ("The governor was wounded.", "governor", (1, 1)),
        ("The commander and his brother died.", "brother", (1, 1)),
        ("General Wani was killed.", "Wani", (1, 1)),
        ("Another soldier was captured.", "soldier", (1, 1)),
        ("Both gunmen were killed.", "gunmen", (2, 2)),
        ("No journalist was hurt.", "journalist", (0, 0)),
        ("No civilians were hurt.", "civilians", (0, 0)),
        ("Several Haqqani fighters were killed.", "fighters", (3, None)),
        ("Dozens of tired miners came out.", "miners", (24, None)),
        ("At least 12 monks were held.", "monks", (12, None)),
        ("Soldiers were captured near Bukavu.", "Soldiers", (None, None)),
        ("The prisoners were freed.", "prisoners", (None, None)),
        ("They heard gunfire.", "gunfire", None),
        ("Every soldier knew it.", "soldier", None),
    ],
)
def test_a_noun_says_how_many(sentence: str, noun: str, expected: tuple[int | None, int | None] | None) -> None:
    text = read(sentence)[0]
    token = next(t for t in text.doc if t.text == noun)
    count = count_of(text, token, find_quantities(text))
    assert (None if count is None else (count.low, count.high)) == expected


def test_another_is_one_more() -> None:
    text = read("Another soldier was captured.")[0]
    count = count_of(text, text.doc[1])
    assert count is not None
    assert (count.start, count.end, count.qualifier) == (0, 7, "more")


def test_what_is_taken_counts_nothing() -> None:
    text = read("The 40 Brigade lost 12 men.")[0]
    assert [(q.low, q.high) for q in find_quantities(text)] == [(40, 40), (12, 12)]
    brigade = find_quantities(text)[:1]
    assert [(q.low, q.high) for q in find_quantities(text, taken=brigade)] == [(12, 12)]


@pytest.mark.parametrize(
    ("words", "syrnb", "acled"),
    [
        ("dozens", (24, None), (12, 12)),
        ("tens", (20, None), (10, 10)),
        ("hundreds", (200, None), (100, 100)),
        ("several", (3, None), (3, 3)),
        ("a couple", (2, 2), (2, 2)),
        ("millions", (2000000, None), (1000000, 1000000)),
    ],
)
def test_presets_read_vague_words_their_own_way(
    words: str, syrnb: tuple[int, int | None], acled: tuple[int, int]
) -> None:
    for preset, bounds in (("syrnb", syrnb), ("acled", acled)):
        (quantity,) = scan_quantities(f"{words} were killed", Quantities.preset(preset))
        assert (quantity.low, quantity.high) == bounds


@given(st.integers(0, 10**9), st.sampled_from(BOUNDS))
def test_bounds_hold_the_number_or_lie_beside_it(number: int, key: str) -> None:
    low, high = Quantities.preset().bound(key, number, number)
    assert low is None or high is None or low <= high or key in ("just over", "just under")
    strict = {"more than", "just over", "fewer than", "just under"}
    within = (low is None or low <= number) and (high is None or number <= high)
    assert within == (key not in strict) or (number == 0 and key in strict)


@given(st.integers(10, 10**6), st.sampled_from(["at least", "more than", "up to", "fewer than", "about", "nearly"]))
def test_qualified_numbers_are_read_in_any_spelling(number: int, qualifier: str) -> None:
    (grouped,) = scan_quantities(f"It killed {qualifier} {number:,} people.")
    (plain,) = scan_quantities(f"It killed {qualifier} {number} people.")
    assert (
        (grouped.low, grouped.high) == (plain.low, plain.high) == Quantities.preset().bound(qualifier, number, number)
    )
    assert grouped.start == plain.start == len("It killed ")


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.sampled_from(["{}-{}", "{} to {}", "{}\u2013{}"]))
def test_ranges_rise(first: int, second: int, style: str) -> None:
    found = list(scan_quantities(f"It killed {style.format(first, second)} people."))
    if first < second:
        assert [(q.low, q.high) for q in found] == [(first, second)]
    else:
        assert all(q.low == q.high for q in found)


@given(st.text(max_size=400))
def test_no_text_breaks_the_scan(text: str) -> None:
    end = 0
    for quantity in scan_quantities(text):
        assert end <= quantity.start < quantity.end <= len(text)
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
        end = quantity.end


PIECES = [
    "at least", "more than", "some", "12", "1,500", "-", "to", "or", "and", "between", "30", "people", "a", "no", "one",
    "of the", "dozens", "million", ",", ".", "\n", "$", "%", "5.5", "two", "hundred", "km", "another", "half a", "+",
    "(", "\u00a0", "nearly", "25th", "of whom",
]  # fmt: skip
WORDS = st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)


@settings(max_examples=40, deadline=None)
@given(WORDS)
def test_mentions_are_valid_whatever_the_words(words: str) -> None:
    text = read(words)[0]
    for mention in find_quantities(text):
        sentence = text.sentence_at(mention.start)
        assert sentence.start <= mention.start < mention.end <= sentence.end
        unit = unit_of(text, mention)
        assert unit is None or unit.idx >= mention.end
    for token in text.doc:
        if token.pos_ in ("NOUN", "PROPN"):
            count_of(text, token, find_quantities(text))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("presets: {syrnb: {margin: 10, words: {dozens: [24]}}}", "words: dozens"),
        ("presets: {syrnb: {margin: 10, words: {dozens: [24, 12]}}}", "words: dozens"),
        ("presets: {syrnb: {margin: 10, words: {dozens: [-1, 12]}}}", "words: dozens"),
        ("presets: {syrnb: {margin: ten}}", "margin"),
        ("presets: {syrnb: {margin: 10, qualifiers: {roughly: [about]}}}", "qualifiers: roughly"),
        ("presets: {syrnb: {margin: 10, qualifiers: {about: [no]}}}", "quotation marks"),
        ("presets: {syrnb: {margin: 10}}\nlabels: [no]", "quotation marks"),
        ("presets: {syrnb: {extends: syrnb}}", "extends itself"),
        ("presets: {other: {margin: 10}}", "no such preset"),
        ("presets: {syrnb: [}", "line 1"),
        ("words: {}", "presets"),
    ],
)
def test_a_wrong_file_says_where(tmp_path: Path, content: str, says: str) -> None:
    path = tmp_path / "quantities.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=says):
        read_quantities(path, "syrnb")


@pytest.mark.parametrize("piece", ["12-", "1,", "1,111", "000\u00a0", "one hundred and ", "at least 1 ", "million "])
def test_long_runs_take_linear_time(piece: str) -> None:
    def seconds(text: str) -> float:
        begun = perf_counter()
        list(scan_quantities(text))
        return perf_counter() - begun

    seconds("warm up with 5 men")
    assert seconds("1 " + piece * 8000) < 2 + 12 * seconds("1 " + piece * 2000)
