// How a line looks: colour by family, dashes by modality, a bar across when negated, width by number of sources.
const DASHES = { actual: false, planned: [9, 6], possible: [2, 5], requested: [12, 4, 2, 4], negated: [4, 4] };
const CROWD = 400; // lines; beyond, they are paler
const HEAVY = 1500; // lines; beyond, they are drawn thinner and the drawing is moved as a picture

/** The facts of an edge that pass the filters. */
const shownOf = (edge) => edge.facts.filter((index) => shownSet.has(index));

const sourcesOf = (some) => new Set(some.flatMap((index) => [...facts[index].articles])).size;

function familyOf(some) {
  const count = new Map();
  for (const index of some) count.set(facts[index].family, (count.get(facts[index].family) ?? 0) + 1);
  return [...count].sort((a, b) => b[1] - a[1])[0][0];
}

/** What vis-network needs to know of an edge; "wide" makes up for a small scale. */
function edgeLook(edge, wide, heavy) {
  const smooth = edge.bend ? { enabled: true, type: edge.bend > 0 ? "curvedCCW" : "curvedCW", roundness: Math.abs(edge.bend) } : false;
  const base = { id: edge.id, from: edge.from, to: edge.to, smooth, font: { size: 0 } };
  if (edge.kind === "country") {
    const line = tone("--tie");
    return { ...base, arrows: { to: { enabled: false } }, width: 0.8 * wide, color: { color: line, highlight: line, hover: line, inherit: false } };
  }
  const some = shownOf(edge);
  const family = edge.kind === "tie" ? familyOf(some) : facts[some[0]].family;
  const status = edge.kind === "tie" ? "actual" : facts[some[0]].status;
  const line = colour(family);
  const sources = sourcesOf(some);
  const width = edge.kind === "tie" ? 1 + 0.9 * Math.log2(some.length) : Math.min(1.5 + 1.1 * (sources - 1), 7);
  const arrows = { to: { enabled: !edge.symmetric, scaleFactor: heavy ? 0.4 : 0.55 } };
  if (status === "negated") arrows.middle = { enabled: true, type: "bar", scaleFactor: 1 };
  return {
    ...base, arrows, dashes: DASHES[status], width: width * wide * (heavy ? 0.7 : 1),
    color: { color: line, highlight: line, hover: line, inherit: false, opacity: heavy || drawn.edges.length > CROWD ? 0.5 : edge.kind === "tie" ? 0.7 : 0.9 },
  };
}

function edgeTitle(edge) {
  const some = shownOf(edge);
  if (edge.kind !== "tie") return `${factTitle(facts[some[0]])}${facts[some[0]].status === "actual" ? "" : ` (${t(facts[some[0]].status)})`}${some.length > 1 ? ` × ${some.length}` : ""}`;
  return `${some.length} ${t(some.length === 1 ? "fact" : "facts")}`;
}
