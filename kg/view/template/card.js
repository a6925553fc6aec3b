// The card of an entity, and the card of a fact.
function linkTo(ref) {
  if (typeof ref === "string") return make("span", {}, `« ${ref} »`);
  return button(nameOf(ref), () => select(typeof ref === "number" ? { entity: ref } : { facts: [ref[0]] }), { class: "link" });
}

const enumerated = (refs) => refs.flatMap((ref, at) => [at ? ", " : "", linkTo(ref)]);

function entityCard(index) {
  const one = entities[index];
  const mine = one.facts.map((each) => facts[each]).filter((fact) => shownSet.has(fact.index));
  const only = state.filters.actor.has(one.iri);
  const filter = one.iso3 ? null : button(t(only ? "filterOff" : "filterOn"), () => toggle("actor", one.iri), { class: "plain", "aria-pressed": String(only) });
  const byCountry = one.iso3 ? button(t(state.filters.country.has(one.iso3) ? "filterOff" : "filterOn"), () => toggle("country", one.iso3), { class: "plain", "aria-pressed": String(state.filters.country.has(one.iso3)) }) : null;
  const group = groupOf.get(index);
  return [
    make("h2", {}, icon(one.kind, 20), " ", one.label, one.iso3 ? make("span", { class: "flag", "aria-hidden": "true" }, ` ${flag(one.iso3)}`) : null),
    make("p", { class: "soft" }, [t(one.kind), one.iso3].filter(Boolean).join(" · ")),
    one.posts.map((post) => make("p", {}, post)),
    one.home !== undefined ? make("p", {}, make("span", { class: "soft" }, `${t("actsFor")} : `), linkTo(one.home)) : one.country ? make("p", {}, make("span", { class: "soft" }, `${t("actsFor")} : `), one.countryLabel || one.country) : null,
    one.alt.length ? make("p", { class: "soft" }, `${t("also")} : ${one.alt.join(", ")}`) : null,
    one.wikidata ? make("p", {}, make("a", { href: one.wikidata, rel: "noopener noreferrer" }, t("wikidata"))) : null,
    make("p", { class: "actions" }, filter, byCountry, state.grouped && state.opened.has(group?.key) ? button(t("closeGroup", groupName(group)), () => change("groups", () => state.opened.delete(group.key)), { class: "plain" }) : null),
    one.acting.length ? [make("h3", {}, `${t("peopleOf")} (${one.acting.length})`), make("p", {}, enumerated(one.acting.slice(0, 40)), one.acting.length > 40 ? " …" : "")] : null,
    factList(t("shownFacts"), mine),
  ];
}

function factCard(fact) {
  const lines = [["actors", fact.actors], ["target", fact.targets], ["theme_", fact.themes], ["place", fact.places], ["by", fact.by]]
    .filter(([, refs]) => refs.length).map(([name, refs]) => [name, enumerated(refs)]);
  if (fact.time || fact.timeText) lines.push(["time", [day(fact.time), fact.timeText ? ` « ${fact.timeText} »` : ""]]);
  if (fact.count !== null) lines.push(["count", [String(fact.count)]]);
  lines.push(["status", [fact.negated && fact.modality !== "actual" ? `${t("negated")}, ${t(fact.modality)}` : t(fact.status)]]);
  if (fact.confidence !== null) lines.push(["confidence", [`${Math.round(fact.confidence * 100)} %`]]);
  return make("article", { class: "fact" }, make("h2", {}, stroke(fact), " ", className(fact)),
    fact.label ? make("p", { class: "soft" }, fact.label) : null,
    make("dl", {}, lines.flatMap(([name, value]) => [make("dt", {}, t(name)), make("dd", {}, value)])),
    make("h3", {}, t("says")), fact.evidence.map(quote));
}
