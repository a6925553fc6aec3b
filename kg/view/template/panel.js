// The panel beside the drawing: the list of facts shown, a card, or the facts of a line with their sentences.
const MOST_CARDS = 25;
const TOP = ["h2", { class: "minor" }];

/** Show an entity ({ entity }), some facts ({ facts }) or, with null, all of them again. */
function select(chosen) {
  change("selection", () => { state.selection = chosen; });
}

const backButton = () => button(["← ", t("back")], () => { select(null); byId("panel").focus(); }, { class: "plain" });

function panelContent() {
  const chosen = state.selection;
  if (chosen?.entity !== undefined) return [backButton(), entityCard(chosen.entity)];
  if (chosen?.facts?.length > MOST_CARDS) return [backButton(), factList(t("shownFacts"), chosen.facts.map((index) => facts[index]), TOP)];
  if (chosen?.facts) return [backButton(), inTime(chosen.facts.map((index) => facts[index])).map(factCard)];
  return [make("p", { class: "soft small" }, t("hint")), shown.length ? factList(t("shownFacts"), shown, TOP) : make("p", {}, t("noFacts"))];
}

function showPanel() {
  byId("panel").replaceChildren(...panelContent().flat(3).filter(Boolean));
  byId("panel").scrollTop = 0;
}
