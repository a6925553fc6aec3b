// The network by keyboard: arrows go to the next point in that direction, Enter opens its card, L its lines one by one.
let steered = null; // the node that has the keyboard
let line = -1;

function nextNode(dx, dy) {
  const from = steered ?? { x: network.getViewPosition().x - dx, y: network.getViewPosition().y - dy };
  let best = null;
  for (const node of drawn.nodes) {
    const [x, y] = [node.x - from.x, node.y - from.y];
    const ahead = x * dx + y * dy;
    if (node === steered || ahead <= 0) continue;
    const cost = ahead + 2.5 * Math.abs(x * dy - y * dx);
    if (!best || cost < best.cost) best = { node, cost };
  }
  return best?.node;
}

function goTo(node) {
  if (!node) return;
  [steered, line] = [node, -1];
  network.selectNodes([node.id]);
  const at = network.canvasToDOM({ x: node.x, y: node.y });
  const margin = 60;
  if (at.x < margin || at.y < margin || at.x > stage.clientWidth - margin || at.y > stage.clientHeight - margin) network.moveTo({ position: { x: node.x, y: node.y }, animation: false });
  announce(t("neighbours", node.label, node.degree));
}

function nextLine() {
  const ids = network.getConnectedEdges(steered.id).filter((id) => drawn.edges.find((edge) => edge.id === id)?.facts);
  if (!ids.length) return;
  line = (line + 1) % ids.length;
  const edge = drawn.edges.find((one) => one.id === ids[line]);
  network.setSelection({ nodes: [], edges: [edge.id] }, { highlightEdges: false });
  announce(t("ties", line + 1, ids.length, edgeTitle(edge)));
  return edge;
}

function startSteering() {
  const keys = {
    ArrowUp: () => goTo(nextNode(0, -1)), ArrowDown: () => goTo(nextNode(0, 1)), ArrowLeft: () => goTo(nextNode(-1, 0)), ArrowRight: () => goTo(nextNode(1, 0)),
    "+": () => zoomBy(1.25), "=": () => zoomBy(1.25), "-": () => zoomBy(0.8), 0: () => fitAll(),
    l: () => steered && nextLine(), L: () => steered && nextLine(),
    Enter: () => {
      if (!steered) return goTo(drawn.ranked[0]);
      const chosen = network.getSelection();
      if (!chosen.nodes.length && chosen.edges.length) chooseEdge(chosen.edges[0]);
      else chooseNode(steered);
      byId("panel").focus();
    },
  };
  byId("network-box").addEventListener("keydown", (event) => {
    if (event.target !== byId("network-box") || event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    if (steered && !drawn.byId.has(steered.id)) steered = null;
    keys[event.key]();
  });
  byId("network-box").addEventListener("focus", () => { if (!steered && drawn.ranked.length && byId("network-box").matches(":focus-visible")) goTo(drawn.ranked[0]); });
}
