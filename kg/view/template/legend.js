// The legend explains colours, dashes and icons, and filters: a click shows only that, several add up.
function legendChip(facet, value, label, sample) {
  const count = facetCounts(facet).get(value) ?? 0;
  const chosen = state.filters[facet];
  return make("button", {
    type: "button", class: `chip${chosen.size && !chosen.has(value) ? " off" : ""}`, "data-chip": `${facet} ${value}`, "aria-pressed": String(chosen.has(value)),
    onclick: () => { toggle(facet, value); [...document.querySelectorAll("[data-chip]")].find((one) => one.dataset.chip === `${facet} ${value}`)?.focus(); },
  }, sample, label, make("b", {}, number(count)));
}

function showLegend() {
  const present = [...families.keys()].filter((name) => facts.some((fact) => fact.family === name));
  const modalities = ["actual", "planned", "possible", "requested"].filter((name) => facts.some((fact) => fact.modality === name));
  const kinds = [...new Set(drawn.nodes.map((node) => node.kind))].filter((kind) => Object.hasOwn(ICONS, kind));
  byId("legend-body").replaceChildren(
    make("div", { role: "group", "aria-label": t("family") }, present.map((name) => legendChip("family", name, familyName(name), stroke({ family: name }, 16)))),
    make("div", { role: "group", "aria-label": `${t("modality")}, ${t("polarity")}` }, modalities.map((name) => legendChip("modality", name, t(name), stroke({ status: name }, 20))),
      facts.some((fact) => fact.negated) ? legendChip("polarity", "negated", t("negated"), stroke({ status: "negated" }, 20)) : null),
    make("p", { class: "kinds soft" }, make("span", {}, stroke({ width: 1.5 }, 12), stroke({ width: 5 }, 12), " ", t("wider")), kinds.map((kind) => make("span", {}, icon(kind, 13), " ", t(kind)))));
}
