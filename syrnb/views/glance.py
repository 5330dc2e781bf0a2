"""Many casualty claims at a glance: a row for each group, its numbers as heights on one ladder; nothing added up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from syrnb.views.claims import Material
from syrnb.views.counts import Count, position, short_count, ticks_up_to
from syrnb.views.evidence import said_by
from syrnb.views.ladder import hover_of_count, rungs
from syrnb.views.phrases import day_words, fold_name, interval_words, plural, shorten, wrap
from syrnb.views.scene import Axis, Bar, Key, Label, Panel, Point, Row, Scene
from syrnb.views.tally import Tally
from syrnb.views.theme import INK, MUTED, NEUTRAL

__all__ = ["draw_glance"]

_MOST = 40
"""Groups that are drawn, those of most claims."""
_ROW = 28
_STEPS = 36
"""Into how many steps the ladder is cut: the numbers of one step share a bar."""
_NAME, _SAYS = 34, 32
"""Letters on a line of a row's name, and of who claims the highest number."""
_LOWEST, _TALLEST = 0.14, 0.76
"""How tall the bar of one claim is, and that of most claims, as a share of the row."""
_STACK = 0.9
"""How tall bars on each other are at most."""
_HOVER = 4
"""Claims of a mark that its hover box tells of."""

Groups = Mapping[str, Sequence[tuple[Count, int]]]


def draw_glance(tally: Tally, groups: Groups, title: str, subtitle: str) -> Scene:
    """Return one row a group: a bar for the claims of about one number, taller for more claims.

    Beside it stand how many claims there are, the highest number that one of them names with whoever claims it, and
    from when to when they were reported.
    """
    material = tally.material
    shown = dict(list(groups.items())[:_MOST])
    counts = [c for group in shown.values() for c, _ in group]
    reach = position(max((n for c in counts for n in (c.low, c.high) if n is not None), default=10)) + 1.0
    unnumbered = any(_number(c) is None for c in counts)
    nowhere = -0.06 * reach
    rows, bars, points, bands = [], [], [], []
    most = max((len(same) for group in shown.values() for same in _steps(group, reach).values()), default=1)
    fits = _fits(list(shown.values()), reach, most)
    columns: tuple[list[Label], list[Label], list[Label]] = ([], [], [])
    for y, (name, group) in enumerate(shown.items()):
        middle = y + 0.5
        rows.append(Row(middle, fold_name(shorten(name, 2 * _NAME), _NAME)))
        feet: dict[int, float] = {}
        for (kind, step), same in sorted(_steps(group, reach).items(), key=lambda item: item[0][0] == "denied"):
            tall = fits * _height(len(same), most)
            first, *others = same
            tells = (_hover(material, same), first.claim.claim_id, tuple(c.claim.claim_id for c in others))
            if kind == "none":
                points.append(Point(nowhere, middle, NEUTRAL, "diamond", 5 + 9 * tall, "solid", *tells))
                continue
            x0, fill = step * reach / _STEPS, "crossed" if kind == "denied" else "solid"
            foot = feet.get(step, y + 0.94)
            bars.append(Bar(x0, x0 + reach / _STEPS, foot - tall / 2, tall, NEUTRAL, fill, 0.85, *tells))
            feet[step] = foot - tall
        words = (f"{tally.number([c.claim for c, _ in group]):,}", _highest(material, group), _span(group))
        for column, text in zip(columns, words, strict=True):
            column.append(Label(0.0, middle, text, color=MUTED if column is columns[2] else INK))
        if y % 2 == 0:
            bands.append((float(y), y + 1.0))
    low = nowhere * 1.6 if unnumbered else -0.1
    ticks = rungs(ticks_up_to(10 ** (reach + 0.1)), low, reach)
    heads = (tally.unit.capitalize(), "Highest number claimed, by whom", "Reported")
    shares = (0.2, 0.95, 0.42)
    panels = [Panel(Axis("number", low, reach, ticks, "People, on a ladder of tens"), 1.0,
                    bars=tuple(bars), points=tuple(points))]  # fmt: skip
    panels += [
        Panel(Axis("none", 0.0, 1.0), share, head, labels=tuple(column), title_left=True)
        for head, share, column in zip(heads, shares, columns, strict=True)
    ]
    rest = list(groups.values())[_MOST:]
    note = (
        f"Not drawn: {plural(len(rest), 'group')} of fewer claims ({plural(sum(map(len, rest)), 'claim')}); choose one "
        "in the list Group, or narrow what is shown." if rest else ""
    )  # fmt: skip
    return Scene(
        title, subtitle, note, tuple(panels), tuple(rows), 0.0, float(len(shown)), bands=tuple(bands),
        keys=_keys(counts), height=int(len(shown) * _ROW + 190 + (34 if note else 0)),
    )  # fmt: skip


