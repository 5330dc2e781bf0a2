"""The index of names: every alias as a path of words, with one path for what every country has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import astuple, dataclass, field
from typing import Any

from syrnb.knowledge.records import Actor, Body, Country, Office, Place
from syrnb.knowledge.sounds import are_alike, skeleton
from syrnb.knowledge.title_words import is_of_one_war, words_anywhere
from syrnb.knowledge.words import Word, first_key, split_words

__all__ = ["Hit", "Index", "Name", "build_index"]

END = ""
THE = "the"
# Words that newspapers write small even at the end of a name ("International Security Assistance force").
GENERIC = frozenset(
    [
        "force",
        "forces",
        "group",
        "network",
        "brigade",
        "brigades",
        "army",
        "front",
        "movement",
        "party",
        "agency",
        "council",
        "government",
        "coalition",
        "opposition",
        "regime",
        "militia",
        "militias",
        "rebels",
        "police",
        "ministry",
        "union",
        "state",
        "organization",
        "committee",
        "command",
    ]
)
TREES = ("adjectives", "countries", "capitals")
WILD = ("{adj}", "{name}", "{capital}")


@dataclass(frozen=True, slots=True)
class Name:
    """What a path of words stands for.

    ``kind`` is ``actor``, ``nominal``, ``place``, ``area`` (a place's nominal), ``country``, ``adjective``,
    ``demonym``, ``capital``, ``seat``, ``body``, ``bare`` (a body of the country an article is about) or ``office``;
    ``ref`` the id, or the body's suffix, or the country's code. ``capitals`` says which words need a capital,
    ``acronym`` that the words must stand in capitals throughout, ``article`` that the name begins with an Arabic one.
    ``pack`` is the war whose words these are; an office that is told by a name belongs to none.
    """

    kind: str
    ref: str
    pack: str = ""
    capitals: tuple[bool, ...] = ()
    acronym: bool = False
    article: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """Words ``start`` to ``end`` (half-open) of a text, and what they may stand for.

    ``countries`` are the codes of the country that fills a pattern; ``cut`` says that the last word lost an ending
    that may be a possessive.
    """

    start: int
    end: int
    names: tuple[Name, ...]
    countries: tuple[str, ...] = ()
    cut: bool = False


@dataclass(slots=True)
class _Paths:
    """Words to what they stand for."""

    root: dict[str, Any] = field(default_factory=dict)
    waiting: dict[str, list[str]] = field(default_factory=dict)
    """Aliases by their first word, which are split only when a text has that word; each one line, parted by tabs."""

    def wait(self, key: str, *alias: str) -> None:
        """Let an alias wait for its first word: the alias, its kind, reference and pack, and "free" or nothing."""
        self.waiting.setdefault(key, []).append("\t".join(alias))

    def wake(self, key: str | None) -> None:
        """Add the aliases that begin with a word."""
        for line in self.waiting.pop(key, ()) if key is not None else ():
            alias, kind, ref, pack, free = line.split("\t")
            _add(self, alias, kind, ref, pack, bool(free))

    def add(self, keys: Sequence[str], value: Any) -> None:
        node = self.root
        for key in keys:
            node = node.setdefault(key, {})
        values = node.setdefault(END, [])
        if value not in values:
            values.append(value)

    def to_plain(self) -> dict[str, Any]:
        """Return the paths as plain data, to be kept; see :meth:`from_plain`."""
        added: list[list[Any]] = []
        stack: list[tuple[tuple[str, ...], dict[str, Any]]] = [((), self.root)]
        while stack:
            keys, node = stack.pop()
            for key, value in node.items():
                if key == END:
                    added += [[keys, v if isinstance(v, tuple) else astuple(v)] for v in value]
                else:
                    stack.append(((*keys, key), value))
        return {"added": added, "waiting": self.waiting}

    @classmethod
    def from_plain(cls, data: dict[str, Any], make: Callable[[Sequence[Any]], Any]) -> _Paths:
        """Return the paths again; ``make`` turns a list into the value that stands at the end of a path."""
        paths = cls(waiting=data["waiting"])
        for keys, value in data["added"]:
            paths.add(keys, make(value))
        return paths


def _name_of(values: Sequence[Any]) -> Name:
    kind, ref, pack, capitals, acronym, article = values
    return Name(kind, ref, pack, tuple(capitals), acronym, article)


@dataclass(frozen=True, slots=True)
class Index:
    """The index of every name; see :meth:`find`."""

    _names: _Paths = field(default_factory=_Paths)
    _adjectives: _Paths = field(default_factory=_Paths)
    _countries: _Paths = field(default_factory=_Paths)
    _capitals: _Paths = field(default_factory=_Paths)
    _spoken: list[str] = field(default_factory=list)
    _sounds: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)

    def to_plain(self) -> dict[str, Any]:
        """Return the index as plain data, before anything was looked up in it."""
        trees = {name: getattr(self, f"_{name}").to_plain() for name in ("names", *TREES)}
        return {**trees, "spoken": self._spoken}

    @classmethod
    def from_plain(cls, data: dict[str, Any]) -> Index:
        """Return the index that :meth:`to_plain` made plain."""
        adjectives, countries, capitals = (_Paths.from_plain(data[name], tuple) for name in TREES)
        names = _Paths.from_plain(data["names"], _name_of)
        return cls(names, adjectives, countries, capitals, data["spoken"])

    def find(self, words: Sequence[Word], at: int) -> list[Hit]:
        """Return every name that starts at a word, the longest first.

        Parameters
        ----------
        words
            Of a text, from :func:`syrnb.knowledge.words.split_words`.
        at
            Index of the first word.
        """
        for key in (words[at].key, words[at].stem, THE if words[at].key == THE else None):
            if key in self._names.waiting:
                self._names.wake(key)
        hits: list[Hit] = []
        stack: list[tuple[dict[str, Any], int, tuple[str, ...], bool]] = [(self._names.root, at, (), False)]
        while stack:
            node, i, countries, cut = stack.pop()
            if END in node and i > at:
                hits += _hits(node[END], words, at, i, countries, cut)
            if i >= len(words) or (i > at and not (words[i].joined or words[i].dashed)) or cut:
                continue
            word = words[i]
            if word.key in node:
                stack.append((node[word.key], i + 1, countries, False))
            if word.stem is not None and word.stem in node:
                stack.append((node[word.stem], i + 1, countries, not word.sure or END in node[word.stem]))
            for wild in WILD:
                if wild in node:
                    stack += [(node[wild], j, found, False) for j, found in self._fill(wild, words, i)]
        # A name of its own goes before a pattern that every country fills: "US-backed fighters" may be a war's faction.
        hits.sort(key=lambda hit: (-hit.end, hit.cut, bool(hit.countries)))
        return hits

    def _fill(self, wild: str, words: Sequence[Word], at: int) -> list[tuple[int, tuple[str, ...]]]:
        """Return the countries that fill a pattern's gap, and the word after each."""
        if not words[at].capital:
            return []
        paths = {"{adj}": (self._adjectives,), "{name}": (self._countries,), "{capital}": (self._capitals,)}
        found: list[tuple[int, tuple[str, ...]]] = []
        for tree in paths[wild]:
            node, i = tree.root, at
            while i < len(words) and (i == at or words[i].joined):
                word = words[i]
                step = node.get(word.key)
                if step is None and word.stem is not None:
                    step = node.get(word.stem)
                if step is None:
                    break
                node, i = step, i + 1
                codes = [code for code, upper in node.get(END, ()) if not upper or words[i - 1].upper]
                if codes:
                    found.append((i, tuple(codes)))
        return found

    def find_words(self, keys: Sequence[str]) -> tuple[Name, ...]:
        """Return what some words stand for, whatever their case; no pattern is filled."""
        if keys and keys[0] in self._names.waiting:
            self._names.wake(keys[0])
        node: dict[str, Any] | None = self._names.root
        for key in keys:
            node = node.get(key) if node is not None else None
        return tuple(node.get(END, ())) if node is not None else ()

    def find_alike(self, keys: Sequence[str]) -> set[str]:
        """Return the ids of persons and groups whose name of several words sounds the same.

        >>> actor = Actor("x", "Abu Mohammed al-Jawlani", kind="person")
        >>> build_index([actor], [], [], [], []).find_alike(["abu", "mohammed", "golani"])
        {'x'}
        """
        if not self._sounds:
            for alias, ref in (line.split("\t") for line in self._spoken):
                spoken = tuple(word.key for word in split_words(alias))
                self._sounds.setdefault(skeleton("".join(spoken)), []).append((spoken, ref))
        near = self._sounds.get(skeleton("".join(keys)), ())
        return {ref for spoken, ref in near if are_alike(spoken, keys)}


def _hits(
    names: list[Name], words: Sequence[Word], start: int, end: int, countries: tuple[str, ...], cut: bool
) -> list[Hit]:
    span = words[start:end]
    fit = tuple(n for n in names if _fits(n, span))
    return [Hit(start, end, fit, countries, cut)] if fit else []


def _fits(name: Name, span: Sequence[Word]) -> bool:
    if name.acronym:
        return all(word.upper or not word.key.isalpha() for word in span)
    if len(name.capitals) != len(span):
        return True
    return all(
        w.capital or (i and w.key in GENERIC) for i, (w, c) in enumerate(zip(span, name.capitals, strict=True)) if c
    )


def _keeps_the(kind: str, alias: str) -> bool:
    """Return whether an alias is meant with its article: "the army", "The Times"; "the White Helmets" is not."""
    return alias[:4].casefold() == "the " and (
        kind in ("bare", "nominal", "area") or (kind == "actor" and alias.count(" ") == 1)
    )


def _wait(paths: _Paths, alias: str, kind: str, ref: str, pack: str = "", free: bool = False) -> None:
    key = THE if _keeps_the(kind, alias) else first_key(alias)
    paths.wait(key, alias.replace("\t", " "), kind, ref, pack, "free" if free else "")


def _add(paths: _Paths, alias: str, kind: str, ref: str, pack: str = "", free: bool = False) -> None:
    words = split_words(alias.partition("(")[0] or alias)
    if words and words[0].key == THE and not _keeps_the(kind, alias):
        words = words[1:]
    keys = [word.key for word in words]
    if not keys:
        return
    letters = [c for c in alias if c.isalpha()]
    acronym = len(words) <= 3 and len(letters) > 1 and all(c.isupper() for c in letters)
    capitals = tuple(word.capital and not free for word in words)
    paths.add(keys, Name(kind, ref, pack, capitals, acronym, words[0].article is not None))


def _add_pattern(paths: _Paths, pattern: str, kind: str, ref: str, pack: str = "") -> None:
    keys: list[str] = []
    for part in pattern.replace("{", " {").replace("}", "} ").split():
        if part in WILD:
            keys.append(part)
        elif part not in ("'s", "’s"):
            keys += [first_key(part)] if part.isalpha() else [word.key for word in split_words(part)]
    paths.add(keys, Name(kind, ref, pack))


def build_index(
    actors: Iterable[Actor],
    places: Iterable[Place],
    countries: Iterable[Country],
    bodies: Iterable[Body],
    offices: Iterable[Office],
) -> Index:
    """Build the index of names.

    Parameters
    ----------
    actors, places, countries, bodies, offices
        The records; bodies and offices as patterns, not filled in.
    """
    index = Index()
    names = index._names
    for actor in actors:
        for alias in (actor.name, *actor.aliases):
            _wait(names, alias, "actor", actor.actor_id, actor.pack)
            if " " in alias and actor.kind in ("person", "rebel", "militia", "armed-group") and alias.isascii():
                index._spoken.append(f"{alias}\t{actor.actor_id}")
        for alias in actor.nominals:
            _wait(names, alias, "nominal", actor.actor_id, actor.pack)
    for place in places:
        if place.kind != "country":
            for alias in (place.name, *place.aliases):
                _wait(names, alias, "place", place.location_id, place.pack)
        for alias in place.nominals:
            _wait(names, alias, "area", place.location_id, place.pack)
    for country in countries:
        _add_country(index, country)
    for body in bodies:
        for pattern in (body.name, *body.patterns):
            _add_pattern(names, pattern, "body", body.suffix)
        for pattern in body.bare:
            _wait(names, pattern, "bare", body.suffix, free=True)
    anywhere = words_anywhere(actors, countries)
    for i, office in enumerate(offices):
        for title in office.titles:
            if "{" in title:
                _add_pattern(names, title, "office", str(i))
            else:  # "rebel spokesman" or "UN envoy" names no war: it is meant in its own only
                pack = "" if is_of_one_war(title, anywhere) else office.pack
                _wait(names, title, "office", str(i), pack, free=True)
    return index


def _add_country(index: Index, country: Country) -> None:
    code = country.iso3
    listed = (
        (index._countries, "country", (country.name, country.official_name, *country.aliases)),
        (index._adjectives, "adjective", country.adjectives),
        (None, "demonym", country.demonyms),
        (index._capitals, "capital", (country.capital,) if country.capital else ()),
        (None, "seat", country.seats),
    )
    for tree, kind, aliases in listed:
        for alias in dict.fromkeys(a for a in aliases if a):
            _wait(index._names, alias, kind, code)
            if tree is not None:
                upper = alias.isupper() and len(alias) > 1
                tree.add([word.key for word in split_words(alias)], (code, upper))
