import datetime as dt
import io
import json

import pytest

from kg.read import read_inputs
from kg.records import Article, ParsedArticle, Skipped

TEXT = "M. Blinken s'est entretenu avec le président kazakh, Kassym-Jomart Tokaïev.\n"
ENGLISH = "The minister said on Tuesday that he was in Paris for talks with the president of the republic.\n"


def read(*inputs, **options):
    return list(read_inputs([str(one) for one in inputs], **options))


@pytest.fixture
def write(tmp_path):
    def writer(name, content):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return writer


def test_a_text_keeps_its_characters_and_takes_its_stem_for_id(write):
    (article,) = read(write("d-1.txt", TEXT), date=dt.date(2023, 2, 28), source="Reuters")
    assert (article.id, article.text) == ("d-1", TEXT)
    assert (article.date, article.source) == (dt.date(2023, 2, 28), "Reuters")


def test_the_sidecar_goes_before_the_command_line(write):
    path = write("d-1.txt", TEXT)
    write("metadata.jsonl", '{"id": "d-1", "date": "2022-01-02", "title": "T", "url": "https://example.org/1"}\n')
    (article,) = read(path, date=dt.date(2023, 2, 28), source="Reuters")
    assert (article.date, article.source, article.title) == (dt.date(2022, 1, 2), "Reuters", "T")
    assert read(path.parent) == [read(path.parent / "d-1.txt")[0]]


def test_a_broken_sidecar_line_is_named_once(write):
    write("a.txt", TEXT)
    write("b.txt", TEXT + "Fin.")
    write("metadata.jsonl", '{"date": "2022-01-02"}\n{"id": "b", "date": "demain"}\n')
    first, second, *articles = read(write("a.txt", TEXT).parent)
    assert "metadata.jsonl:1" in str(first)
    assert "demain" in str(second)
    assert [article.id for article in articles] == ["a", "b"]


def test_a_folder_in_path_order_without_hidden_files_and_our_own_output(write, tmp_path):
    write("b.txt", TEXT)
    write("a/z.txt", TEXT + "Un.")
    write(".hidden.txt", TEXT + "Deux.")
    write("notes.md", TEXT + "Trois.")
    for name in ("graph.ttl", "report.json", "parses/z.conllu"):
        write(f"out/{name}", "x")
    assert [article.id for article in read(tmp_path)] == ["b", "z"]


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        pytest.param("empty.txt", "", "is empty", id="empty"),
        pytest.param("blank.txt", " \n\n", "is empty", id="blank"),
        pytest.param("picture.txt", b"\x89PNG\r\n\x1a\n\x00", "PNG", id="binary"),
        pytest.param("english.txt", ENGLISH, "not French", id="english"),
        pytest.param("empty.jsonl", "", "is empty", id="empty-jsonl"),
        pytest.param("empty.html", "<html><body></body></html>", "no article", id="html-without-text"),
        pytest.param("empty.conllu", "# newdoc id = a\n", "no sentences", id="conllu-without-sentences"),
    ],
)
def test_a_bad_file_is_named_and_the_rest_is_read(write, name, content, what):
    skipped, article = read(write(name, content), write("good.txt", TEXT))
    assert isinstance(skipped, Skipped)
    assert name in skipped.where
    assert what in skipped.what
    assert "\n" not in str(skipped)
    assert article.id == "good"


def test_missing_file_and_folder_without_text(tmp_path):
    (tmp_path / "void").mkdir()
    missing, void = read(tmp_path / "nowhere.txt", tmp_path / "void")
    assert "no such file" in missing.what
    assert "no text files" in void.what


def test_an_id_stands_for_one_article(write):
    first, repeated, other = read(write("a/x.txt", TEXT), write("b/x.txt", TEXT), write("c/x.txt", TEXT + "Fin."))
    assert first.id == "x"
    assert "same text" in repeated.what
    assert 'has the id "x"' in other.what


# --- JSON lines ------------------------------------------------------------------------------------------------------


def test_jsonl_with_everything_and_with_nothing_but_text(write):
    full = {"id": 7, "title": "Titre", "date": "2023-02-28T10:00:00Z", "url": "u", "source": "AFP", "text": TEXT}
    bare = {"text": TEXT + "Fin.\r\n"}
    one, two = read(write("d.jsonl", json.dumps(full) + "\n\n" + json.dumps(bare)))
    assert (one.id, one.title, one.date, one.url, one.source) == ("7", "Titre", dt.date(2023, 2, 28), "u", "AFP")
    assert (two.id, two.text) == ("d-3", TEXT + "Fin.\n")