def _height(claims: int, most: int) -> float:
    """Return how tall the bar of so many claims is, as a share of the row."""
    return _LOWEST + (_TALLEST - _LOWEST) * (claims / most) ** 0.5


def _fits(groups: Sequence[Sequence[tuple[Count, int]]], reach: float, most: int) -> float:
    """Return by what the bars are to be lowered, so that those that stand on others stay within their row."""
    highest = _TALLEST
    for group in groups:
        stacks: dict[int, float] = {}
        for (kind, step), same in _steps(group, reach).items():
            if kind != "none":
                stacks[step] = stacks.get(step, 0.0) + _height(len(same), most)
        highest = max(highest, *stacks.values(), 0.0)
    return min(1.0, _STACK / highest)


def _number(count: Count) -> float | None:
    """Return where a claim stands: its number, the middle of its range, or its one bound."""
    if count.low is not None and count.high is not None:
        return (count.low + count.high) / 2
    return count.low if count.low is not None else count.high


def _steps(group: Sequence[tuple[Count, int]], reach: float) -> dict[tuple[str, int], list[Count]]:
    """Sort counts into the steps of the ladder, those that are denied and those without a number by themselves."""
    steps: dict[tuple[str, int], list[Count]] = {}
    for count in sorted((c for c, _ in group), key=lambda c: (_number(c) or 0, c.claim.claim_id)):
        number = _number(count)
        denied = count.claim.modality == "negated" or count.claim.speech_act == "denies"
        kind = "none" if number is None else "denied" if denied else "told"
        steps.setdefault((kind, int(position(number or 0) * _STEPS / reach)), []).append(count)
    return steps


def _hover(material: Material, same: Sequence[Count]) -> str:
    if len(same) == 1:
        return hover_of_count(material, same[0])
    ends = dict.fromkeys(short_count(c.low, c.high) for c in (same[0], same[-1]))
    head = f"<b>{plural(len(same), 'claim')}: {' to '.join(ends).replace('?', 'no number given')}</b>"
    told = [
        wrap(f"{interval_words(c.low, c.high)} ({said_by(material, c.claim)}, {day_words(c.claim.reported)})")
        for c in same[:_HOVER]
    ]
    return "<br>".join([head, *told, *([f"and {len(same) - _HOVER} more"] if len(same) > _HOVER else [])])


def _highest(material: Material, group: Sequence[tuple[Count, int]]) -> str:
    """Return the highest number that a claim of a group names, with whoever says it."""
    numbered = [c for c, _ in group if _number(c) is not None]
    if not numbered:
        return "no number given"
    most = max(numbered, key=lambda c: (c.low if c.low is not None else 0, c.high or 0, c.claim.claim_id))
    return fold_name(f"{interval_words(most.low, most.high)} ({said_by(material, most.claim)})", _SAYS)


def _span(group: Sequence[tuple[Count, int]]) -> str:
    days = sorted(d for c, _ in group if (d := c.claim.reported) is not None)
    if not days:
        return "no date"
    ends = [days[0], days[-1]]
    if (ends[0].year, ends[0].month) == (ends[1].year, ends[1].month):
        return day_words(*ends)
    return "\nto ".join(f"{d:%b %Y}" for d in ends)


def _keys(counts: Sequence[Count]) -> tuple[Key, ...]:
    keys = [Key("claims of about one number; taller for more", NEUTRAL)]
    if any(_number(c) is None for c in counts):
        keys.append(Key("no number given", NEUTRAL, "diamond"))
    if any(c.claim.modality == "negated" or c.claim.speech_act == "denies" for c in counts):
        keys.append(Key("denied or not so", NEUTRAL, fill="crossed"))
    return tuple(keys)
