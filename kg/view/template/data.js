// The graph as the page got it, with what was left out because it was empty put back, and what is asked for often worked out.
const DATA = JSON.parse(byId("data").textContent);
const PAGE = DATA.page;
const classes = PAGE.classes;
const families = new Map(PAGE.families.map((family) => [family.name, family]));
const articles = PAGE.articles.map((one) => ({ iri: "", id: "", title: "", date: "", source: "", url: "", ...one }));
const entities = PAGE.entities.map((one, index) => ({ label: "", kind: "", iso3: "", country: "", countryLabel: "", alt: [], wikidata: "", posts: [], ...one, index, facts: [], acting: [] }));

/** First and last day of a date of any precision: "2023-02" is the whole month. */
function span(time) {
  const [begin, end] = time.split("/");
  const pad = (value, month, day) => (/^\d{4}$/.test(value) ? `${value}-${month}-${day}` : /^\d{4}-\d\d$/.test(value) ? `${value}-${day}` : /^\d{4}-\d\d-\d\d$/.test(value) ? value : "");
  return [pad(begin, "01", "01"), pad(end || begin, "12", "31")];
}

const facts = PAGE.facts.map((one, index) => {
  const fact = {
    iri: "", label: "", predicate: "", modality: "actual", negated: false, actors: [], targets: [], themes: [], places: [], by: [],
    time: "", timeText: "", count: null, confidence: null, evidence: [], ...one, index,
  };
  const about = classes[fact.cls];
  fact.family = about.family;
  fact.quad = about.quad;
  fact.symmetric = about.symmetric;
  fact.polarity = fact.negated ? "negated" : "affirmed";
  fact.status = fact.negated ? "negated" : fact.modality;
  const articlesOf = fact.evidence.map((each) => articles[each.article]).filter(Boolean);
  fact.sources = [...new Set(articlesOf.map((each) => each.source))];
  fact.articles = new Set(fact.evidence.map((each) => each.article));
  fact.when = span(fact.time);
  if (!fact.when[0]) fact.when = span(articlesOf[0]?.date ?? "");
  const named = (roles) => [...new Set(roles.flatMap((role) => fact[role]).filter((ref) => typeof ref === "number"))];
  fact.parties = named(["actors", "targets"]);
  fact.named = named(["actors", "targets", "themes", "places", "by"]);
  fact.countries = [...new Set(named(["actors", "targets", "themes"]).map((each) => entities[each].iso3 || entities[each].country).filter(Boolean))];
  for (const each of fact.named) entities[each].facts.push(index);
  return fact;
});
for (const one of entities) if (one.home !== undefined) entities[one.home].acting.push(one.index);

const factByIri = new Map(facts.map((fact) => [fact.iri, fact.index]));
const entityByIri = new Map(entities.map((one) => [one.iri, one.index]));
const countryNames = new Map(entities.flatMap((one) => (one.iso3 ? [[one.iso3, one.label]] : one.country ? [[one.country, one.countryLabel || one.country]] : [])));
for (const one of entities) if (one.iso3) countryNames.set(one.iso3, one.label);
const countryEntity = new Map(entities.filter((one) => one.iso3).map((one) => [one.iso3, one.index]));
