"""Times: which words are one, and which days they mean. Every rule has a sentence that fails without it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syrnb.documents.document import Document
from syrnb.errors import KnowledgeError
from syrnb.extraction.mention import Mention
from syrnb.extraction.times import find_times, scan_times
from syrnb.extraction.timex import calendar
from syrnb.extraction.timex.calendar import Period
from syrnb.extraction.timex.words import read_time_words
from syrnb.language.pipeline import parse
from syrnb.language.text import Text

MONDAY = date(2024, 12, 2)
"""Day of publication of every sentence below, where none is named."""


def read(*texts: str) -> list[Text]:
    return list(parse(Document(str(i), f"{i}.txt", text, "") for i, text in enumerate(texts)))


def days(mention: Mention) -> str | None:
    if mention.time_start is None:
        return None
    same = mention.time_start == mention.time_end
    return str(mention.time_start) if same else f"{mention.time_start}..{mention.time_end}"


def found(text: Text, published: date | None = MONDAY) -> list[tuple[str, str | None]]:
    whole = text.document.text
    return [(whole[m.start : m.end], days(m)) for m in find_times(text, published=published)]


# (sentence, [(words, days)]): days as first..last, one day alone, None where no day follows from the words.
FOUND: list[tuple[str, list[tuple[str, str | None]]]] = [
    # Weekdays: the latest on or before publication in the past, the next on or after in the future.
    ("The monitor said on Sunday that the shelling had stopped.", [("Sunday", "2024-12-01")]),
    ("Troops entered Wad Madani on Friday.", [("Friday", "2024-11-29")]),
    ("The town fell on Monday, residents said.", [("Monday", "2024-12-02")]),
    ("Talks will resume on Friday in Jeddah.", [("Friday", "2024-12-06")]),
    ("Envoys would meet again on Thursday, she said.", [("Thursday", "2024-12-05")]),
    ("The minister is due to arrive on Thursday.", [("Thursday", "2024-12-05")]),
    ("The truce expires on Wednesday.", [("Wednesday", "2024-12-04")]),
    ("A second round of talks is scheduled for Tuesday.", [("Tuesday", "2024-12-03")]),
    ("The council is expected to vote on Thursday.", [("Thursday", "2024-12-05")]),
    ("The parties are meeting in Luanda on Saturday.", [("Saturday", "2024-12-07")]),
    ("They gave the garrison until Saturday to leave.", [("Saturday", "2024-12-07")]),
    ("Mediators extended the truce until Friday.", [("Friday", "2024-12-06")]),
    ("By Friday, the brigade had left the town.", [("Friday", "2024-11-29")]),
    ("Fighting went on until Friday.", [("Friday", "2024-11-29")]),
    ("The army managed to enter the district on Friday.", [("Friday", "2024-11-29")]),
    ("Residents were forced to flee on Saturday.", [("Saturday", "2024-11-30")]),
    ("Rebels take border post on Saturday", [("Saturday", "2024-11-30")]),
    ("Rebels seized the bridge last Tuesday.", [("last Tuesday", "2024-11-26")]),
    ("The envoy returns next Monday.", [("next Monday", "2024-12-09")]),
    ("The depot burned down on Tuesday last week.", [("Tuesday last week", "2024-11-26")]),
    ("Two drones hit the port this past Friday.", [("this past Friday", "2024-11-29")]),
    ("They will sign it this coming Sunday.", [("this coming Sunday", "2024-12-08")]),
    ("On Sunday evening a convoy reached Goma.", [("Sunday evening", "2024-12-01")]),
    ("The Tuesday night attack killed a judge.", [("Tuesday night", "2024-11-26")]),
    ("Sunday at 3 a.m. the raid began.", [("Sunday at 3 a.m.", "2024-12-01")]),
    ("In the early hours of Sunday, jets struck the airport.", [("the early hours of Sunday", "2024-12-01")]),
    ("A statement late Friday denied it.", [("late Friday", "2024-11-29")]),
    ("Late on Wednesday the siren sounded.", [("Wednesday", "2024-11-27")]),
    ("Thursday's attack was the worst in years.", [("Thursday", "2024-11-28"), ("years", None)]),
    ("Shelling has not let up since Wednesday.", [("Wednesday", "2024-11-27")]),
    ("After Friday prayers, crowds marched in Khartoum.", [("Friday", "2024-11-29")]),
    # Days pointed to from publication.
    ("He travelled to Kinshasa yesterday.", [("yesterday", "2024-12-01")]),
    ("The delegation landed this morning.", [("this morning", "2024-12-02")]),
    ("The general arrived the day before yesterday.", [("the day before yesterday", "2024-11-30")]),
    ("Sirens were heard overnight in Odesa.", [("overnight", "2024-12-01..2024-12-02")]),
    ("A curfew begins tonight.", [("tonight", "2024-12-02")]),
    ("Tomorrow the envoys fly home.", [("Tomorrow", "2024-12-03")]),
    ("They leave the day after tomorrow.", [("the day after tomorrow", "2024-12-04")]),
    ("The ministry confirmed today that two pilots had died.", [("today", "2024-12-02")]),
    ("Earlier today a mine killed a farmer.", [("Earlier today", "2024-12-02")]),
    ("Last night the bridge was hit.", [("Last night", "2024-12-01")]),
    # Weeks, months and years pointed to.
    ("The militants last week launched an assault.", [("last week", "2024-11-25..2024-12-01")]),
    ("This week saw the heaviest clashes.", [("This week", "2024-12-02..2024-12-08")]),
    ("They will meet next week.", [("next week", "2024-12-09..2024-12-15")]),
    ("Earlier this month, the junta lost Lashio.", [("Earlier this month", "2024-12-01..2024-12-02")]),
    ("Last month's deal collapsed.", [("Last month", "2024-11-01..2024-11-30")]),
    ("Next month the mandate ends.", [("Next month", "2025-01-01..2025-01-31")]),
    ("Little progress was made this year.", [("this year", "2024-01-01..2024-12-31")]),
    ("Last year the front froze.", [("Last year", "2023-01-01..2023-12-31")]),
    ("Elections are planned for next year.", [("next year", "2025-01-01..2025-12-31")]),
    ("Over the weekend, shells fell on El Fasher.", [("the weekend", "2024-11-30..2024-12-01")]),
    ("Last weekend was calm.", [("Last weekend", "2024-11-30..2024-12-01")]),
    ("The mission leaves by the end of the year.", [("the end of the year", "2024-09-01..2024-12-31")]),
    ("It must pull out by the end of next year.", [("the end of next year", "2025-09-01..2025-12-31")]),
    # So long ago.
    ("Two years ago the group changed its name.", [("Two years ago", "2022-01-01..2022-12-31")]),
    ("The clinic was hit three days ago.", [("three days ago", "2024-11-29")]),
    ("A week ago the dam was breached.", [("A week ago", "2024-11-25..2024-12-01")]),
    ("Nearly two months ago the siege began.", [("Nearly two months ago", "2024-10-01..2024-10-31")]),
    ("A decade ago the region was quiet.", [("A decade ago", "2010-01-01..2019-12-31")]),
    ("Several weeks ago they were freed.", [("Several weeks ago", None)]),
    # Stretches up to publication.
    ("Over the past 24 hours, 12 people died.", [("the past 24 hours", "2024-12-01..2024-12-02")]),
    ("Air strikes killed 50 in the past two days.", [("the past two days", "2024-11-30..2024-12-02")]),
    ("In the last three weeks, villages changed hands.", [("the last three weeks", "2024-11-11..2024-12-02")]),
    ("Rain is forecast for the next 48 hours.", [("the next 48 hours", "2024-12-02..2024-12-04")]),
    ("Thousands fled in recent days.", [("recent days", None)]),
    ("More aid will arrive in the coming weeks.", [("the coming weeks", None)]),
    # Dates without a year: the latest in the past, the next in the future.
    ("The ceasefire of 27 November did not hold.", [("27 November", "2024-11-27")]),
    ("The bomb went off June 28 near the gate.", [("June 28", "2024-06-28")]),
    ("On December 14 the base was hit.", [("December 14", "2023-12-14")]),
    ("The 5 December summit is in doubt.", [("5 December", "2024-12-05")]),
    ("GENEVA, Dec. 4 (Agency) - Talks stalled.", [("Dec. 4", "2024-12-04")]),
    ("The summit will open on 15 December.", [("15 December", "2024-12-15")]),
    ("Voting will be held on 10 January.", [("10 January", "2025-01-10")]),
    ("He said on Nov. 14 that talks would start on Nov. 20.", [("Nov. 14", "2024-11-14"), ("Nov. 20", "2024-11-20")]),
    ("On the 25th of November the road was cut.", [("25th of November", "2024-11-25")]),
    ("Fighting has raged since January.", [("January", "2024-01-01..2024-01-31")]),
    ("In March the army took the pass.", [("March", "2024-03-01..2024-03-31")]),
    ("The vote is planned for March.", [("March", "2025-03-01..2025-03-31")]),
    ("Last December the envoy resigned.", [("Last December", "2023-12-01..2023-12-31")]),
    ("In early October the garrison withdrew.", [("early October", "2024-10-01..2024-10-10")]),
    ("Mid-November was calm.", [("Mid-November", "2024-11-11..2024-11-20")]),
    ("At the end of July the siege was lifted.", [("the end of July", "2024-07-21..2024-07-31")]),
    ("The first week of November was decisive.", [("The first week of November", "2024-11-01..2024-11-07")]),
    # Dates in full, in many styles.
    ("It was signed on 30 Nov. 2024.", [("30 Nov. 2024", "2024-11-30")]),
    ("It was signed on Nov 30, 2024.", [("Nov 30, 2024", "2024-11-30")]),
    ("It was signed on 30/11/2024.", [("30/11/2024", "2024-11-30")]),
    ("It was signed on 11/30/2024.", [("11/30/2024", "2024-11-30")]),
    ("It was signed on 2024-11-30.", [("2024-11-30", "2024-11-30")]),
    ("It was signed on 30.11.2024.", [("30.11.2024", "2024-11-30")]),
    ("It was signed on Saturday, 30 November 2024.", [("Saturday, 30 November 2024", "2024-11-30")]),
    ("It was signed on Saturday, November 30, 2024.", [("Saturday, November 30, 2024", "2024-11-30")]),
    ("It was signed on the 30th of November, 2024.", [("30th of November, 2024", "2024-11-30")]),
    ("BEIRUT, Nov. 30 (Agency) - Shells fell.", [("Nov. 30", "2024-11-30")]),
    ("On the night of 7 August 2016 the convoy left.", [("the night of 7 August 2016", "2016-08-07")]),
    ("It began on the morning of July 5, 1992.", [("the morning of July 5, 1992", "1992-07-05")]),
    # Ranges, lists and years that are shared.
    (
        "It lasted from 27-30 November.",
        [("27-30 November", "2024-11-27..2024-11-30")],
    ),
    ("Between 11-13 Dec. 2016 the front moved.", [("11-13 Dec. 2016", "2016-12-11..2016-12-13")]),
    ("Observers came November 18 - 19, 2014.", [("November 18 - 19, 2014", "2014-11-18..2014-11-19")]),
    (
        "It happened between 27 November and 3 December.",
        [("27 November", "2024-11-27"), ("3 December", "2024-12-03")],
    ),
    ("Strikes on 4 and 5 May 2023 hit Omdurman.", [("4", "2023-05-04"), ("5 May 2023", "2023-05-05")]),
    (
        "In April and June 1955 sects rose.",
        [("April", "1955-04-01..1955-04-30"), ("June 1955", "1955-06-01..1955-06-30")],
    ),
    (
        "They marched from 28 December to 4 January 1949.",
        [("28 December", "1948-12-28"), ("4 January 1949", "1949-01-04")],
    ),
    (
        "The lull lasted from November to January.",
        [("November", "2023-11-01..2023-11-30"), ("January", "2024-01-01..2024-01-31")],
    ),
    ("The 1939-1945 war redrew the map.", [("1939-1945", "1939-01-01..1945-12-31")]),
    ("The 2016-17 battle for Mosul was long.", [("2016-17", "2016-01-01..2017-12-31")]),
    # Months, seasons, quarters, halves, decades and centuries.
    ("The uprising began in March 2011.", [("March 2011", "2011-03-01..2011-03-31")]),
    ("It broke out in October, 1917.", [("October, 1917", "1917-10-01..1917-10-31")]),
    ("By late 2010 he led 30 men.", [("late 2010", "2010-09-01..2010-12-31")]),
    ("At the start of 2004 the insurgency grew.", [("the start of 2004", "2004-01-01..2004-04-30")]),
    ("In mid-2012 the city was split.", [("mid-2012", "2012-05-01..2012-08-31")]),
    ("In the summer of 2014 Mosul fell.", [("the summer of 2014", "2014-06-01..2014-08-31")]),
    ("In the winter of 2019 they fled.", [("the winter of 2019", "2019-12-01..2020-02-29")]),
    ("Last summer the front was quiet.", [("Last summer", "2024-06-01..2024-08-31")]),
    ("It came in the fall of 2016.", [("the fall of 2016", "2016-09-01..2016-11-30")]),
    ("The first half of 2016 was bloody.", [("The first half of 2016", "2016-01-01..2016-06-30")]),
    ("In the latter half of 2008 attacks fell.", [("the latter half of 2008", "2008-07-01..2008-12-31")]),
    ("In the third quarter of 2019 aid rose.", [("the third quarter of 2019", "2019-07-01..2019-09-30")]),
    ("Arms sales peaked in Q3 2021.", [("Q3 2021", "2021-07-01..2021-09-30")]),
    ("The group was founded in the 1990s.", [("the 1990s", "1990-01-01..1999-12-31")]),
    ("In the late 1960s the party split.", [("the late 1960s", "1967-01-01..1969-12-31")]),
    ("In the nineties they fought in Bosnia.", [("the nineties", "1990-01-01..1999-12-31")]),
    ("He was a rebel in the 80s.", [("the 80s", "1980-01-01..1989-12-31")]),
    ("The fort is from the 19th century.", [("the 19th century", "1800-01-01..1899-12-31")]),
    ("It was a twentieth century war.", [("twentieth century", "1900-01-01..1999-12-31")]),
    # Years.
    ("The 2011 protests spread to Homs.", [("2011", "2011-01-01..2011-12-31")]),
    ("Since the 2003 invasion, much has changed.", [("2003", "2003-01-01..2003-12-31")]),
    ("In 2014 rebels seized the dam.", [("2014", "2014-01-01..2014-12-31")]),
    (
        "In 2014 militants seized Mosul, and the army recaptured it in 2017.",
        [("2014", "2014-01-01..2014-12-31"), ("2017", "2017-01-01..2017-12-31")],
    ),
    ("In 2014 villages the army burned houses.", []),
    ("The accord dates from 1995.", [("1995", "1995-01-01..1995-12-31")]),
    ("In 490 BC they landed at Marathon.", [("490 BC", None)]),
    # Holidays and named days.
    ("After 9/11 the war began.", [("9/11", "2001-09-11")]),
    ("A bomb exploded on New Year's Eve.", [("New Year's Eve", "2023-12-31")]),
    ("At Christmas 1914 the guns fell silent.", [("Christmas 1914", "1914-12-25")]),
    ("On Easter Sunday 2019 churches were hit.", [("Easter Sunday 2019", "2019-04-21")]),
    ("He died on Thanksgiving Day.", [("Thanksgiving Day", "2024-11-28")]),
    ("The shelling stopped during Ramadan.", [("Ramadan", None)]),
    # What the text itself has named.
    (
        "On 5 December 2023 they entered Hajin. Two days later they took the hill. The next day the town fell.",
        [("5 December 2023", "2023-12-05"), ("Two days later", "2023-12-07"), ("The next day", "2023-12-08")],
    ),
    (
        "On 3 May 2023 the bridge was blown up. The day before, the mayor had fled.",
        [("3 May 2023", "2023-05-03"), ("The day before", "2023-05-02")],
    ),
    ("On Friday it rained. A day earlier it had snowed.", [("Friday", "2024-11-29"), ("A day earlier", "2024-11-28")]),
    (
        "The pact was made in May 2015. Later that month it was broken.",
        [("May 2015", "2015-05-01..2015-05-31"), ("Later that month", "2015-05-01..2015-05-31")],
    ),
    (
        "He was freed in June 2001 and died the same year.",
        [("June 2001", "2001-06-01..2001-06-30"), ("the same year", "2001-01-01..2001-12-31")],
    ),
    (
        "The war began in 1998. The following year a truce was made.",
        [("1998", "1998-01-01..1998-12-31"), ("The following year", "1999-01-01..1999-12-31")],
    ),
    (
        "The attack of October 7, 2023 stunned them; on October 8 the border was shut.",
        [("October 7, 2023", "2023-10-07"), ("October 8", "2023-10-08")],
    ),
    (
        "In 2014 the group took Tikrit. By August it stood before Erbil.",
        [("2014", "2014-01-01..2014-12-31"), ("August", "2014-08-01..2014-08-31")],
    ),
    (
        "The conflict began in March 2011. On June 17 rebels shelled the base.",
        [("March 2011", "2011-03-01..2011-03-31"), ("June 17", "2024-06-17")],
    ),
    ("“They came yesterday,” he said on Sunday.", [("yesterday", "2024-11-30"), ("Sunday", "2024-12-01")]),
    # Durations and clock times: found, without days.
    ("The war lasted more than a decade.", [("more than a decade", None)]),
    ("The truce collapsed within two days.", [("two days", None)]),
    ("A three-day battle left it in ruins.", [("three-day", None)]),
    ("For months no food came in.", [("months", None)]),
    ("At 10:30 GMT on Tuesday the line was cut.", [("10:30 GMT", "2024-11-26"), ("Tuesday", "2024-11-26")]),
    ("At dawn on Monday, tanks rolled in.", [("dawn", "2024-12-02"), ("Monday", "2024-12-02")]),
    ("Shots were heard at 3 a.m.", [("3 a.m.", None)]),
    ("The group has recently split.", [("recently", None)]),
]

# Nothing in these is a time.
NEAR_MISSES = [
    "They may march on the capital.",
    "The march to the border was peaceful.",
    "Theresa May met April Glaspie in Geneva.",
    "August Hanning and Jan Egeland spoke.",
    "The Sun reported the arrest.",
    "Resolution 2254 calls for a transition.",
    "About 2000 people fled to Chad.",
    "Some 1,500 fighters surrendered.",
    "He drove a T-72 down Route 2011.",
    "In 2013 villages the army found mines.",
    "Black September claimed the hijacking.",
    "The March 14 Alliance rejected the plan.",
    "Crowds gathered in 6 October City.",
    "The Arab Spring had many fathers.",
    "Operation Peace Spring changed the border.",
    "The fall of Aleppo stunned Tehran.",
    "Prices fall when the road is open.",
    "He is a 12-year-old boy from Rutshuru.",
    "The fighter was 22 years old.",
    "It was the second attack and the third raid.",
    "The 25th Division and the 3rd Corps moved up.",
    "It cost $2000 a piece.",
    "The shell flew 2000 metres.",
    "The aid is worth 5 dollars a day.",
    "They patrol every Friday.",
    "One day they will be free.",
    "The Long March is taught at school.",
    "Signatories of the Good Friday Agreement spoke.",
    "He read it in the Sunday Times.",
    "Man Friday is a name in a book.",
    "Fire broke out on the first floor.",
    "He lives at 1600 Pennsylvania Avenue.",
    "Half of the quarter was destroyed.",
]


@pytest.fixture(scope="module")
def texts() -> dict[str, Text]:
    sentences = [sentence for sentence, _ in FOUND] + NEAR_MISSES
    return dict(zip(sentences, read(*sentences), strict=True))


@pytest.mark.parametrize(("sentence", "expected"), FOUND, ids=[s[:60] for s, _ in FOUND])
def test_finds_and_resolves(texts: dict[str, Text], sentence: str, expected: list[tuple[str, str | None]]) -> None:
    assert found(texts[sentence]) == expected


@pytest.mark.parametrize("sentence", NEAR_MISSES)
def test_does_not_fire(texts: dict[str, Text], sentence: str) -> None:
    assert found(texts[sentence]) == []


def test_without_publication_only_what_the_text_names_is_resolved() -> None:
    text = read(
        "It fell on Friday, two days ago, in March. On 3 May 2016 it was retaken; in June it was lost last week."
    )[0]
    assert found(text, None) == [
        ("Friday", None),
        ("two days ago", None),
        ("March", None),
        ("3 May 2016", "2016-05-03"),
        ("June", "2016-06-01..2016-06-30"),
        ("last week", None),
    ]


def test_a_year_taken_from_the_story_is_a_doubt() -> None:
    text = read("In 2014 the group took Tikrit. By August it stood before Erbil. On Friday it was gone.")[0]
    doubts = [m.doubts for m in find_times(text, published=MONDAY)]
    assert doubts == [(), ("inferred date",), ()]


def test_a_history_is_read_from_its_own_years() -> None:
    text = read(
        "In 1991 the federation broke up. Fighting began in June. By September the coast was cut off. In 1992 the war "
        "spread. On 6 April the capital was besieged. It went on through 1993 and 1994. In December 1995 peace came. "
        "The next year troops arrived. In November 1996 they had 50,000 men."
    )[0]
    assert dict(found(text, date(2020, 1, 1))) == {
        "1991": "1991-01-01..1991-12-31",
        "June": "1991-06-01..1991-06-30",
        "September": "1991-09-01..1991-09-30",
        "1992": "1992-01-01..1992-12-31",
        "6 April": "1992-04-06",
        "1993": "1993-01-01..1993-12-31",
        "1994": "1994-01-01..1994-12-31",
        "December 1995": "1995-12-01..1995-12-31",
        "The next year": "1996-01-01..1996-12-31",
        "November 1996": "1996-11-01..1996-11-30",
    }


def test_a_history_that_comes_to_the_present_counts_from_the_day_of_writing() -> None:
    text = read(
        "The insurgency of 2011 and 2012 failed. In 2013 rebels took Gao. In 2014 the army retook it, and in 2015 a "
        "truce was signed, which held for all of 2015. On 3 May 2016 it broke down. On Friday the town fell. The next "
        "day it burned.\n\n"
        "Last week militants attacked Gao, and on Monday Kidal."
    )[0]
    days = dict(found(text, date(2024, 12, 4)))
    assert days["Friday"] == "2016-05-06"
    assert days["The next day"] == "2016-05-07"
    assert days["Last week"] == "2024-11-25..2024-12-01"
    assert days["Monday"] == "2024-12-02"


def test_a_date_that_the_parser_cuts_in_two_keeps_its_day_in_both_parts() -> None:
    text = read("Agency Wednesday 26 Oct 2016 A blast.")[0]
    for mention in find_times(text, published=date(2016, 10, 27)):
        assert mention.time_start == date(2016, 10, 26)
        assert mention.end <= text.sentence_at(mention.start).end


def test_precision_says_how_exact() -> None:
    text = read("On 3 May 2016, last week, in June 2016 and in 2017 it rained for a few years.")[0]
    precisions = [m.precision for m in find_times(text, published=MONDAY)]
    assert precisions == ["day", "week", "month", "year", "unknown"]


STYLES = (
    "%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y", "%d %b. %Y", "%B %d, %Y", "%b %d, %Y", "%b. %d %Y",
    "%A, %d %B %Y", "%A %d %b %Y", "%A, %B %d, %Y",
)  # fmt: skip


@given(st.dates(date(1100, 1, 1), date(2090, 12, 31)), st.sampled_from(STYLES))
def test_any_date_is_read_back_in_any_style(day: date, style: str) -> None:
    words = day.strftime(style).replace("May.", "May")
    said = scan_times(f"It began on {words} at last.")
    assert [(e.year, e.month, e.day) for e in said] == [(day.year, day.month, day.day)]
    assert said[0].words == words


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 6))
def test_weekdays_lie_within_a_week(day: date, weekday: int) -> None:
    before, after = calendar.latest_weekday(day, weekday), calendar.next_weekday(day, weekday)
    assert before.weekday() == after.weekday() == weekday
    assert timedelta(0) <= day - before < timedelta(7)
    assert timedelta(0) <= after - day < timedelta(7)
    assert calendar.latest_weekday(day, weekday, strict=True) < day < calendar.next_weekday(day, weekday, strict=True)


@given(
    st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from(["day", "week", "month", "year"]), st.integers(1, 40)
)
def test_shifts_and_stretches_agree(day: date, unit: str, count: int) -> None:
    back = calendar.shift(day, unit, -count)
    stretch = calendar.trailing(day, unit, count)
    assert back.start <= stretch.start <= back.end
    assert stretch.end == day
    ahead = calendar.shift(stretch.start, unit, count)
    assert ahead.start - timedelta(3) <= day <= ahead.end + timedelta(3)  # the 31st has no day in a month of 30


PARTS = [*calendar.SHARES, *calendar.WEEKS, "all"]


@given(
    st.integers(1000, 2090),
    st.integers(1, 12),
    st.sampled_from(PARTS),
    st.sampled_from(["month", "year", "decade", "century"]),
)
def test_a_part_lies_within_its_whole(year: int, month: int, part: str, unit: str) -> None:
    whole = calendar.unit_around(date(year, month, 15), unit)
    piece = calendar.part_of(whole, part)
    assert whole.start <= piece.start <= piece.end <= whole.end


@given(st.integers(1000, 2090))
def test_thirds_follow_each_other_without_a_gap(year: int) -> None:
    for whole in (calendar.year(year), calendar.month(year, 2), calendar.decade(year), calendar.century(year // 100)):
        early, mid, late = (calendar.part_of(whole, part) for part in ("early", "mid", "late"))
        assert (early.start, late.end) == (whole.start, whole.end)
        assert mid.start - early.end == late.start - mid.end == timedelta(1)


@given(st.text(max_size=400))
def test_no_text_breaks_the_grammar(text: str) -> None:
    ends = 0
    for said in scan_times(text):
        assert ends <= said.start < said.end <= len(text)
        assert said.words == text[said.start : said.end]
        ends = said.end


PIECES = [
    "on", "in", "by", "the", "last", "next", "week", "month", "years", "ago", "two", "31", "February", "2024", "5",
    "May", "-", "late",
    "\u2013", ",", ".", "30/02/2024", "of", "early", "June", "Friday", "and", "to", "from", "since", "12", "1990s",
    "century", "same",
    "3", "p.m.", "night", "before", "day", "after", "that", "winter", "fall", "9999", "0", "\n", "\u00a0",
    "Christmas", "ended",
]  # fmt: skip
WORDS = st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)


@settings(max_examples=40, deadline=None)
@given(WORDS, st.one_of(st.none(), st.dates(date(1, 1, 1), date(9999, 12, 31))))
def test_mentions_are_valid_whatever_the_words(words: str, published: date | None) -> None:
    text = read(words)[0]
    for mention in find_times(text, published=published):
        sentence = text.sentence_at(mention.start)
        assert sentence.start <= mention.start < mention.end <= sentence.end
        assert (mention.time_start is None) == (mention.time_end is None) == (mention.precision == "unknown")
        assert mention.time_start is None or mention.time_end is None or mention.time_start <= mention.time_end


def test_impossible_days_stay_unresolved() -> None:
    text = read("On 31 April 2024 and 30 February 2023 nothing happened.")[0]
    assert found(text) == [("31 April 2024", None), ("30 February 2023", None)]


def test_easter_and_moving_weekdays() -> None:
    assert [calendar.easter(y) for y in (1916, 2000, 2024)] == [date(1916, 4, 23), date(2000, 4, 23), date(2024, 3, 31)]
    assert calendar.nth_weekday(2016, 11, 3, 4) == date(2016, 11, 24)
    assert calendar.century(1) == Period(date(1, 1, 1), date(99, 12, 31), "year")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("months: [", "line 1"),
        ("months: [[January]]", "months"),
        ("{}", "lacks 'months'"),
        ("[]", "cannot be read"),
    ],
)
def test_a_wrong_file_says_where(tmp_path: Path, content: str, says: str) -> None:
    path = tmp_path / "times.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=says):
        read_time_words(path)


@pytest.mark.parametrize(
    "piece", ["12-", "May ", "the end of ", "last two days ago ", "000\u00a0", "5 May 2024 ", "Sunday at 3 "]
)
def test_long_runs_take_linear_time(piece: str) -> None:
    def seconds(text: str) -> float:
        begun = perf_counter()
        scan_times(text)
        return perf_counter() - begun

    seconds("warm up on 5 May")
    assert seconds(piece * 4000) < 2 + 12 * seconds(piece * 1000)
