"""How fast the page opens and moves, beside plain pyvis output of the same network in the same browser.

    python benchmarks/page.py [FACTS…]        # 100, 1000, 5000 and 20000 by default; needs chromium and selenium

Facts are made up (seeded): states and those who act for them, a few in most of the facts, as in the news. Opening is the time
from the start of the navigation to the first drawing that the browser shows; frames are counted while the mouse drags the
drawing for two seconds. On a busy machine, only what the page's thread computed counts. The browser has no GPU here: what it draws, the processor draws.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from pathlib import Path

from pyvis.network import Network
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from kg.graph.views import ArticleView, EvidenceView, FactView, MarkView, Participant
from kg.ontology import load_ontology
from kg.view.groups import make_groups
from kg.view.page import make_page
from kg.view.payload import Names, make_payload
from kg.view.projection import DRAWN_UP_TO, project

BASE = "https://w3id.org/depeche/kg/"
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update "
    "--disable-sync --window-size=1280,860"
).split()
VERBS = {
    "Meeting": "rencontre", "Visit": "visite", "Support": "soutient", "Condemnation": "condamne", "Accusation": "accuse",
    "Demand": "exige", "Sanction": "sanctionne", "Aid": "aide", "Agreement": "accord", "Fight": "combat", "Negotiation": "négocie",
}  # fmt: skip


def made_up(count: int, seed: int = 7) -> tuple[list[FactView], list[ArticleView]]:
    """Facts about a fifth as many entities, of which the first are in most; and the articles that say them."""
    draw = random.Random(seed)
    world = json.loads((Path(__file__).parent.parent / "kg/view/vendor/world.json").read_text(encoding="utf-8"))
    codes = sorted(code for code, one in world.items() if one["path"])
    draw.shuffle(codes)
    states = [
        Participant(
            f"{BASE}entity/{code}",
            f"État {code.capitalize()}",
            "Country",
            iso3=code,
            country=code,
            country_label=f"État {code.capitalize()}",
        )
        for code in codes[: max(6, min(len(codes), count // 12))]
    ]
    others = []
    for number in range(max(12, count // 6)):
        home = draw.choices(states, [1 / (rank + 1) for rank in range(len(states))])[0]
        kind = draw.choice(
            ["Person", "Person", "Person", "GovernmentBody", "Company", "ArmedForces", "InternationalOrganization"]
        )
        country = "" if kind == "InternationalOrganization" else home.iso3
        label = f"{draw.choice('Anne Boris Clara David Elsa Farid Greta Hugo Irina Jean'.split())} {draw.choice('Al Ber Cor Dan El Far'.split())}{draw.choice('mann ski ova eau ic idze'.split())} {number}"
        others.append(
            Participant(
                f"{BASE}entity/x{number}", label, kind, country=country, country_label=home.label if country else ""
            )
        )
    cast = [one for pair in zip(states, others, strict=False) for one in pair] + others[len(states) :]
    weights = [1 / (rank + 4) ** 0.8 for rank in range(len(cast))]
    articles = [
        ArticleView(
            f"{BASE}article/{n}",
            f"a{n}",
            f"Dépêche {n}",
            f"20{20 + n % 5}-{1 + n * 7 % 12:02}-{1 + n * 11 % 28:02}",
            f"Agence {n % 7}",
        )
        for n in range(max(3, count // 8))
    ]
    return [_fact(number, draw, cast, weights, draw.choice(articles)) for number in range(count)], articles


def _fact(
    number: int, draw: random.Random, cast: list[Participant], weights: list[float], article: ArticleView
) -> FactView:
    cls = draw.choice(list(VERBS))
    one, other = draw.choices(cast, weights, k=2)
    words = (
        f"{one.label} {VERBS[cls]} {other.label}, a-t-on appris de source officielle ce jour-là (affaire n° {number})."
    )
    trigger = len(one.label) + 1
    marks = (
        MarkView("actor", 0, len(one.label), one.label),
        MarkView("trigger", trigger, trigger + len(VERBS[cls]), VERBS[cls]),
    )
    evidence = EvidenceView(
        f"{BASE}evidence/{number}", article, 0, len(words), words, 0, VERBS[cls], "verb.active", marks
    )
    event = load_ontology().events[cls]
    return FactView(
        f"{BASE}fact/{number}", f"fact/{number}", cls, event.label_fr, event.plover or "", f"{VERBS[cls]} : {one.label} → {other.label}",
        (one,), (other,), (), (), (), article.date, "", "", None, draw.choices(["affirmed", "negated"], [12, 1])[0],
        draw.choices(["actual", "planned", "possible", "requested"], [8, 2, 1, 1])[0], "", None, event.symmetric, (evidence,),
    )  # fmt: skip


def our_page(facts: list[FactView], articles: list[ArticleView]) -> str:
    payload = make_payload(facts, [], articles, base=BASE)
    payload["groups"] = make_groups(facts, Names(facts))
    return make_page(project(facts if len(facts) <= DRAWN_UP_TO else ()), payload, title=f"{len(facts)} faits")


def plain_page(facts: list[FactView]) -> str:
    """What pyvis makes of the same network when nobody asks for more."""
    network = project(facts)
    net = Network(directed=True, cdn_resources="in_line")
    for node, data in network.nodes(data=True):
        net.add_node(node, label=data["label"])
    for begin, end, data in network.edges(data=True):
        net.add_edge(begin, end, title=data.get("status", ""))
    page: str = net.generate_html()
    return page


def browser() -> webdriver.Chrome:
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for flag in (*FLAGS, "--host-resolver-rules=MAP * ~NOTFOUND"):
        options.add_argument(flag)
    return webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))


FRAMES = """const done = arguments[0]; let n = 0; const t = performance.now();
requestAnimationFrame(function f() { n += 1; performance.now() - t < 2000 ? requestAnimationFrame(f) : done(n / (performance.now() - t) * 1000); });"""


def frames_while_dragging(driver: webdriver.Chrome) -> float:
    """Frames a second while the mouse drags the middle of the drawing to and fro."""
    driver.execute_script(
        "window.__frames = null; (function () {"
        + FRAMES.replace("arguments[0]", "(v) => { window.__frames = v; }")
        + "})();"
    )
    box = driver.execute_script(
        "const b = document.querySelector('canvas').parentElement.getBoundingClientRect(); return [b.left + b.width / 2, b.top + b.height / 2]"
    )
    x, y = box[0] + 40, box[1] + 180
    mouse = {"x": x, "y": y, "button": "left", "buttons": 1, "clickCount": 1}
    driver.execute_cdp_cmd("Input.dispatchMouseEvent", {"type": "mousePressed", **mouse})
    begin = time.monotonic()
    step = 0
    while time.monotonic() - begin < 1.9:
        step += 1
        driver.execute_cdp_cmd(
            "Input.dispatchMouseEvent",
            {"type": "mouseMoved", **mouse, "x": x + 60 * (step % 30) / 15 - 60, "y": y - step % 40},
        )
        time.sleep(0.012)
    driver.execute_cdp_cmd("Input.dispatchMouseEvent", {"type": "mouseReleased", **mouse, "buttons": 0})
    for _ in range(600):
        found = driver.execute_script("return window.__frames")
        if found is not None:
            return float(found)
        time.sleep(0.1)
    return 0.0


def measure(page: str, *, ready: str, hash_: str = "", limit: float = 240) -> tuple[float, float, float]:
    """Seconds until the first drawing; those that the page's thread computed until then; frames a second."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_text(page, encoding="utf-8")
        driver = browser()
        try:
            driver.set_page_load_timeout(limit)
            driver.set_script_timeout(limit)
            driver.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})
            driver.get(path.as_uri() + hash_)
            begin = time.monotonic()
            while not (seconds := driver.execute_script(f"return {ready}")):
                if time.monotonic() - begin > limit:
                    return float("inf"), float("inf"), 0.0
                time.sleep(0.1)
            metrics = {
                one["name"]: one["value"] for one in driver.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
            }
            return seconds / 1000, metrics["TaskDuration"], frames_while_dragging(driver)
        finally:
            driver.quit()


