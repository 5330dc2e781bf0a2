"""The ledger beside the map: every hold with its age, who says so, and its rivals under it."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence

import pandas as pd

from syrnb.views.claims import Material, Told
from syrnb.views.holds import STANDINGS, Hold, age_words, holder_words, state_words, voices
from syrnb.views.phrases import count_words, day_words, plural, shorten, wrap
from syrnb.views.tally import Tally

__all__ = ["LEDGER_COLUMNS", "entry_words", "hover_of_group", "hover_of_hold", "ledger_frame"]

LEDGER_COLUMNS = (
    "place", "who", "said", "standing", "since", "last said", "age in days", "rests on", "said by", "against it",
    "quote", "overridden", "follows from", "drawn with", "claim_id", "claim_ids", "against_ids",
)  # fmt: skip
_RIVAL = {"contested": "fighting there", "besieged": "besieged there", "left": "left by"}


def entry_words(
    material: Material,
    hold: Hold,
    told: Mapping[str, Told],
    voice: Mapping[str, str],
    rival: bool,
    letters: tuple[int, int],
    beside: str = "",
) -> tuple[str, str]:
    """Return the two parts of an entry: the place and who; age, state, standing and who says so.

    ``letters`` are how many stand on a line of each: they take as many lines as they need, and nothing is cut.
    ``beside`` is the place with which the map draws it as one.
    """
    marked = " (overridden)" if _overridden(hold, told) else ""
    head, line = _entry_words(material, hold, voice, rival)
    if rival and hold.leading and not hold.open:
        line += " · best supported"
    if beside and not rival:
        line += f" · drawn with {material.name(beside)}"
    return "\n".join(textwrap.wrap(head + marked, letters[0])), "\n".join(textwrap.wrap(line, letters[1]))


def _entry_words(material: Material, hold: Hold, voice: Mapping[str, str], rival: bool) -> tuple[str, str]:
    who, standing = holder_words(material, hold), STANDINGS[hold.standing]
    about = _RIVAL.get(hold.standing, "or") if rival else material.name(hold.place)
    age, said = age_words(hold.age), voices(hold.claims, voice)
    if hold.standing == "outweighed":
        about = "against it" if rival else about
        return f"{about}: {who}, {state_words(hold)}", _ending(f"{age} · {standing}, says ", said)
    head = f"{about}: {who}"
    if hold.open:
        return head, _ending(f"{age} · {state_words(hold)} · says ", said)
    if hold.standing == "claimed":
        return head, f"{age} · {state_words(hold)} · {standing}"
    joint = ", says " if hold.standing == "disputed" else ": "
    return head, _ending(f"{age} · {state_words(hold)} · {standing}{joint}", said)


def _ending(start: str, names: Sequence[str]) -> str:
    """Return words that end with who says so: one name, and how many more."""
    return f"{start}{count_words(names, 1)}" if names else start.rstrip(" :,")


def _said(claims: Sequence[str], voice: Mapping[str, str], length: int = 120, most: int = 3) -> str:
    """Return who makes some claims."""
    return count_words([shorten(v, length) for v in voices(claims, voice)], most)


def hover_of_hold(tally: Tally, hold: Hold, told: Mapping[str, Told], voice: Mapping[str, str]) -> str:
    """Return a hold for a hover box: what, since when, who says so and who says otherwise, and the newest words."""
    material = tally.material
    lines = [
        f"<b>{wrap(f'{material.name(hold.place)}: {holder_words(material, hold)}', 58)}</b>",
        wrap(f"{_standing(hold)}; since {day_words(hold.since)}", 64),
        wrap(f"last said {day_words(hold.last)} ({age_words(hold.age)})", 64),
        wrap(f"Rests on {tally.words(_of(hold.claims, told))}", 64),
        wrap(f"Says so: {_said(hold.claims, voice)}", 64),
    ]
    if hold.against:
        lines.append(wrap(f"Against it: {_said(hold.against, voice)}", 64))
    if hold.via:
        lines.append(wrap(f"Follows from what is said of {material.name(hold.via)}", 64))
    lines += [wrap(f"Overridden: {words}", 64) for words in _overridden(hold, told)]
    newest = _newest(hold, told)
    if newest is not None:
        lines.append(f"<i>“{wrap(newest.quote, 64, 12)}”</i>")
    return "<br>".join(lines)


_MOST_PLACES = 12
"""Places that are listed of a group."""


def hover_of_group(material: Material, name: str, holds: Mapping[str, Sequence[Hold]]) -> str:
    """Return the places of a group for a hover box, each with who is said to be there; they stand in the rows too."""
    lines = [f"<b>{wrap(name, 58)}</b>"]
    for place, of in list(holds.items())[:_MOST_PLACES]:
        who = "; ".join(f"{holder_words(material, h)}, {state_words(h)} ({age_words(h.age)})" for h in of[:3])
        more = f"; {len(of) - 3} more" if len(of) > 3 else ""
        lines.append(wrap(f"{material.name(place)}: {who}{more}", 72, 3))
    if len(holds) > _MOST_PLACES:
        lines.append(f"and {plural(len(holds) - _MOST_PLACES, 'place')} more, in the rows below")
    return "<br>".join([*lines, "Choose one under Place to see them apart."])


def _standing(hold: Hold) -> str:
    state, standing = state_words(hold), STANDINGS[hold.standing]
    return state if state == standing else f"{state}, {standing}"


def _of(claims: Sequence[str], told: Mapping[str, Told]) -> list[Told]:
    return [told[c] for c in dict.fromkeys(claims) if c in told]


def _overridden(hold: Hold, told: Mapping[str, Told]) -> list[str]:
    """Return what an analyst changed in the claims behind a hold, for it and against it."""
    return list(dict.fromkeys(words for c in _of((*hold.claims, *hold.against), told) for words in c.overridden))


def _newest(hold: Hold, told: Mapping[str, Told]) -> Told | None:
    first = pd.Timestamp.min
    return max(
        _of(hold.claims, told),
        key=lambda c: (c.day or c.reported or first, c.reported or first, c.claim_id),
        default=None,
    )


def ledger_frame(
    tally: Tally,
    holds: Sequence[Hold],
    told: Mapping[str, Told],
    voice: Mapping[str, str],
    together: Mapping[str, str],
) -> pd.DataFrame:
    """Return the ledger as a table, one row a hold or a fight, in the order of the picture.

    ``together`` names, for each place that the map draws with another one, that one.
    """
    rows, material = [], tally.material
    for hold in holds:
        newest = _newest(hold, told)
        rows.append(
            (
                material.name(hold.place), holder_words(material, hold), state_words(hold),
                "open" if hold.open else STANDINGS[hold.standing],
                day_words(hold.since), day_words(hold.last), hold.age,
                tally.short(_of(hold.claims, told)),
                _said(hold.claims, voice, 80, 4),
                _said(hold.against, voice, 80, 4),
                newest.quote if newest else "", "; ".join(_overridden(hold, told)),
                material.name(hold.via) if hold.via else "",
                material.name(together[hold.place]) if hold.place in together else "",
                newest.claim_id if newest else "", ", ".join(hold.claims), ", ".join(hold.against),
            )
        )  # fmt: skip
    return pd.DataFrame(rows, columns=list(LEDGER_COLUMNS)).astype({"age in days": "Int64"})


def more_words(left: int) -> str:
    """Return the line under a ledger that has no room for all."""
    return f"and {plural(left, 'older row')}: in the table below" if left > 0 else ""
