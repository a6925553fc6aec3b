import pytest

from kg.read.language import why_not_french


@pytest.mark.parametrize(
    "text",
    [
        "M. Blinken s'est entretenu avec le ministre kazakh des Affaires étrangères.",
        pytest.param("Macron reçoit Scholz", id="too-short-to-tell"),
        pytest.param("Xi Jinping rencontre Vladimir Poutine, Narendra Modi et Kim Jong-un lundi", id="mostly-names"),
        pytest.param(
            'Il a dit : "The United States will stand with you" avant de quitter la réunion.', id="a-quotation"
        ),
        pytest.param(
            "- 30 mai 1996 : François Ciolina met en cause Jean Tiberi, maire de Paris.", id="met-en-is-no-dutch"
        ),
    ],
)
def test_french(text):
    assert why_not_french(text) == ""


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The foreign minister met the president of Kazakhstan on Tuesday and said that talks would go on.", "English"),
        ("El ministro de Exteriores se reunió con el presidente de Kazajistán y los embajadores.", "Spanish"),
        ("Der Außenminister traf sich am Dienstag mit dem Präsidenten und den Botschaftern in Astana.", "German"),
        ("Il ministro degli Esteri ha incontrato il presidente della Repubblica e gli ambasciatori.", "Italian"),
        ("Министр иностранных дел встретился с президентом Казахстана", "Latin"),
        ("12 345 – 67,8 %", "no words"),
    ],
)
def test_not_french(text, what):
    assert what in why_not_french(text)
