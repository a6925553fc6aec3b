import datetime as dt
import subprocess
import sys

import pytest

import kg
from kg.api.inputs import documents_of
from kg.errors import InputError, UsageError
from kg.records import Article, Skipped

FRENCH = "Emmanuel Macron a rencontré Olaf Scholz à Paris, où ils ont parlé de la guerre."


def test_importing_the_package_is_cheap():
    code = (
        "import sys, kg; print(sorted({'rdflib', 'networkx', 'stanza', 'torch', 'numpy', 'kg.api'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_names_that_do_not_exist_are_attribute_errors():
    assert {"build", "load", "Graph"} <= set(dir(kg))
    with pytest.raises(AttributeError, match="biuld"):
        kg.biuld  # noqa: B018


def test_the_function_and_the_module_of_the_same_name():
    """`kg.build(…)` works whether or not the module kg.build has been imported before."""
    code = "from kg.build import build; import kg; kg.build('')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "InputError: text-1: holds no text" in done.stderr


def test_a_text_with_its_date_and_source():
    [article] = documents_of(FRENCH, date=dt.date(2023, 2, 28), source="Exemple")
    assert isinstance(article, Article)
    assert (article.id, article.date, article.source, article.text) == (
        "text-1",
        dt.date(2023, 2, 28),
        "Exemple",
        FRENCH,
    )


def test_records_know_better_than_defaults():
    record = {"id": "a", "text": FRENCH, "date": dt.date(2022, 1, 1), "url": "https://example.org/a", "title": "Titre"}
    [article, other] = documents_of([record, FRENCH], date=dt.date(2023, 2, 28))
    assert (article.id, article.date, article.url, article.title) == (
        "a",
        dt.date(2022, 1, 1),
        "https://example.org/a",
        "Titre",
    )
    assert (other.id, other.date) == ("text-2", dt.date(2023, 2, 28))


@pytest.mark.parametrize("kind", [str, lambda path: path], ids=["string", "Path"])
def test_paths(files, kind):
    found = list(documents_of([kind(files / "astana.conllu"), kind(files)]))
    assert [one.article.id for one in found if not isinstance(one, Skipped)] == ["astana", "kiev", "paris"]
    assert [str(one) for one in found if isinstance(one, Skipped)] == [
        f'{files / "astana.conllu"}: another document has the id "astana" – give each document an id of its own'
    ]


def test_a_path_that_is_not_there_is_no_text():
    [skipped] = documents_of("dossier/rien.txt")
    assert "no such file" in str(skipped)


def test_a_sentence_with_a_slash_is_a_text():
    [article] = documents_of(f"Le 24/02 : {FRENCH}")
    assert isinstance(article, Article)


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        (7, "a int is no text"),
        ([7], "text-1: a int is no text"),
        (
            {"txt": FRENCH},
            "text-1: the record has an unknown field “txt” – its fields are date, id, source, text, title, url",
        ),
        ({"id": "a"}, "text-1: the record has no “text”"),
        ({"text": FRENCH, "date": "hier"}, 'text-1: date "hier"'),
    ],
)
def test_what_is_no_input_is_named(texts, message):
    with pytest.raises(UsageError) as caught:
        list(documents_of(texts))
    assert message in str(caught.value)


@pytest.mark.parametrize("texts", ["", [], "The president met his counterpart in London on Tuesday."])
def test_nothing_to_build_from(texts):
    with pytest.raises(InputError):
        kg.build(texts)


def test_a_bad_date():
    with pytest.raises(UsageError, match="is no date"):
        kg.build(FRENCH, date="mardi")


def test_saved_and_loaded(graph, tmp_path):
    folder = graph.save(tmp_path / "graph")
    again = kg.load(folder)
    assert again.facts() == graph.facts() and len(again) == 3
    assert again.facts()[0].explain() == graph.facts()[0].explain()
    assert "entretenir" in again.facts()[0].explain()  # the parse is there
    assert kg.load(folder / "graph.ttl").facts() == graph.facts()
    assert (folder / "graph.html").stat().st_size > 100_000


def test_the_same_as_the_command_line(graph, files, tmp_path):
    from kg.build import build

    report = build([files], tmp_path / "out")
    assert sorted(kg.load(report.graph).rdf) == sorted(graph.rdf)
