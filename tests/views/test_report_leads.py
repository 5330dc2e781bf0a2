"""Every claim on a page of a report leads to its words on the page of its article."""

import re

import pytest
from bs4 import BeautifulSoup
from nbformat.v4 import new_code_cell, new_notebook, new_output

from syrnb import views
from syrnb.reporting import write_articles, write_page
from syrnb.reporting.leads import leads_of


@pytest.fixture(scope="module")
def articles(dossier, tmp_path_factory):
    folder = tmp_path_factory.mktemp("report") / "articles"
    return {p.name: BeautifulSoup(p.read_text(), "html.parser") for p in write_articles(dossier, folder)}


def shown(*bundles):
    return [new_code_cell("1", outputs=[new_output("display_data", data=b._repr_mimebundle_())]) for b in bundles]


def test_every_claim_has_an_address_where_its_words_begin(dossier, articles):
    leads = leads_of(dossier, "articles")
    of_claims = {name: lead for name, lead in leads.items() if "#" in lead.address}
    assert len(of_claims) == sum(len(getattr(dossier, t)) for t in ("events", "casualties", "relations", "control"))
    assert {lead.address.removeprefix("articles/") for lead in leads.values() if "#" not in lead.address} == set(
        articles
    )
    for claim_id, lead in of_claims.items():
        folder, name, anchor = re.fullmatch(r"(\w+)/([\w.]+)#([\w-]+)", lead.address).groups()
        (at,) = articles[name].find_all(id=anchor)
        words = "".join(mark.text for mark in at.find_next("mark").parent.find_all("mark", class_=at["class"][-1]))
        claim = next(c for c in views.timeline(dossier).material.claims if c.claim_id == claim_id)
        assert (folder, anchor, words) == ("articles", claim_id, claim.quote)


def test_rows_words_and_pictures_lead_there(dossier, tmp_path):
    view = views.timeline(dossier)
    network = views.alliances(dossier)
    cells = shown(view, view.rows(), view.words("e01"), views.rows(network.ties()), views.territory(dossier).rows())
    leads = leads_of(dossier, "articles")
    text = write_page(new_notebook(cells=cells), tmp_path / "p.html", title="t", leads=leads).read_text()
    page = BeautifulSoup(text, "html.parser")
    assert "data-claim" not in text
    known = {lead.address for lead in leads.values()}
    parts = page.main.find_all(class_="jp-OutputArea-output")
    found = [[a["href"] for a in part.find_all("a")] for part in parts]
    drawn, rows, words, ties, land = found
    assert set().union(*found) <= known
    assert len(drawn) == len(dossier.events), "a list of the claims that marks choose"
    assert len(rows) == min(len(dossier.events), 12)
    assert words == [leads["e01"].address]
    assert len(ties) == len(network.ties().head(12))
    assert len(land) == len(views.territory(dossier).table().head(12))
    assert "Click a mark" in parts[0].text
    assert f'"e01": "{leads["e01"].address}"' in text, "what a click on a mark opens"


def hrefs(dossier, tmp_path, *bundles):
    leads = leads_of(dossier, "articles")
    path = write_page(new_notebook(cells=shown(*bundles)), tmp_path / "p.html", title="t", leads=leads)
    page = BeautifulSoup(path.read_text(), "html.parser")
    return [[a["href"] for a in part.find_all("a")] for part in page.main.find_all(class_="jp-OutputArea-output")]


def test_lists_of_articles_lead_to_each_that_was_read(dossier, tmp_path):
    read = sorted(f"articles/{d}.html" for d in dossier.documents.doc_id[dossier.documents.status == "read"])
    coverage, sources = views.coverage(dossier), views.source_list(dossier)
    for found in hrefs(dossier, tmp_path, coverage.rows(), sources, views.rows(dossier.documents[["doc_id", "path"]])):
        assert sorted(found) == read


def test_a_bar_of_an_article_leads_to_what_it_counts(dossier):
    bars = [bar for panel in views.coverage(dossier).scene.panels for bar in panel.bars]
    counted = [{bar.claim_id, *bar.behind} for bar in bars]
    assert bars
    assert [len(ids) for ids in counted] == [bar.x1 for bar in bars]
    assert set().union(*counted) == {c.claim_id for c in views.coverage(dossier).claims()}


def test_every_number_of_the_table_of_tolls_leads_to_its_words(dossier, tmp_path):
    allowed = views.allowed(dossier)
    (found,) = hrefs(dossier, tmp_path, allowed)
    table = allowed.table()
    named = {i for c in ("claim_ids", "low_claims", "high_claims") for ids in table[c] for i in ids.split(", ") if i}
    assert found
    assert {href.partition("#")[2] for href in found} <= named
    assert len(found) >= sum(table["claimed"] != "")


def test_without_addresses_nothing_leads_anywhere(dossier, tmp_path):
    cells = shown(views.timeline(dossier), views.timeline(dossier).rows())
    text = write_page(new_notebook(cells=cells), tmp_path / "p.html", title="t").read_text()
    assert "data-claim" not in text
    assert "Click a mark" not in text
    assert not BeautifulSoup(text, "html.parser").main.find_all("a")


def test_in_a_notebook_rows_show_no_ids(dossier):
    ties = views.rows(views.alliances(dossier).ties())
    assert "claim_id" not in ties.plain
    assert "claim id" not in ties.body
