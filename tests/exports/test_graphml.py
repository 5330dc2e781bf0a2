"""GraphML: ties come back from the file as they were told."""

import io
from dataclasses import replace

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from syrnb.exports import graphml_text, write_graphml
from tests.exports.rows import build, tie

ONE = build(relations=[tie("r1", "army", "un")])


def read(dossier):
    return nx.read_graphml(io.BytesIO(graphml_text(dossier).encode()), force_multigraph=True)


def test_claims_of_one_tie_are_one_edge_with_its_evidence():
    dossier = build(
        relations=[
            tie("r2", "russia", "gov", start="2015-09-30", end="2024-12-08", speaker="monitor"),
            tie("r1", "russia", "gov", reported_on="2024-12-05", start="2016-01-01"),
        ]
    )
    graph = read(dossier)
    assert dict(graph.nodes(data=True)) == {
        "gov": {"name": "Government of Syria", "kind": "state", "country": "SYR"},
        "russia": {"name": "Russia", "kind": "state", "country": "RUS"},
    }
    ((source, target, key, data),) = graph.edges(keys=True, data=True)
    assert (source, target, key) == ("russia", "gov", "tie0")
    assert data == {
        "kind": "supports", "sign": 1, "directed": True, "ended": False, "modality": "actual",
        "claims": 2, "claim_ids": "r1 r2", "documents": 1, "speakers": "Monitor; author", "first_day": "2015-09-30",
        "last_day": "2024-12-08", "first_reported": "2024-12-02", "last_reported": "2024-12-05",
    }  # fmt: skip


def test_what_differs_in_kind_sign_modality_or_end_stays_apart():
    relations = [
        tie("r1", "russia", "gov"), tie("r2", "russia", "gov", "opposes", sign=-1),
        tie("r3", "russia", "gov", modality="negated"), tie("r4", "russia", "gov", ended=True),
        tie("r5", "gov", "russia"),
    ]  # fmt: skip
    graph = read(build(relations=relations))
    assert graph.number_of_edges() == 5
    assert sorted(data["sign"] for *_, data in graph.edges(data=True)) == [-1, 1, 1, 1, 1]


def test_a_tie_without_direction_is_one_edge_whoever_is_named_first():
    relations = [tie("r1", "un", "army", "truce", directed=False), tie("r2", "army", "un", "truce", directed=False)]
    ((source, target, data),) = read(build(relations=relations)).edges(data=True)
    assert (source, target, data["directed"], data["claims"]) == ("army", "un", False, 2)


def test_a_tie_without_a_day_has_none():
    ((_, _, data),) = read(build(relations=[tie("r1", "un", "army", reported_on=None)])).edges(data=True)
    assert not [name for name in data if name.startswith(("first", "last"))]


def test_an_actor_that_no_table_has_is_a_node_with_its_id():
    graph = read(build(relations=[tie("r1", "unheard-of", "army")]))
    assert graph.nodes["unheard-of"] == {"name": "unheard-of"}


def test_an_empty_dossier_is_an_empty_graph(tmp_path):
    file, readme = write_graphml(build(), tmp_path / "out.graphml")
    assert nx.read_graphml(file).number_of_nodes() == 0
    assert "Written: 0 edges, from 0 relation claims" in readme.read_text()


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=20))
def test_any_name_gives_a_file_that_can_be_read(text):
    dossier = replace(ONE, relations=ONE.relations.assign(speaker_text=[text]))
    ((_, _, data),) = read(dossier).edges(data=True)
    assert len(data["speakers"].replace("\r\n", "\n")) in (len(text), len(text.replace("\r\n", "\n")))
