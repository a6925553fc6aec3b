import subprocess
import sys

import pytest

ROWS = """\
1 M. monsieur NOUN _ Gender=Masc|Number=Sing 5 nsubj
2 Blinken Blinken PROPN _ _ 1 appos NER=B-PER
3 s' se PRON _ Person=3|PronType=Prs|Reflex=Yes 5 expl:comp
4 est être AUX _ Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 5 aux:tense
5 entretenu entretenir VERB _ Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part 0 root
6 avec avec ADP _ _ 8 case
7 le le DET _ Definite=Def|PronType=Art 8 det
8 président président NOUN _ Gender=Masc|Number=Sing 5 obl:arg
9 kazakh kazakh ADJ _ Gender=Masc|Number=Sing 8 amod
10 , , PUNCT _ _ 11 punct
11 Kassym-Jomart Kassym-Jomart PROPN _ _ 8 appos NER=B-PER
12 Tokaïev Tokaïev PROPN _ _ 11 flat:name NER=I-PER
13 . . PUNCT _ _ 5 punct"""


def conllu(name="blinken"):
    """A parsed dispatch: builds need no model for it."""
    lines = [f"# newdoc id = {name}", "# newdoc date = 2023-02-28", "# sent_id = 1"]
    lines.append("# text = M. Blinken s'est entretenu avec le président kazakh, Kassym-Jomart Tokaïev.")
    for row in ROWS.splitlines():
        number, form, lemma, upos, xpos, feats, head, deprel, *ner = row.split()
        lines.append("\t".join([number, form, lemma, upos, xpos, feats, head, deprel, "_", ner[0] if ner else "_"]))
    return "\n".join(lines) + "\n\n"


@pytest.fixture
def parsed(tmp_path):
    path = tmp_path / "in" / "blinken.conllu"
    path.parent.mkdir()
    path.write_text(conllu(), encoding="utf-8")
    return path


@pytest.fixture
def kg(capsys):
    """Run a command in this process: its exit code, stdout and stderr."""
    from kg.cli import main

    def run(*arguments):
        try:
            code = main([str(one) for one in arguments])
        except SystemExit as stop:
            code = stop.code
        out, err = capsys.readouterr()
        return code, out, err

    return run


@pytest.fixture
def kg_process():
    """Run a command as a process of its own, with bytes on its standard input."""

    def run(*arguments, stdin=b"", **options):
        command = [sys.executable, "-m", "kg", *map(str, arguments)]
        return subprocess.run(command, input=stdin, capture_output=True, timeout=120, check=False, **options)

    return run


@pytest.fixture
def built(kg, parsed, tmp_path):
    """A folder with a graph."""
    out = tmp_path / "out"
    code, _, err = kg("build", parsed, "-o", out)
    assert code == 0, err
    return out
