// The network: pyvis made its nodes and edges and their places; here they are filtered, dressed and drawn.
const stage = byId("network");
const nodeSet = new vis.DataSet([]);
const edgeSet = new vis.DataSet([]);
let network = null;
let drawn = { nodes: [], edges: [], ranked: [], byId: new Map(), version: 0, heavy: false, left: 0 };

const viewScale = () => network?.getScale() ?? 1;

/** The network of the shown facts, one by one: edges with a shown fact, the nodes that they join. */
function plainNetwork() {
  const edges = DATA.edges.filter((edge) => edge.facts?.some((index) => shownSet.has(index)));
  const kept = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
  edges.push(...DATA.edges.filter((edge) => !edge.facts && kept.has(edge.from) && kept.has(edge.to)));
  return { nodes: DATA.nodes.filter((node) => kept.has(node.id)), edges, left: 0 };
}

for (const node of DATA.nodes) {
  node.entity = entityByIri.get(node.iri.startsWith(PAGE.base) ? node.iri.slice(PAGE.base.length) : node.iri);
  if (node.entity !== undefined) Object.assign(node, { kind: entities[node.entity].kind, code: entities[node.entity].iso3 });
}

function drawNetwork({ keepView = true } = {}) {
  const { nodes, edges, left } = state.grouped ? groupedNetwork() : plainNetwork();
  const rank = (node) => (MANY.has(node.kind) ? 0 : 1000 + node.degree + (isPlate(node) ? 1000 : 0));
  const ranked = [...nodes].sort((a, b) => rank(b) - rank(a) || (a.label < b.label ? -1 : 1));
  drawn = { nodes, edges, ranked, left, byId: new Map(nodes.map((node) => [node.id, node])), version: drawn.version + 1, heavy: edges.length > HEAVY };
  stage.classList.toggle("heavy", drawn.heavy);
  const wide = lineFactor();
  if (network) network.unselectAll();
  edgeSet.clear();
  nodeSet.clear();
  nodeSet.add(nodes.map(nodeLook));
  edgeSet.add(edges.map((edge) => edgeLook(edge, wide, drawn.heavy)));
  if (!network) startNetwork();
  network.setOptions({ interaction: { dragView: !drawn.heavy, hover: !drawn.heavy } });
  if (!keepView) fitAll(false);
  selectInNetwork();
  byId("network-note").textContent = state.grouped ? `${t("grouped")}${left > edges.length ? ` ${t("strongest", number(edges.length), number(left))}` : ""}` : "";
}

function startNetwork() {
  network = new vis.Network(stage, { nodes: nodeSet, edges: edgeSet }, JSON.parse(DATA.options));
  network.on("click", ({ nodes: [node], edges: [edge] }) => {
    if (node !== undefined) chooseNode(drawn.byId.get(node));
    else if (edge !== undefined) chooseEdge(edge);
    else if (state.selection) select(null);
  });
  network.on("hoverNode", ({ node }) => { stage.title = drawn.byId.get(node)?.label ?? ""; });
  network.on("hoverEdge", ({ edge }) => { const one = drawn.edges.find((each) => each.id === edge); stage.title = one?.facts ? edgeTitle(one) : t("actsFor"); });
  network.on("blurNode", () => { stage.title = ""; });
  network.on("blurEdge", () => { stage.title = ""; });
  network.on("dragEnd", ({ nodes: ids }) => {
    for (const id of ids) Object.assign(drawn.byId.get(id), network.getPosition(id));
    if (ids.length) drawn.version += 1;
  });
  network.on("afterDrawing", (context) => {
    drawFocus(context);
    drawLabels(context, drawn, viewScale());
  });
  for (const node of stage.querySelectorAll("[tabindex]")) node.removeAttribute("tabindex"); // the box around it has the keyboard
  startPanning();
  startSteering();
}

function chooseNode(node) {
  if (node.group) change("groups", () => state.opened.add(node.group));
  else if (node.entity !== undefined) select({ entity: node.entity });
  else select({ facts: node.facts });
}

function chooseEdge(id) {
  const edge = drawn.edges.find((one) => one.id === id);
  if (edge?.facts) select({ facts: shownOf(edge) });
}

/** What is selected stands out: a veil over the rest, then its lines and points once more. */
function drawFocus(context) {
  const chosen = network.getSelection();
  if (!chosen.nodes.length && !chosen.edges.length) return;
  const lines = chosen.nodes.length ? network.getConnectedEdges(chosen.nodes[0]) : chosen.edges;
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalAlpha = 0.72;
  context.fillStyle = tone("--ground");
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  context.restore();
  const { nodes, edges } = network.body;
  const around = new Set(chosen.nodes);
  for (const id of lines) {
    if (!edges[id]?.connected) continue;
    edges[id].draw(context);
    around.add(edges[id].fromId).add(edges[id].toId);
  }
  for (const id of around) nodes[id]?.draw(context);
}

/** Select in the drawing what the panel shows. */
function selectInNetwork() {
  if (!network) return;
  network.unselectAll();
  const chosen = state.selection;
  if (chosen?.entity !== undefined) {
    const node = drawn.nodes.find((one) => one.entity === chosen.entity) ?? drawn.nodes.find((one) => one.group && groupOf.get(chosen.entity)?.key === one.group);
    if (node) network.selectNodes([node.id]);
  } else if (chosen?.facts) {
    const wanted = new Set(chosen.facts);
    const edges = drawn.edges.filter((edge) => edge.facts?.some((index) => wanted.has(index))).map((edge) => edge.id);
    network.setSelection({ nodes: [], edges }, { highlightEdges: false });
  }
}

function bounds() {
  const xs = drawn.nodes.map((node) => node.x);
  const ys = drawn.nodes.map((node) => node.y);
  const least = (some, otherwise) => (some.length ? some.reduce((a, b) => Math.min(a, b)) : otherwise);
  const most = (some, otherwise) => (some.length ? some.reduce((a, b) => Math.max(a, b)) : otherwise);
  return [least(xs, 0), least(ys, 0), most(xs, 0), most(ys, 0)];
}

function fittingScale() {
  const [left, top, right, bottom] = bounds();
  const { clientWidth: wide, clientHeight: high } = stage.parentElement;
  return Math.min(Math.max(wide - (wide > 600 ? 180 : 110), 60) / Math.max(right - left, 1), Math.max(high - 76, 60) / Math.max(bottom - top, 1), 1.5);
}

/** Lines keep about their width when the whole is seen at once. */
const lineFactor = () => Math.min(Math.max(1 / fittingScale(), 0.8), 4);

function fitAll(moving = true) {
  const [left, top, right, bottom] = bounds();
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 + 8 / fittingScale() }, scale: fittingScale(), animation: moving && !calm.matches && !drawn.heavy ? { duration: 300 } : false });
}

function zoomBy(factor) {
  network.moveTo({ scale: Math.min(Math.max(viewScale() * factor, 0.02), 6), animation: false });
}