# pyvis calls back when its simulation has come to rest, and hides the drawing behind a bar until then.
RESTED = "<script>addEventListener('load', () => { const done = () => { window.__ready = performance.now(); }; network.once('stabilizationIterationsDone', done); });</script></body>"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("facts", nargs="*", type=int, default=[100, 1000, 5000, 20000])
    parser.add_argument("--plain-up-to", type=int, default=20000, help="facts up to which pyvis is asked as well")
    arguments = parser.parse_args()
    print(
        "| facts | page | MB | made in s | opens in s | of which its thread computes | frames/s while dragging |\n|---|---|---|---|---|---|---|"
    )
    for count in arguments.facts:
        facts, articles = made_up(count)
        begin = time.monotonic()
        page = our_page(facts, articles)
        took = time.monotonic() - begin
        views = [
            ("ours, as it opens", ""),
            *([("ours, not grouped", "#grouped=no")] if 1500 < count <= DRAWN_UP_TO else []),
        ]
        for name, hash_ in views:
            _report(
                count, name, page, took, measure(page, ready="Number(document.body.dataset.opened ?? 0)", hash_=hash_)
            )
        if count <= arguments.plain_up_to:
            begin = time.monotonic()
            plain = plain_page(facts)
            took = time.monotonic() - begin
            _report(
                count,
                "plain pyvis",
                plain,
                took,
                measure(plain.replace("</body>", RESTED), ready="window.__ready ?? 0"),
            )
    return 0


def _report(count: int, name: str, page: str, took: float, measured: tuple[float, float, float]) -> None:
    opens, computes, frames = measured
    print(
        f"| {count:,} | {name} | {len(page.encode()) / 1e6:.2f} | {took:.1f} | {opens:.2f} | {computes:.2f} | {frames:.0f} |",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main())
