// How a point looks: an icon for its kind, a country as a plate with its code, larger where more facts meet.
const MANY = new Set(["Theme", "Fact"]);

/** Radius in the drawing's units: never under a few pixels of the screen, fewer where there are many. */
function radiusOf(node, scale) {
  const size = node.group ? 15 + 3 * Math.log2(1 + node.degree) : MANY.has(node.kind) ? 9 : Math.min(10 + 2.2 * Math.sqrt(node.degree), 24);
  const many = drawn.nodes.length;
  return Math.max(size, (many <= 80 ? 10.5 : many <= 250 ? 8 : many <= 800 ? 5.5 : 3.5) / scale);
}

const isPlate = (node) => node.code !== undefined && node.code !== "";
const nodeTones = (node) => (isPlate(node) ? ["--plate", "--plate-ink"] : node.kind === "Person" ? ["--person", "--person-ink"] : node.kind === "Theme" ? ["--ground", "--soft"] : ["--body", "--body-ink"]);

function outline(context, node, x, y, radius) {
  context.beginPath();
  if (isPlate(node)) context.roundRect(x - radius * 1.35, y - radius * 0.85, radius * 2.7, radius * 1.7, radius * 0.3);
  else context.arc(x, y, radius, 0, 2 * Math.PI);
}

function drawNode(context, node, x, y, { selected, hover }) {
  const scale = viewScale();
  const radius = radiusOf(node, scale);
  const [ground, ink] = nodeTones(node).map(tone);
  const rim = (selected || hover ? 3 : 1.2) / Math.min(scale, 1);
  if (node.group) {
    outline(context, node, x, y, radius + 3.5 / Math.min(scale, 1));
    context.strokeStyle = ink;
    context.lineWidth = 1 / Math.min(scale, 1);
    context.stroke();
  }
  outline(context, node, x, y, radius);
  context.fillStyle = ground;
  context.fill();
  context.lineWidth = rim;
  context.strokeStyle = selected || hover ? tone("--accent") : ink;
  context.setLineDash(node.kind === "Theme" ? [3 / scale, 2 / scale] : []);
  context.stroke();
  context.setLineDash([]);
  context.fillStyle = ink;
  if (radius * scale < 5.5) return;
  if (isPlate(node)) {
    context.font = `600 ${radius * 0.92}px ${FACE}`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillText(node.code.slice(0, 3), x, y + radius * 0.06);
    return;
  }
  context.save();
  context.translate(x - radius * 0.66, y - radius * 0.66);
  context.scale(radius / 12.1, radius / 12.1);
  context.fill(iconPath(node.kind), "evenodd");
  context.restore();
}

const FACE = "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

function nodeLook(node) {
  return {
    id: node.id, x: node.x, y: node.y, shape: "custom", label: undefined,
    ctxRenderer: ({ ctx, x, y, state: how }) => {
      const radius = radiusOf(node, viewScale());
      return { drawNode: () => drawNode(ctx, node, x, y, how), nodeDimensions: { width: radius * (isPlate(node) ? 2.7 : 2), height: radius * (isPlate(node) ? 1.7 : 2) } };
    },
  };
}
