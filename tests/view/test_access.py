"""For everybody: axe-core's rules, the keyboard, a phone, paper, light and dark."""

from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

axe_core_python = pytest.importorskip("axe_core_python")
AXE = (Path(axe_core_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RUN = "const done = arguments[0]; axe.run().then(r => done({bad: r.violations.map(v => [v.impact, v.id, v.nodes.map(n => n.html.slice(0, 120))]), good: r.passes.length}))"


@pytest.mark.parametrize(
    "hash_",
    [
        "",
        "#view=timeline&theme=dark",
        "#view=matrix",
        "#view=map&lang=en",
        "#entity=entity%2FRUS&theme=dark",
        "#family=talk&grouped=yes",
    ],
)
def test_axe_finds_nothing_serious(page, hash_):
    page.go(hash_)
    if page.js("return typeof axe") == "undefined":
        page.js(AXE)
    found = page.driver.execute_async_script(RUN)
    assert [bad for bad in found["bad"] if bad[0] in {"serious", "critical"}] == []
    assert 100 * found["good"] / (found["good"] + len(found["bad"])) >= 95


def test_tab_reaches_every_part_in_order(page):
    """From the search through tools, filters, tabs, drawing, brush and legend to the panel."""
    order = page.js(
        "return [...document.querySelectorAll('a[href], button, input, summary, [tabindex]')]"
        ".filter(n => n.tabIndex >= 0 && n.checkVisibility() && !n.disabled).map(n => n.id || n.dataset.view || n.closest('[id]')?.id || '')"
    )
    places = [
        order.index(name)
        for name in (
            "search",
            "language",
            "facets",
            "tab-network",
            "group",
            "network-box",
            "brush",
            "legend-body",
            "panel",
        )
    ]
    assert places == sorted(places)


def test_the_network_can_be_walked_by_arrows(page):
    page.keys("#network-box", "\ue015")
    first = page.text("#live")
    page.keys("#network-box", "\ue015")
    assert page.text("#live") != first or page.js("return depeche.network.getSelectedNodes().length") == 1
    page.keys("#network-box", "\ue007")
    assert page.js("return document.activeElement.id") == "panel"
    assert page.text("#panel h2")


def test_a_line_can_be_opened_by_keyboard(page):
    page.keys("#network-box", "\ue015", "l")
    assert page.text("#live").startswith("Lien 1 sur")
    page.keys("#network-box", "\ue007")
    assert page.js("return document.querySelectorAll('#panel blockquote').length") >= 1


def test_tabs_are_walked_by_arrows(page):
    page.js("document.querySelector('#tab-network').focus()")
    page.driver.switch_to.active_element.send_keys("\ue014")
    assert page.js("return [document.activeElement.id, depeche.state.view]") == ["tab-timeline", "timeline"]


def test_slash_searches_but_not_while_one_types(page):
    page.keys("body", "/")
    assert page.js("return document.activeElement.id") == "search"
    page.keys("#search", "1/2")
    assert page.js("return [document.querySelector('#search').value, depeche.state.view]") == ["1/2", "network"]
    page.keys("#search", "\ue00c", "\ue00c")


def test_everything_that_can_be_focused_has_a_name(page):
    nameless = page.js(
        "return [...document.querySelectorAll('button, input, summary, [role=slider], [role=application]')].filter(n => n.checkVisibility() &&"
        " !(n.textContent.trim() || n.ariaLabel || n.labels?.length)).map(n => n.outerHTML.slice(0, 90))"
    )
    assert nameless == []


def test_dark_and_light_can_be_chosen(page):
    grounds = set()
    for theme in ("light", "dark"):
        page.go(f"#theme={theme}")
        grounds.add(page.js("return getComputedStyle(document.body).backgroundColor"))
    assert len(grounds) == 2


def test_it_fits_a_phone(page):
    page.driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True}
    )
    try:
        for view in ("network", "timeline", "matrix", "map"):
            page.go(f"#view={view}")
            assert page.js("return document.documentElement.scrollWidth") <= 390
            assert page.js("return document.querySelector(`#${depeche.state.view}-view`).clientHeight") >= 290
    finally:
        page.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_paper_gets_the_facts_without_the_controls(page):
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert not page.js(
            "return ['#filters', '#brush', '.search', '.tabs'].some(s => document.querySelector(s).checkVisibility())"
        )
        assert page.js("return document.querySelector('#panel').checkVisibility()")
        assert page.js("return getComputedStyle(document.querySelector('#panel')).overflowY") == "visible"
    finally:
        page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
