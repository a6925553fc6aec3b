// One facet: its values with how many facts each would show, as boxes to tick; long ones can be searched.
const SHORT = 7;
const facetOpen = new Set(["cls", "modality", "polarity"]);
const facetWords = {};
const facetFull = new Set();
const FACET_NAMES = {
  family: familyName, cls: classNameOf, modality: t, polarity: t,
  actor: (iri) => entities[entityByIri.get(iri)].label,
  country: (code) => countryNames.get(code) ?? code,
  source: (name) => name || t("noSource"),
};
const facetName = (facet, value) => FACET_NAMES[facet](value);

/** How many of the facts that pass all other filters have each value. */
function facetCounts(facet) {
  const count = new Map();
  for (const fact of facts) {
    if (!passes(fact, facet)) continue;
    for (const value of VALUES[facet](fact)) count.set(value, (count.get(value) ?? 0) + 1);
  }
  for (const value of state.filters[facet]) if (!count.has(value)) count.set(value, 0);
  return count;
}

function facetBox(facet) {
  const details = make("details", { class: "facet", "data-facet": facet, open: facetOpen.has(facet), ontoggle: () => { details.open ? facetOpen.add(facet) : facetOpen.delete(facet); if (details.open && !details.querySelector("fieldset")) fillFacet(details, facet); } },
    make("summary", {}, make("span", {}, t(facet)), make("span", { class: "picked" }, state.filters[facet].size ? String(state.filters[facet].size) : "")));
  if (facetOpen.has(facet)) fillFacet(details, facet);
  return details;
}

function fillFacet(details, facet) {
  details.querySelector("fieldset")?.remove();
  const chosen = state.filters[facet];
  const words = bare(facetWords[facet] ?? "");
  const all = [...facetCounts(facet)].map(([value, count]) => ({ value, count, name: facetName(facet, value) }))
    .sort((a, b) => chosen.has(b.value) - chosen.has(a.value) || b.count - a.count || a.name.localeCompare(b.name));
  const found = words ? all.filter((one) => bare(one.name).includes(words)) : all;
  const most = words ? 40 : facetFull.has(facet) ? 200 : Math.max(SHORT, chosen.size);
  const boxes = found.slice(0, most).map(({ value, count, name }) => make("label", { class: "tick" },
    make("input", { type: "checkbox", value, checked: chosen.has(value), onchange: () => { toggle(facet, value); refocus(facet, value); } }), make("span", {}, name), make("span", { class: "count" }, number(count))));
  const search = all.length > SHORT ? make("input", { type: "search", class: "find", value: facetWords[facet] ?? "", placeholder: t("findIn", t(facet)), "aria-label": t("findIn", t(facet)), oninput: (event) => { facetWords[facet] = event.target.value; fillFacet(details, facet); const next = details.querySelector(".find"); next.focus(); next.setSelectionRange(next.value.length, next.value.length); } }) : null;
  const rest = !words && all.length > SHORT ? button(facetFull.has(facet) ? t("fewerValues") : t("moreValues", number(Math.min(all.length, 200) - Math.min(most, all.length))), () => { facetFull.delete(facet) || facetFull.add(facet); fillFacet(details, facet); }, { class: "link small" }) : null;
  const clear = chosen.size ? button(t("clear"), () => change("filters", () => chosen.clear()), { class: "link small" }) : null;
  details.append(make("fieldset", {}, make("legend", { class: "hidden" }, t(facet)), search, boxes, make("p", { class: "actions" }, all.length > most || facetFull.has(facet) ? rest : null, clear)));
}

function refocus(facet, value) {
  [...document.querySelectorAll(`[data-facet="${facet}"] input[type=checkbox]`)].find((box) => box.value === value)?.focus();
}
