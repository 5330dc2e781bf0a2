"""``syrnb knowledge``: what is doubtful in knowledge, and what a name may mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from syrnb.dossier import Dossier
    from syrnb.knowledge.lexicon import Lexicon, Pattern
    from syrnb.knowledge.loader import Knowledge

__all__ = ["app", "find_dead", "find_meanings"]

app = typer.Typer(help="Check what is known beforehand; ask what a name may mean.", no_args_is_help=True)

ERRORS = ("double", "cycle", "days", "dangling")
"""Kinds of problem that make an entry wrong; of clashing names, context may still tell which is meant."""
CLAIMS = ("events", "casualties", "relations", "control")
SETTLEMENTS = 5
Packs = Annotated[
    list[str] | None,
    typer.Option("--pack", help="A shipped pack by name, or a folder; more than once for more. By default all packs."),
]


@app.command()
def check(
    pack: Packs = None,
    corpus: Annotated[
        Path | None, typer.Option(help="A folder of articles; names and triggers that it never has are listed.")
    ] = None,
    dead: Annotated[bool, typer.Option("--dead", help="The same with the articles of seeds/.")] = False,
) -> None:
    """List duplicates, clashing names, circles of parents, days out of order and missing sources.

    Exits with 1 where an entry is wrong; a missing source, or a name never met, is only listed.
    """
    from syrnb.knowledge.check import check as look
    from syrnb.knowledge.lexicon import load_lexicon
    from syrnb.knowledge.loader import load

    knowledge, lexicon = load(pack), load_lexicon()
    problems = look(knowledge)
    for problem in problems:
        typer.echo(f"{'error' if problem.kind in ERRORS else 'note':5}  {problem.kind:8}  {problem}")
    clashes = list(find_shadowed(lexicon))
    for words in clashes:
        typer.echo(f"error  trigger   {words}")
    if dead and corpus is None:
        corpus = Path("seeds")
    if corpus is not None:
        import syrnb

        for words in find_dead(knowledge, lexicon, syrnb.read(corpus, knowledge=pack, progress=True)):
            typer.echo(f"note   dead      {words}")
    wrong = len(clashes) + sum(problem.kind in ERRORS for problem in problems)
    triggers = sum(len(entry.triggers) for entry in lexicon.entries)
    typer.echo(
        f"{len(knowledge.files)} rows of {len(knowledge.packs)} packs, {triggers} triggers of {len(lexicon.entries)}"
        f" frames: {wrong} wrong"
    )
    if wrong:
        raise typer.Exit(1)


@app.command()
def find(
    name: Annotated[str, typer.Argument(help="As it stands in a text.")],
    pack: Packs = None,
) -> None:
    """Say what a name may mean, and from which file and line."""
    from syrnb.knowledge.loader import load

    found = list(find_meanings(load(pack), name))
    for words in found:
        typer.echo(words)
    if not found:
        typer.echo(f"Nothing is known by the name {name!r}.")
        raise typer.Exit(1)


def find_shadowed(lexicon: Lexicon) -> Iterator[str]:
    """Yield triggers that no sentence can reach: an entry before has the same words, and takes all that they would."""
    for patterns in lexicon.by_word.values():
        for i, late in enumerate(patterns):
            for early in patterns[:i]:
                if (
                    early.words == late.words
                    and early.entry.entry_id != late.entry.entry_id
                    and _takes_all(early, late)
                ):
                    yield (
                        f"{late.entry.file}, entry {late.entry.entry_id!r}: {late.text!r} is never reached, since"
                        f" {early.entry.entry_id!r} takes it; give them different roles"
                    )


def _takes_all(early: Pattern, late: Pattern) -> bool:
    a, b = early.entry, late.entry
    if a.complement or a.subject_kind or a.object_kind or a.unless or a.acts or a.b_must:
        return False
    wide = not a.object or (b.object and set(b.object) <= set(a.object))
    return bool(wide and (not a.subject or (b.subject and set(b.subject) <= set(a.subject))))


def find_dead(knowledge: Knowledge, lexicon: Lexicon, dossier: Dossier) -> Iterator[str]:
    """Yield the actors, places and triggers of the files that a corpus never has.

    Parameters
    ----------
    dossier
        What was read from the corpus.
    """
    met = set(dossier.mentions["ref"].dropna())
    for (table, key), (file, line) in sorted(knowledge.files.items(), key=lambda item: (str(item[1][0]), item[1][1])):
        if table in ("actors", "places") and key not in met:
            yield f"{file}, line {line}, entry {key!r}: never met"
    used = {tuple(rule.split("/")[1:3]) for table in CLAIMS for rule in getattr(dossier, table)["rule"]}
    for entry in lexicon.entries:
        for trigger in entry.triggers:
            if (entry.entry_id, trigger.text) not in used:
                yield f"{entry.file}, line {trigger.line}, entry {entry.entry_id!r}: {trigger.text!r} never met"


def find_meanings(knowledge: Knowledge, name: str) -> Iterator[str]:
    """Yield what a name may mean, one line each: its kind, id and name, and where the row stands.

    Examples
    --------
    >>> from syrnb.knowledge.loader import load
    >>> next(line for line in find_meanings(load(["world"]), "the Bhutanese army")).split(":")[0]
    'body     bhutan-army'
    """
    from syrnb.knowledge.gazetteer import load_gazetteer
    from syrnb.knowledge.words import split_words

    words = split_words(name)
    if not words:
        return
    start = 1 if words[0].key == "the" and len(words) > 1 else 0
    lines = []
    for at in {0, start}:
        for hit in knowledge.names.find(words, at):
            if hit.end == len(words):
                lines += [line for n in hit.names for line in _meanings(knowledge, n.kind, n.ref, hit.countries)]
    for ref in sorted(knowledge.names.find_alike([word.key for word in words[start:]])):
        lines += [f"{line} (sounds alike)" for line in _meanings(knowledge, "actor", ref, ())]
    for match in load_gazetteer().find(name, limit=SETTLEMENTS, by_sound=False):
        place = match.settlement
        lines.append(f"place    gn-{place.geonameid}: {place.name}, {place.country}: GeoNames")
    yield from dict.fromkeys(lines)


def _meanings(knowledge: Knowledge, kind: str, ref: str, countries: Iterable[str]) -> list[str]:
    if ref in knowledge.countries:  # adjectives, demonyms, capitals and seats of power stand for a country
        return [_line(knowledge, kind, knowledge.countries[ref].slug, ("countries", ref))]
    if kind in ("body", "bare"):
        slugs = [knowledge.countries[code].slug for code in countries]
        return [_line(knowledge, "body", f"{slug}-{ref}", ("bodies", ref)) for slug in slugs]
    if kind == "office":
        office = knowledge.offices[int(ref)]
        return [_line(knowledge, kind, office.office_id, ("offices", f"{office.office_id}:{ref}"))]
    table = "places" if kind in ("place", "area") else "actors"
    return [_line(knowledge, kind, ref, (table, ref))]


def _line(knowledge: Knowledge, kind: str, ref: str, key: tuple[str, str]) -> str:
    record = knowledge.places.get(ref) if key[0] in ("places", "countries") else knowledge.actors.get(ref)
    file, line = knowledge.files.get(key, (None, None))
    where = f"{file}, line {line}" if file else "made from the bodies that every country has"
    return f"{kind:8} {ref}: {record.name if record is not None else ref}: {where}"
