"""Known names in text: the longest, whatever the accents, with the capitals that the name has."""

import unicodedata

import pytest

from kg.knowledge.names import NameIndex, fold, name_words, same_case

INDEX = NameIndex(
    [
        ("Élysée", "Elysee"),
        ("États-Unis", "USA"),
        ("Union européenne", "UE"),
        ("Union", "Union"),
        ("ONU", "ONU"),
        ("OTAN", "OTAN"),
        ("Côte d'Ivoire", "CIV"),
        ("Congo", "COG"),
        ("Congo", "COD"),
        ("pays baltes", "Baltes"),
        ("J. D. Vance", "Vance"),
        ("C5+1", "C5"),
    ]
)


def found(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[match.begin : match.end], match.ids) for match in INDEX.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("à l'Élysée", [("Élysée", ("Elysee",))], id="as it is"),
        pytest.param("à l'Elysée", [("Elysée", ("Elysee",))], id="capital without accent"),
        pytest.param("L'ÉLYSÉE", [("ÉLYSÉE", ("Elysee",))], id="headline in capitals"),
        pytest.param("les États‑Unis", [("États‑Unis", ("USA",))], id="hyphen that does not break"),
        pytest.param("la Côte d’Ivoire", [("Côte d’Ivoire", ("CIV",))], id="typographic apostrophe"),
        pytest.param("l'Union européenne", [("Union européenne", ("UE",))], id="the longest wins"),
        pytest.param("l'Union\u00a0européenne", [("Union\u00a0européenne", ("UE",))], id="no-break space"),
        pytest.param("l'Union des forces", [("Union", ("Union",))], id="the shorter where the longer ends"),
        pytest.param("au Congo", [("Congo", ("COD", "COG"))], id="all who bear the name"),
        pytest.param("les Pays baltes", [("Pays baltes", ("Baltes",))], id="more capitals than the name has"),
        pytest.param("l'Otan", [("Otan", ("OTAN",))], id="acronym written as a word"),
        pytest.param("J.D. Vance", [("J.D. Vance", ("Vance",))], id="initials without blank"),
        pytest.param("le C5+1", [("C5+1", ("C5",))], id="digits and signs"),
        pytest.param("Élysée, ONU", [("Élysée", ("Elysee",)), ("ONU", ("ONU",))], id="several, in order"),
    ],
)
def test_a_name_is_found(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("un élysée de théâtre", id="small where the name has a capital"),
        pytest.param("il faut onu", id="acronym in small letters"),
        pytest.param("Onu", id="a short acronym is no word"),
        pytest.param("la Côte, d'Ivoire", id="a comma parts names"),
        pytest.param("les pays. Baltes", id="a full stop parts words that are no initials"),
        pytest.param("Élyséens", id="not a part of a word"),
        pytest.param("", id="nothing"),
    ],
)
def test_a_name_is_not_found(text):
    assert found(text) == []


def test_a_decomposed_text_has_the_same_names():
    text = unicodedata.normalize("NFD", "à l'Élysée")
    assert [ids for _, ids in found(text)] == [("Elysee",)]
    assert [text[match.begin : match.end] for match in INDEX.find(text)] == [text[-8:]]  # offsets of the text as it is


def test_offsets_are_those_of_the_text_not_of_the_folded_one():
    text = "Straße ß Élysée"
    assert [(m.begin, m.end) for m in INDEX.find(text)] == [(9, 15)]


@pytest.mark.parametrize(("text", "folded"), [("Élysée", "elysee"), ("GÖTEBORG", "goteborg"), ("Ç", "c")])
def test_folding(text, folded):
    assert fold(text) == folded


def test_words_of_a_name_part_at_hyphens_and_apostrophes():
    assert name_words("Jean-Noël d’Ormesson") == ("jean", "noel", "d", "ormesson")


@pytest.mark.parametrize(
    ("name", "surface", "same"),
    [
        ("UE", "UE", True),
        ("UE", "Ue", False),
        ("Ligue arabe", "ligue arabe", False),
        ("Ligue arabe", "Ligue Arabe", True),
    ],
)
def test_capitals(name, surface, same):
    assert same_case(name, surface) is same
