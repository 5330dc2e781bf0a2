"""Every rule that the shipped articles yield is documented, and the documented code is there."""

from __future__ import annotations

import re
from pathlib import Path

import syrnb
from syrnb.knowledge.lexicon import load_lexicon

ROOT = Path(__file__).parents[1]
RULES = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
WRITTEN = re.findall(r"^\| `([^`]+)` \|", RULES, re.MULTILINE)


def find_documented(rule: str, entries: set[str]) -> str | None:
    """Return the documented form of a rule: by its entry in the lexicon, or by a phrase's own name."""
    table, _, rest = rule.partition("/")
    if rest.split("/")[0] in entries and f"{table}/ENTRY/PATTERN" in WRITTEN:
        return f"{table}/ENTRY/PATTERN"
    forms = [w for w in WRITTEN if "ENTRY" not in w]
    return next((w for w in forms if rule == w or (w.endswith("/WORD") and rule.startswith(w[:-4]))), None)


def test_every_rule_of_the_shipped_articles_is_documented() -> None:
    entries = {entry.entry_id for entry in load_lexicon().entries}
    rules = sorted(set(syrnb.read(ROOT / "seeds").claims().rule))
    assert rules
    assert [rule for rule in rules if find_documented(rule, entries) is None] == []


def test_a_rule_that_nobody_wrote_down_is_noticed() -> None:
    assert find_documented("relation/hunch/maybe", {"detain"}) is None
    assert find_documented("event/no-such-entry/walk", {"detain"}) is None


def test_documented_code_is_there() -> None:
    named = set(re.findall(r"`((?:syrnb/)?extraction/[\w/]+\.py)`", RULES))
    assert named
    assert [n for n in sorted(named) if not (ROOT / "syrnb" / n.removeprefix("syrnb/")).is_file()] == []
