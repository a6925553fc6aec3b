import re

import pytest
from rdflib import Graph

from kg.view import render


@pytest.fixture(scope="module")
def page(graph):
    return render(graph)


def test_same_bytes_each_time(graph, page):
    assert render(graph) == page


def test_it_asks_nobody_for_anything(page):
    markup = re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)
    assert not re.findall(r"(?:src|href|action)\s*=\s*[\"'](?!#|data:)", markup)
    assert "default-src 'none'" in markup
    assert "@import" not in markup
    assert "url(" not in markup


def test_it_has_a_doctype_a_language_and_a_title(page):
    assert page.startswith('<!DOCTYPE html>\n<html lang="fr">')
    assert "<title>Dépêche – Blinken en Asie centrale</title>" in page


def test_the_heading_is_text(graph):
    assert "<h1>&lt;img src=x onerror=alert(1)&gt;</h1>" in render(graph, title="<img src=x onerror=alert(1)>")


def test_an_empty_graph_is_a_page_too():
    assert "0 articles" in render(Graph())
