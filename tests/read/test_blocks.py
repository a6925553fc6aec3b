import pytest

from kg.read.blocks import find_blocks

BODY = "M. Blinken s'est entretenu avec M. Tokaïev. " * 4


def shown(text):
    return [(block.kind, text[block.begin : block.end]) for block in find_blocks(text)]


def test_the_seed_form():
    text = f"Blinken à Astana / Photo: Reuters (Reuters)\n\n{BODY}\n\nIl part.\n\nAgences\n"
    assert shown(text) == [
        ("headline", "Blinken à Astana"),
        ("byline", "Photo: Reuters (Reuters)"),
        ("body", BODY.strip()),
        ("body", "Il part."),
        ("byline", "Agences"),
    ]


def test_a_headline_over_its_first_paragraph_without_a_blank_line():
    assert [kind for kind, _ in shown(f"Blinken à Astana\n{BODY}\n{BODY}")] == ["headline", "body", "body"]


def test_lines_wrapped_by_an_editor_are_one_paragraph():
    text = (
        "Le ministre kazakh a rencontré son\nhomologue français à Paris. Ils ont parlé\nde la guerre.\nIls repartent."
    )
    assert [kind for kind, _ in shown(text)] == ["body", "body"]


def test_a_dateline_stands_apart_from_its_sentence():
    text = "PARIS, 28 février (Reuters) - Emmanuel Macron reçoit Olaf Scholz."
    assert shown(text) == [
        ("byline", "PARIS, 28 février (Reuters) -"),
        ("body", "Emmanuel Macron reçoit Olaf Scholz."),
    ]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        pytest.param("Macron reçoit Scholz", ["body"], id="a-lone-line-is-no-headline"),
        pytest.param(f"Il part.\n\n{BODY}", ["body", "body"], id="a-sentence-is-no-headline"),
        pytest.param(f"Titre\n\n{BODY}\n\nIl part.", ["headline", "body", "body"], id="a-short-sentence-is-no-byline"),
        pytest.param("Astana - la capitale - accueille M. Blinken.", ["body"], id="a-dash-is-no-dateline"),
        pytest.param("   \n\n", [], id="white-space-only"),
    ],
)
def test_kinds(text, kinds):
    assert [kind for kind, _ in shown(text)] == kinds


@pytest.mark.parametrize("text", [f"Titre\n\n{BODY}\n\nAFP", f"  {BODY}\n \n\t{BODY}\n", "A\nb\n\nC / Photo: D"])
def test_every_character_that_is_not_white_space_lies_in_one_block(text):
    blocks = find_blocks(text)
    at = 0
    for block in blocks:
        assert not text[at : block.begin].strip(" \n\t/-")
        assert block.begin < block.end
        at = block.end
    assert not text[at:].strip()
