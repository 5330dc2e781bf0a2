"""Headers: which day they state, who signs them and where the body begins; and the near misses."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrnb.documents.dateline import find_header

LEAD = "Shells fell on the market of the old town, and a doctor there spoke of many wounded."

# (text before the body, day, year or None, agency)
HEADERS = [
    # Datelines with the day in brackets.
    ("KANDAHAR, Afghanistan (May 3, 2012) – ", (5, 3), 2012, None),
    ("KANDAHAR, Afghanistan (May 3, 2012)\n", (5, 3), 2012, None),
    ("KANDAHAR, Afghanistan (May 3) - ", (5, 3), None, None),
    ("HERAT, Afghanistan (Sept. 9, 2010) — ", (9, 9), 2010, None),
    ("HERAT, Afghanistan (Dec 05, 2012) ", (12, 5), 2012, None),
    ("HERAT, Afghanistan (May 7. 2012)\n", (5, 7), 2012, None),
    ("Press Desk\n2012-05-X-001\n\nMAZAR-E-SHARIF, Afghanistan (May 3, 2012)\n", (5, 3), 2012, None),
    ("Two Men Held in the North\nFor Immediate Release Get PDF   HERAT, Afghanistan (June 2) - ", (6, 2), None, None),
    ("Two Men Held in the North\nFor Immediate Release Get PDF HERAT, Afghanistan (June 2) - ", (6, 2), None, None),
    ("Herat, Afghanistan (June 2, 2011) – ", (6, 2), 2011, None),
    ("EL FASHER, Sudan (14 May 2024) — ", (5, 14), 2024, None),
    # Datelines with the day after a comma.
    ("HAMA, Syria, Dec 5 (AFP) - ", (12, 5), None, "AFP"),
    ("BEIRUT, Dec 5 (Reuters) - ", (12, 5), None, "Reuters"),
    ("BEIRUT, Dec 5, 2024 (Reuters) - ", (12, 5), 2024, "Reuters"),
    ("BEIRUT/AMMAN, Dec. 5 (Xinhua) -- ", (12, 5), None, "Xinhua"),
    ("MOSCOW, December 5. /TASS/. ", (12, 5), None, "TASS"),
    ("GENEVA, 5 December 2024 – ", (12, 5), 2024, None),
    ("Geneva, 5 December 2024\n", (12, 5), 2024, None),
    ("Geneva, 5 December 2024 — ", (12, 5), 2024, None),
    ("GOMA, Democratic Republic of Congo, Jan 27, 2025 (AP) — ", (1, 27), 2025, "AP"),
    ("HOMS, 2024-12-06 (SANA) – ", (12, 6), 2024, "SANA"),
    ("Rebels reach the ring road\nHAMA, Syria, Dec 5 (AFP) - ", (12, 5), None, "AFP"),
    ("NEW YORK, 5 December 2024 - ", (12, 5), 2024, None),
    ("Bogota, January 20, 2025. ", (1, 20), 2025, None),
    ("CAIRO, May 3, 2021. ", (5, 3), 2021, None),
    ("Nairobi, 3rd May 2021: ", (5, 3), 2021, None),
    ("Sarajevo, 3 May 1993 ", (5, 3), 1993, None),
    ("Juba – 3 May 2021 – ", (5, 3), 2021, None),
    ("Khartoum - May 3 - ", (5, 3), None, None),
    ("Kampala | 12 May 2019 | ", (5, 12), 2019, None),
    # Datelines all in brackets, or with the day first.
    ("(Nairobi, June 3, 2020) - ", (6, 3), 2020, None),
    ("May 3, 2021 (KHARTOUM) – ", (5, 3), 2021, None),
    ("Market shelled in the old town\nMay 3, 2021 (JUBA) - ", (5, 3), 2021, None),
    ("May 3 (Reuters) - ", (5, 3), None, "Reuters"),
    ("3 May 2021, Juba – ", (5, 3), 2021, None),
    # Datelines without a day.
    ("(Nairobi) – ", None, None, None),
    ("KABUL: ", None, None, None),
    ("BEIRUT (Reuters) - ", None, None, "Reuters"),
    ("DAMASCUS, (SANA)- ", None, None, "SANA"),
    ("Damascus, SANA- ", None, None, "SANA"),
    ("Beirut (AFP) – ", None, None, "AFP"),
    ("PORT SUDAN — ", None, None, None),
    # Labels.
    ("Published December 5 2024 ", (12, 5), 2024, None),
    ("Published: 5 December 2024\n", (12, 5), 2024, None),
    ("Published on 5 December 2024, 14:30 GMT\n", (12, 5), 2024, None),
    ("Posted on December 5 2024 by ", (12, 5), 2024, None),
    ("Posted by Jane Doe on December 5, 2024\n", (12, 5), 2024, None),
    ("Date of publication 5 December 2024 ", (12, 5), 2024, None),
    ("Date: 2024-12-05\n", (12, 5), 2024, None),
    ("Publication date: Thursday, 5 December 2024\n", (12, 5), 2024, None),
    ("Last updated at Dec 052024 ", (12, 5), 2024, None),
    ("Last updated: Dec 6, 2024\nPublished: Dec 5, 2024\n", (12, 5), 2024, None),
    ("Updated 5 Dec 2024 - 10:15 AM\n", (12, 5), 2024, None),
    ("Market shelled in the old town\nPublished: 25/12/2024\n", (12, 25), 2024, None),
    ("Market shelled in the old town | Published 5 December 2024 | ", (12, 5), 2024, None),
    ("Released: 5th of December, 2024\n", (12, 5), 2024, None),
    # A day alone on its line.
    ("Thursday, 5 December 2024\n", (12, 5), 2024, None),
    ("2024-12-05\n", (12, 5), 2024, None),
    ("Market shelled in the old town\nDec 5, 2024 14:30 GMT\n", (12, 5), 2024, None),
    ("Market shelled in the old town\nBy Jane Doe | 5 Dec 2024 | 4 min read\n", (12, 5), 2024, None),
    ("Market shelled in the old town\nBy Jane Doe, 5 December 2024\n", (12, 5), 2024, None),
    ("Market shelled in the old town\n(5 December 2024)\n", (12, 5), 2024, None),
    ("Market shelled in the old town\n5 DECEMBER 2024\n", (12, 5), 2024, None),
    ("Market shelled in the old town\nReuters, 5 December 2024\n", (12, 5), 2024, "Reuters"),
    ("Market shelled in the old town\n5 December 2024, 09:00 (GMT+3)\n", (12, 5), 2024, None),
    ("Market shelled in the old town\n5 December\n", (12, 5), None, None),
    ("Market shelled in the old town\n2024-12-05T09:30:00Z\n", (12, 5), 2024, None),
    # After an agency, or first of all.
    ("Market shelled in the old town Monitor AFP Thursday 5 Dec 2024 ", (12, 5), 2024, "AFP"),
    ("AFP Thursday 5 Dec 2024 ", (12, 5), 2024, "AFP"),
    ("Market shelled in the old town Reuters 5 Dec 2024 ", (12, 5), 2024, "Reuters"),
    ("5 December 2024 ", (12, 5), 2024, None),
    ("Thu 5 Dec 2024 ", (12, 5), 2024, None),
    ("December 5 2024 ", (12, 5), 2024, None),
    ("5 December 2024 - ", (12, 5), 2024, None),
    ("Sat 5 Dec 2024 at 2354 ", (12, 5), 2024, None),
    # The year from the line above.
    ("Morning Update March 9, 2011\nHERAT, Afghanistan (March 9) - ", (3, 9), 2011, None),
    ("Morning Update March 8, 2011\nHERAT, Afghanistan (March 9) - ", (3, 9), None, None),
]  # fmt: skip


@pytest.mark.parametrize(("head", "day", "year", "agency"), HEADERS)
def test_headers(head: str, day: tuple[int, int] | None, year: int | None, agency: str | None) -> None:
    header = find_header(head + LEAD)
    found = (header.day.month, header.day.day, header.day.year) if header.day else None
    assert found == (None if day is None else (*day, year))
    assert header.agency == agency
    assert (head + LEAD)[header.body_start :].removeprefix("by ") == LEAD


NEAR_MISSES = [
    "The attack on June 28, 2011 killed ten people in the market of the town.",
    "On June 28, 2011, ten people were killed in the market of the town.",
    "On 28 June 2011 ten people were killed.",
    "June 28, 2011, was the day on which the market burned.",
    "June 28 2011 was the day on which the market burned.",
    "28 June 2011 saw the market burn.",
    "28 people were killed on June 28, 2011.",
    "In Aleppo, on 30 November 2024, rebels entered the citadel.",
    "Aleppo fell on 30 November 2024 - a day that nobody had foreseen.",
    "Rebels entered Hama on December 5, 2024 (Thursday) and took it.",
    "A report published April 13 2017 says that the mill was hit.",
    "Published on April 13, 2017, the report says that the mill was hit.",
    "Published in April 2017, the report says that the mill was hit.",
    "Updated figures of 5 December 2024 put the toll at 40.",
    "The statement of the OPCW (June 30, 2011) – which nobody signed – is void.",
    "A resolution of the UN (June 30, 2011) called for calm.",
    "Talks in Geneva (30 June 2012) – the first – led nowhere.",
    "Aleppo, 30 November 2024, was a city of two flags.",
    "Rebels took Aleppo - 30 November 2024 is the day - and then Hama.",
    "(Rebels took Aleppo, 30 November 2024) - so the caption says.",
    "Key events of 2 December 2024\n" + LEAD,
    "Syria: what happened on 2 December 2024\n" + LEAD,
    "The market of Hama before and after 2 December 2024\n" + LEAD,
    "He told AFP on Thursday 5 Dec 2024 that the road was cut.",
    "A picture by Reuters Thursday 5 Dec 2024 shows the mill.",
    "27 November 2024\nRebels set out.\n30 November 2024\nAleppo falls.\n8 December 2024\nDamascus falls.",
    "27 November 2024 - Rebels set out.\n30 November 2024 - Aleppo falls.",
    "Published: 2/12/2024\n" + LEAD,
    "Published: 31 June 2024\n" + LEAD,
    "The front may 5 times have moved.",
    "Since 2024-12-01 the road has been cut.",
    "A total of 12 May Day marches were held in 2012.",
    LEAD + " " * 3 + "A ceasefire began on 5 December 2024.\n" + LEAD,
    (LEAD + "\n") * 6 + "5 December 2024\n" + LEAD,
    "",
    "\n \n",
]


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_near_misses(text: str) -> None:
    assert find_header(text).day is None


@pytest.mark.parametrize(
    "text",
    [
        LEAD,
        "The market burned.",
        "Aleppo\n" + LEAD,
        LEAD + "\nUNICEF – which has an office in the town – asked for a truce of three days for the sick.",
        LEAD + "\nBEIRUT (Reuters) - Shells fell on the market.",
    ],
)
def test_where_there_is_no_header_the_body_is_all(text: str) -> None:
    header = find_header(text)
    assert (header.body_start, header.agency, header.title) == (0, None, None)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Market shelled in the old town\n" + LEAD, "Market shelled in the old town"),
        ("  Who holds the road?\n\n" + LEAD, "Who holds the road?"),
        ("Market shelled in the old town\nBEIRUT (AFP) - " + LEAD, "Market shelled in the old town"),
        ("SYRIA: who holds the road to the coast\n" + LEAD, "SYRIA: who holds the road to the coast"),
        ("Shells fell on the old town.\n" + LEAD, None),
        ("2011-06-X-104\n" + LEAD, None),
        ("For Immediate Release\n" + LEAD, None),
        ("By Jane Doe in Beirut\n" + LEAD, None),
        ("Published: 5 December 2024\n" + LEAD, None),
        ("KABUL, Afghanistan (June 2, 2011)\n" + LEAD, None),
        ("Market shelled in the old town", None),
        (LEAD[:-1] + " and " + LEAD[:-1] + "\nShort.", None),
    ],
)
def test_titles(text: str, title: str | None) -> None:
    assert find_header(text).title == title


def test_a_day_may_be_wrong_about_its_weekday() -> None:
    day = find_header("Monday, 5 December 2024\n" + LEAD).day
    assert day is not None
    assert (day.date(), day.weekday, day.text) == (date(2024, 12, 5), 0, "Monday, 5 December 2024")


HEADISH = st.lists(
    st.sampled_from(["KABUL", ", ", "Syria", " (", "Dec. 5", "2024", ") ", "- ", "\n", "AFP ", "Published", " ", "5 "]),
    max_size=40,
).map("".join)  # fmt: skip


@given(st.text(max_size=300) | HEADISH)
def test_any_text_has_a_header_or_none(text: str) -> None:
    header = find_header(text)
    assert 0 <= header.body_start <= len(text)
    assert header.body_start == 0 or text[header.body_start :].strip()
    assert header.day is None or header.day.text in text
    assert header.title is None or header.title in text


@pytest.mark.parametrize("piece", ["A", "AB ", "AB, ", "Ab Cd ", "By Ab ", "5 ", "AB-", "| ", "(", " ", "Published "])
def test_long_runs_take_no_time(piece: str) -> None:
    find_header(piece * 2000)
