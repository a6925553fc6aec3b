// The filters beside the drawing: one facet below the other, and the dates.
function dateField(name, label) {
  return make("label", { class: "date" }, make("span", {}, t(label)), make("input", { type: "date", value: state[name], min: brushRange?.[0], max: brushRange?.[1], "data-date": name, onchange: ({ target }) => change("filters", () => { state[name] = target.value; }) }));
}

function showFilters() {
  const focus = document.activeElement?.dataset?.date;
  byId("facets").replaceChildren(
    make("fieldset", { class: "dates" }, make("legend", {}, t("dates")), dateField("from", "from"), dateField("to", "to")),
    ...FACETS.filter((facet) => facet !== "family").map(facetBox));
  if (focus) document.querySelector(`[data-date="${focus}"]`)?.focus();
}

/** « 12 sur 340 faits · 3 articles », and whether there is anything to take back. */
function showCounter() {
  const part = shown.length === facts.length ? number(facts.length) : `${number(shown.length)} ${t("of")} ${number(facts.length)}`;
  byId("counter").textContent = `${part} ${t(facts.length === 1 ? "fact" : "facts")} · ${number(articles.length)} ${t(articles.length === 1 ? "article" : "articles")}`;
  byId("reset").disabled = !filtered() && !state.opened.size && !state.selection;
  byId("filter-count").textContent = filtered() ? String(FACETS.reduce((sum, facet) => sum + state.filters[facet].size, 0) + Boolean(state.from || state.to)) : "";
}

function reset() {
  change("all", () => {
    clearFilters();
    state.selection = null;
    state.opened.clear();
    state.grouped = groupedAtFirst();
  });
  announce(byId("counter").textContent);
}
