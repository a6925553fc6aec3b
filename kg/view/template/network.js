// The network: pyvis made its nodes and edges, here they get the theme's colours and their filters.
const DATA = JSON.parse(document.getElementById("data").textContent);
const { entities, facts, articles, classes, families, order } = DATA.page;
const hidden = { families: new Set(), statuses: new Set() };
const dark = matchMedia("(prefers-color-scheme: dark)");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const STATUSES = ["actual", "planned", "possible", "requested", "negated"].filter((s) => facts.some((f) => f.status === s));
const DASHES = { actual: false, planned: [9, 6], possible: [2, 5], requested: [12, 4, 2, 4], negated: [3, 3] };

const shown = (fact) => !hidden.families.has(fact.family) && !hidden.statuses.has(fact.status);
const colour = (family) => families[family][dark.matches ? "dark" : "light"];
const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function nodeLook(node) {
  const fill = { Person: ["#ffffff", "#2a3542"], Country: ["#e3ebf3", "#2b4258"] }[node.kind] ?? ["#f0eee8", "#39352b"];
  const ground = fill[dark.matches ? 1 : 0];
  const ink = css("--ink");
  const rim = dark.matches ? "#9fb0c3" : "#4a5a6c";
  const halo = node.shape === "box" ? {} : { strokeWidth: 4, strokeColor: css("--ground") };
  return {
    id: node.id,
    color: {
      background: ground, border: rim, highlight: { background: ground, border: css("--accent") },
      hover: { background: ground, border: css("--accent") },
    },
    font: { color: node.kind === "Theme" ? css("--soft") : ink, face: "system-ui, sans-serif", ...halo },
  };
}

/** Labels keep their size on the screen; where they would cover each other, the better joined node's one stays. */
const ranked = [...DATA.nodes].sort((a, b) => (a.kind === "Theme") - (b.kind === "Theme") || b.size - a.size || (a.id < b.id ? -1 : 1));
let step = null;

function fitLabels() {
  const scale = network.getScale();
  const now = Math.round(Math.log(Math.min(scale, 1)) / Math.log(1.2));
  if (now === step) return;
  step = now;
  const size = Math.max(14, 12 / scale);
  edges.update(DATA.edges.map((edge) => ({ id: edge.id, width: Math.max(edge.weight ?? 1, (edge.weight ?? 1) * 0.8 / scale) })));
  const taken = [];
  nodes.update(ranked.filter((node) => !nodes.get(node.id).hidden).map((node) => {
    const lines = node.label.split("\n");
    const wide = (Math.max(...lines.map((line) => line.length)) * 0.58 * size) / 2 + 6;
    const high = (lines.length * size * 1.2) / 2 + 3;
    const { x, y } = network.getPosition(node.id);
    const box = [x - wide, y - high, x + wide, y + high];
    if (node.shape !== "box" && node.shape !== "text") { box[1] += high + node.size; box[3] += high + node.size; }
    const free = scale >= 1 || !taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]);
    if (free) taken.push(box);
    return { id: node.id, label: free ? node.label : " ", font: { size: !free ? 8 : node.kind === "Theme" ? size * 0.85 : size } };
  }));
}

function edgeLook(edge) {
  if (edge.kind === "country") {
    return { id: edge.id, arrows: { to: { enabled: false } }, selectionWidth: 0, color: { color: css("--line"), highlight: css("--line"), hover: css("--soft"), inherit: false }, width: 1, title: t("linkOf") };
  }
  const line = colour(edge.family);
  const arrows = { to: { enabled: !edge.symmetric, scaleFactor: 0.6 } };
  if (edge.status === "negated") arrows.middle = { enabled: true, type: "bar", scaleFactor: 1.1 };
  return {
    id: edge.id, arrows, dashes: DASHES[edge.status] || false, width: edge.weight,
    color: { color: line, highlight: line, hover: line, inherit: false },
    label: edge.labelled ? edgeLabel(edge) : undefined, title: edgeLabel(edge, true),
    font: { color: line, size: 11, face: "system-ui, sans-serif", strokeWidth: 3, strokeColor: css("--ground"), align: "middle" },
  };
}

function edgeLabel(edge, withStatus = false) {
  const status = withStatus && edge.status !== "actual" ? ` (${t(edge.status)})` : "";
  return className(facts[edge.facts[0]]) + status;
}

const className = (fact) => fact.predicate || (classes[fact.cls]?.[language] ?? fact.cls);

const nodes = new vis.DataSet(DATA.nodes);
const edges = new vis.DataSet(DATA.edges);
let network = null;

function dress() {
  nodes.update(DATA.nodes.map(nodeLook));
  edges.update(DATA.edges.map(edgeLook));
}

function drawNetwork(onNode, onEdge, onNothing, onReady) {
  dress();
  network = new vis.Network(document.getElementById("network"), { nodes, edges }, JSON.parse(DATA.options));
  network.on("click", ({ nodes: [node], edges: [edge] }) => {
    if (node !== undefined) onNode(node);
    else if (edge !== undefined && edges.get(edge).facts) onEdge(edge);
    else onNothing();
  });
  network.once("afterDrawing", () => {
    fitAll(false);
    onReady();
    fitLabels();
    network.on("zoom", fitLabels);
    network.on("animationFinished", fitLabels);
    document.body.dataset.ready = "yes";
  });
  dark.addEventListener("change", dress);
}

function fitAll(moving = true) {
  const visible = nodes.get({ filter: (node) => !node.hidden }).map((node) => node.id);
  network.fit({ nodes: visible, maxZoomLevel: 1.4, animation: false });
  network.moveTo({ scale: network.getScale() * 0.92, animation: moving && !calm.matches ? { duration: 300 } : false }); // for labels at the rim
}

function focusOn(ids) {
  network.selectNodes(ids.filter((id) => nodes.get(id)));
  const around = ids.flatMap((id) => (nodes.get(id) ? [id, ...network.getConnectedNodes(id)] : []));
  if (around.length) network.fit({ nodes: around, maxZoomLevel: 1.3, animation: calm.matches ? false : { duration: 300 } });
}

/** Hide what the filters exclude: edges whose facts are all excluded, then nodes left without any edge. */
function applyFilters() {
  const keep = new Set();
  const changes = DATA.edges.filter((edge) => edge.facts).map((edge) => {
    const visible = edge.facts.some((index) => shown(facts[index]));
    if (visible) keep.add(edge.from).add(edge.to);
    return { id: edge.id, hidden: !visible };
  });
  for (const edge of DATA.edges.filter((one) => !one.facts)) {
    changes.push({ id: edge.id, hidden: !(keep.has(edge.from) && (keep.has(edge.to) || keep.size === 0)) });
  }
  edges.update(changes);
  nodes.update(DATA.nodes.map((node) => ({ id: node.id, hidden: !keep.has(node.id) })));
  step = null;
  fitLabels();
}
