import base64
import hashlib
import html
import re

import pytest
from rdflib import Graph

from kg.view import render
from kg.view.page import _SCRIPTS, _STYLES, _TEMPLATE


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


def test_only_our_own_scripts_may_run(page):
    policy = html.unescape(re.search('Content-Security-Policy" content="([^"]*)"', page)[1])
    assert re.fullmatch(
        r"default-src 'none'; script-src( 'sha256-[^']{44}'){2}; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'",
        policy,
    )
    scripts = re.findall(r"<script>(.*?)</script>", page, flags=re.DOTALL)
    assert [
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" in policy
        for script in scripts
    ] == [True, True]


def test_every_script_and_style_of_the_template_is_used():
    here = {path.name for path in _TEMPLATE.iterdir()} - {"page.html"}
    assert here == {f"{name}.js" for name in _SCRIPTS} | {f"{name}.css" for name in _STYLES}


def test_both_languages_have_the_same_words():
    names = [
        set(re.findall(r"\b(\w+): \"", (_TEMPLATE / f"words-{language}.js").read_text(encoding="utf-8")))
        for language in ("fr", "en")
    ]
    assert names[0] == names[1]
    assert len(names[0]) > 100


def test_it_has_a_doctype_a_language_and_a_title(page):
    assert page.startswith('<!DOCTYPE html>\n<html lang="fr">')
    assert "<title>Dépêche – Blinken en Asie centrale</title>" in page


def test_the_heading_is_text(graph):
    assert "<h1>&lt;img src=x onerror=alert(1)&gt;</h1>" in render(graph, title="<img src=x onerror=alert(1)>")


def test_an_empty_graph_is_a_page_too():
    assert "0 articles" in render(Graph())
