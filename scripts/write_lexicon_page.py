"""Write docs/lexicon.md from the lexicon's data: ``python scripts/write_lexicon_page.py``."""

from pathlib import Path

from syrnb.knowledge.lexicon import load_lexicon
from syrnb.knowledge.lexicon_page import lexicon_page

PAGE = Path(__file__).resolve().parent.parent / "docs" / "lexicon.md"

if __name__ == "__main__":
    PAGE.write_text(lexicon_page(load_lexicon()), encoding="utf-8")
    print(f"Wrote {PAGE}")
