"""Is a text English? Told by its script, and for Latin letters by its commonest words.

Cheap on purpose: syrnb reads English, and need only know what to leave aside and how to name it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

__all__ = ["LANGUAGES", "guess_language"]

LANGUAGES = {
    "ar": "Arabic", "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "fa": "Persian", "fr": "French",
    "he": "Hebrew", "hi": "Hindi", "hy": "Armenian", "it": "Italian", "ja": "Japanese", "ka": "Georgian",
    "ko": "Korean", "pt": "Portuguese", "ru": "Russian", "th": "Thai", "am": "Amharic", "tr": "Turkish",
    "uk": "Ukrainian", "zh": "Chinese",
}  # fmt: skip
SCRIPTS = {
    "ARABIC": "ar", "CYRILLIC": "ru", "HEBREW": "he", "GREEK": "el", "CJK": "zh", "HIRAGANA": "ja", "KATAKANA": "ja",
    "HANGUL": "ko", "ARMENIAN": "hy", "GEORGIAN": "ka", "ETHIOPIC": "am", "DEVANAGARI": "hi", "THAI": "th",
}  # fmt: skip
OWN_LETTERS = (("ar", "fa", frozenset("پچژگ")), ("ru", "uk", frozenset("іїєґ")), ("zh", "ja", frozenset("のはをにが")))
"""Letters that tell two languages of one script apart, at least one in a hundred."""

STOP_WORDS = {
    "en": "the of and to in a is that for on was with said by from as at were have has had been it an be after who",
    "fr": "le la les de des du et en un une dans que qui est par pour sur au aux pas avec ont été plus ce son",
    "es": "el la los las de del y en un una que es por para con se al su fue han más como lo no sus",
    "de": "der die das und in den von zu mit im ist für auf nicht des ein eine dem sich wurde nach bei auch als",
    "pt": "o a os as de do da dos das e em um uma que no na por para com se foi ao mais não são",
    "tr": "ve bir bu için ile da de olarak olan çok daha sonra kadar gibi en ise dedi göre olduğunu şekilde",
    "it": "il lo la i gli le di del della e in un una che per con si nel sono da al è più non ha",
}
WORDS = {language: frozenset(words.split()) for language, words in STOP_WORDS.items()}
SAMPLE = 4000
"""Characters looked at."""
FEWEST_WORDS = 20
"""Latin texts of fewer words are taken for English."""
FEWEST_LETTERS = 20
CLEAR = 0.12
"""Share of a language's commonest words that says it is that language; running text has 0.25 or more."""


def guess_language(text: str) -> str:
    """Return the language of a text as an ISO 639-1 code; ``en`` where it is too short to tell, or in doubt.

    >>> guess_language("The army said that it had taken the town.")
    'en'
    >>> guess_language("قال الجيش إنه سيطر على البلدة بعد معارك عنيفة")
    'ar'
    """
    sample = text[:SAMPLE]
    letters = [c for c in sample if c.isalpha()]
    if len(letters) < FEWEST_LETTERS:
        return "en"
    by_language: Counter[str] = Counter()
    for letter, count in Counter(letters).items():
        script = unicodedata.name(letter, "?").split(" ")[0].split("-")[0]
        by_language[SCRIPTS.get(script, "en")] += count
    language, _ = by_language.most_common(1)[0]
    if language == "en":
        return _guess_latin(sample)
    for of, other, own in OWN_LETTERS:
        if language == of and sum(1 for c in letters if c in own) * 100 > len(letters):
            return other
    return language


def _guess_latin(sample: str) -> str:
    words = re.findall(r"[^\W\d_]+", sample.lower())
    if len(words) < FEWEST_WORDS:
        return "en"
    shares = {language: sum(1 for w in words if w in known) / len(words) for language, known in WORDS.items()}
    best = max(shares, key=lambda language: (shares[language], language == "en"))
    return best if shares[best] >= CLEAR and shares[best] > 1.5 * shares["en"] else "en"
