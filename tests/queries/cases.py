"""Expected answers of the competency questions on seeds/, and how what the program answers compares with them.

``expected/<query>.json`` is a list of cases: parameters, the columns that count, and ``rows``, what is right, written from
the dispatches. ``optional`` rows are right too, but need not be found. ``missed`` and ``wrong`` are what the program is
known to leave out and to say falsely: the test wants exactly these, so what gets better is noticed. When it does::

    python tests/queries/cases.py

rewrites ``missed`` and ``wrong``, never ``rows``.
"""

import csv
import io
import json
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
EXPECTED = HERE / "expected"
PARSES = HERE / "seeds.conllu"


def seeds_graph():
    """The graph of the seeds from their frozen parses: no model is loaded."""
    from kg.conllu import read_conllu
    from kg.graph.assemble import assemble
    from kg.pipeline import extract_article, load_knowledge
    from kg.records import ParsedArticle

    knowledge = load_knowledge()
    parses = read_conllu(PARSES.read_text(encoding="utf-8").split("\n"), stem="seeds", origin=str(PARSES))
    return assemble(
        [extract_article(parsed, knowledge=knowledge) for parsed in parses if isinstance(parsed, ParsedArticle)]
    )


def read(name):
    return json.loads((EXPECTED / f"{name}.json").read_text(encoding="utf-8"))


def write(file, cases):
    """One row a line, so that a change is read at a glance."""
    blocks = []
    for case in cases:
        parts = []
        for key, value in case.items():
            if key in {"rows", "optional", "missed", "wrong"}:
                rows = ",\n".join(f"   {json.dumps(row, ensure_ascii=False)}" for row in value)
                parts.append(f'  "{key}": [\n{rows}\n  ]' if value else f'  "{key}": []')
            else:
                parts.append(f'  "{key}": {json.dumps(value, ensure_ascii=False)}')
        blocks.append(" {\n" + ",\n".join(parts) + "\n }")
    file.write_text("[\n" + ",\n".join(blocks) + "\n]\n", encoding="utf-8")


def told(source, name, case):
    """What the program answers: the columns that count, as shown to people."""
    from kg.graph.answers import format_result
    from kg.graph.query import run_query

    table = list(csv.DictReader(io.StringIO(format_result(run_query(source, name, params=case["params"]), "csv"))))
    for column, kept in case.get("only", {}).items():
        table = [row for row in table if row[column] in kept]
    return {_row([row[column] for column in case["columns"]], case) for row in table}


def right(case):
    return {_row(row, case) for row in case["rows"]}


def differences(found, case):
    """(missed, wrong): what is right and not found, what is found and not right."""
    allowed = right(case) | {_row(row, case) for row in case.get("optional", ())}
    return right(case) - found, found - allowed


def known(case):
    return tuple({_row(row, case) for row in case.get(key, ())} for key in ("missed", "wrong"))


def _row(values, case):
    """Pairs without a direction and lists are compared in order of the alphabet."""
    row = dict(zip(case["columns"], values, strict=True))
    pair = case.get("unordered", ())
    row.update(zip(pair, sorted(row[column] for column in pair), strict=True))
    row.update({column: ", ".join(sorted(row[column].split(", "))) for column in case.get("lists", ())})
    return tuple(row.values())


def main():
    graph = seeds_graph()
    for file in sorted(EXPECTED.glob("*.json")):
        cases = read(file.stem)
        for case in cases:
            missed, wrong = differences(told(graph, file.stem, case), case)
            for key, rows in (("missed", missed), ("wrong", wrong)):
                case.pop(key, None)
                if rows:
                    case[key] = sorted(map(list, rows))
        write(file, cases)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