@pytest.mark.parametrize(
    ("line", "what"),
    [
        pytest.param(b'{"text": "abc"', "not a JSON object", id="cut-off"),
        pytest.param(b"[1]", "not a JSON object", id="a-list"),
        pytest.param(b'{"id": "x"}', 'no "text"', id="no-text"),
        pytest.param(b'{"text": 3}', 'no "text"', id="text-is-a-number"),
        pytest.param(b'{"text": "Il part.", "date": "28/02/2023"}', "28/02/2023", id="date-not-iso"),
        pytest.param(b'{"text": "Il part.", "id": true}', '"id"', id="id-is-a-boolean"),
        pytest.param(b'{"text": "Il part.", "title": []}', '"title"', id="title-is-a-list"),
        pytest.param(b'{"text": "\xe9t\xe9"}', "UTF-8", id="latin-1"),
        pytest.param(b'{"text": ""}', "no text", id="empty-text"),
    ],
)
def test_a_broken_line_is_named_by_its_number(write, line, what):
    good = json.dumps({"id": "good", "text": TEXT}).encode()
    first, skipped, last = read(write("d.jsonl", good + b"\n" + line + b"\n" + good.replace(b"good", b"last")))
    assert skipped.where.endswith("d.jsonl:2")
    assert what in skipped.what
    assert (first.id, last.id) == ("good", "last")


def test_half_a_surrogate_pair_does_not_reach_the_text(write):
    (article,) = read(write("d.jsonl", '{"text": "Il part \\ud83d. Elle reste."}'))
    assert article.text == "Il part \ufffd. Elle reste."


# --- HTML, CoNLL-U, standard input -----------------------------------------------------------------------------------

PAGE = f"""<!DOCTYPE html><html lang="fr"><head><title>Site | Astana</title>
<meta property="og:title" content="Blinken à Astana">{{date}}</head>
<body><nav><a href="/">Accueil</a></nav><article><h1>Blinken à Astana</h1>
<p>Paris, le 1er mars 2023 – {TEXT}</p><p>{TEXT} Il partira ensuite pour Tachkent, où il doit rencontrer ses homologues.</p>
</article><footer>Mentions légales</footer></body></html>"""


def test_html_gives_its_article_under_its_title(write):
    meta = '<meta property="article:published_time" content="2023-02-28T08:00:00+01:00">'
    (article,) = read(write("p.html", PAGE.replace("{date}", meta)))
    assert article.title == "Blinken à Astana"
    assert article.text.startswith("Blinken à Astana\n\n")
    assert article.date == dt.date(2023, 2, 28)
    assert article.blocks[0].kind == "headline"
    assert "Mentions" not in article.text


def test_a_date_in_the_running_text_is_not_the_date_of_publication(write):
    assert read(write("p.html", PAGE.replace("{date}", "")))[0].date is None


def test_json_ld_date(write):
    data = '<script type="application/ld+json">{"@graph": [{"datePublished": "2023-03-01"}]}</script>'
    assert read(write("p.html", PAGE.replace("{date}", data)))[0].date == dt.date(2023, 3, 1)


CONLLU = "# newdoc id = a\n# newdoc date = 2023-02-28\n# text = Il part.\n" + "\n".join(
    "\t".join(row.split())
    for row in ("1 Il il PRON _ _ 2 nsubj _ _", "2 part partir VERB _ _ 0 root _ _", "3 . . PUNCT _ _ 2 punct _ _")
)


def test_pre_parsed_input(write):
    (parsed,) = read(write("p.conllu", CONLLU), source="AFP")
    assert isinstance(parsed, ParsedArticle)
    assert (parsed.article.id, parsed.article.date, parsed.article.source) == ("a", dt.date(2023, 2, 28), "AFP")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        pytest.param(TEXT.encode(), Article, id="text"),
        pytest.param(json.dumps({"text": TEXT}).encode(), Article, id="jsonl"),
        pytest.param(PAGE.encode(), Article, id="html"),
        pytest.param(CONLLU.encode(), ParsedArticle, id="conllu"),
        pytest.param(b"", Skipped, id="nothing"),
        pytest.param(b"\x00\x01", Skipped, id="binary"),
    ],
)
def test_standard_input_tells_what_it_is(data, kind):
    (document,) = read("-", stdin=io.BytesIO(data))
    assert isinstance(document, kind)
