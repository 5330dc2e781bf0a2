"""Words that stand for some of many ("dozens of", "most", "members of"), and for people by whose kin they are."""

from __future__ import annotations

__all__ = ["KIN", "PARTITIVES"]

PARTITIVES = frozenset(
    ["dozen", "dozens", "hundred", "hundreds", "thousand", "thousands", "scores", "score", "million", "millions",
     "number", "group", "handful", "couple", "member", "members", "some", "many", "all", "most", "part", "majority",
     "rest", "unit", "element", "several", "one", "two", "both", "more", "other", "others", "series", "wave", "pair",
     "leader", "fighter", "ten", "twenty", "lot", "bulk", "remnant", "none", "half", "third", "contingent", "band",
     "body", "coalition", "alliance"]
)  # fmt: skip
"""What "of" joins to whom it is a part of: "dozens of soldiers" are soldiers."""
KIN = frozenset(
    ["brother", "sister", "son", "daughter", "wife", "husband", "father", "mother", "cousin", "uncle", "nephew",
     "relative", "family", "child", "friend", "companion", "parent", "spouse", "niece", "aunt", "widow", "grandchild"]
)  # fmt: skip
"""Who is not the one that they are told by: "the general's brother"."""
