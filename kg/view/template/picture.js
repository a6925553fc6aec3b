// The view as an SVG picture, drawn anew from what is on the screen, with all colours written out.
const PICTURE_MARGIN = 60;

function networkPicture() {
  const [left, top, right, bottom] = bounds();
  const scale = Math.max(viewScale(), 0.25);
  const context = document.createElement("canvas").getContext("2d");
  const labels = placeLabels(context, drawn, scale);
  const box = [left * scale - PICTURE_MARGIN * 1.6, top * scale - PICTURE_MARGIN, (right - left) * scale + PICTURE_MARGIN * 3.2, (bottom - top) * scale + PICTURE_MARGIN * 2];
  const wide = lineFactor();
  return picture(box, drawn.edges.map((edge) => edgePicture(edge, scale, wide)), drawn.nodes.map((node) => nodePicture(node, scale)), labels.map(labelPicture));
}

function picture([x, y, wide, high], ...parts) {
  return draw("svg", { xmlns: SVG, viewBox: [x, y, wide, high].map((one) => Math.round(one)).join(" "), width: Math.round(wide), height: Math.round(high), "font-family": "system-ui, sans-serif" },
    draw("title", {}, document.title), draw("rect", { x: Math.round(x), y: Math.round(y), width: Math.round(wide), height: Math.round(high), fill: tone("--ground") }), ...parts);
}

function edgePicture(edge, scale, wide) {
  const look = edgeLook(edge, wide, drawn.heavy);
  const [one, other] = [drawn.byId.get(edge.from), drawn.byId.get(edge.to)];
  const [x, y, toX, toY] = [one.x * scale, one.y * scale, other.x * scale, other.y * scale];
  const [midX, midY] = [(x + toX) / 2 + (toY - y) * edge.bend, (y + toY) / 2 - (toX - x) * edge.bend];
  const line = look.color.color;
  const width = Math.max(look.width * scale, 0.6);
  const away = Math.hypot(toX - midX, toY - midY) || 1;
  const [ux, uy] = [(toX - midX) / away, (toY - midY) / away];
  const radius = radiusOf(other, scale) * scale + 2;
  const [tipX, tipY] = [toX - ux * radius, toY - uy * radius];
  const size = 4 + width;
  const at = [(x + 2 * midX + toX) / 4, (y + 2 * midY + toY) / 4];
  const long = Math.hypot(toX - x, toY - y) || 1;
  const [px, py] = [(-(toY - y) / long) * 6, ((toX - x) / long) * 6];
  const fix = (value) => Math.round(value * 10) / 10;
  return draw("g", { stroke: line, "stroke-width": fix(width), fill: "none", opacity: look.color.opacity },
    draw("path", { d: `M${fix(x)} ${fix(y)}Q${fix(midX)} ${fix(midY)} ${fix(toX)} ${fix(toY)}`, "stroke-dasharray": look.dashes ? look.dashes.join(" ") : null }),
    look.arrows.to.enabled ? draw("path", { d: `M${fix(tipX)} ${fix(tipY)}L${fix(tipX - ux * size * 1.6 - uy * size * 0.6)} ${fix(tipY - uy * size * 1.6 + ux * size * 0.6)}L${fix(tipX - ux * size * 1.6 + uy * size * 0.6)} ${fix(tipY - uy * size * 1.6 - ux * size * 0.6)}z`, fill: line, stroke: "none" }) : null,
    look.arrows.middle ? draw("path", { d: `M${fix(at[0] - px)} ${fix(at[1] - py)}L${fix(at[0] + px)} ${fix(at[1] + py)}` }) : null);
}

function nodePicture(node, scale) {
  const radius = radiusOf(node, scale) * scale;
  const [ground, ink] = nodeTones(node).map(tone);
  const [x, y] = [node.x * scale, node.y * scale];
  const plate = isPlate(node);
  return draw("g", { transform: `translate(${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10})` },
    plate ? draw("rect", { x: -radius * 1.35, y: -radius * 0.85, width: radius * 2.7, height: radius * 1.7, rx: radius * 0.3, fill: ground, stroke: ink }) : draw("circle", { r: radius, fill: ground, stroke: ink }),
    plate ? draw("text", { "text-anchor": "middle", y: radius * 0.34, "font-size": radius * 0.92, "font-weight": 600, fill: ink }, node.code.slice(0, 3)) : draw("path", { d: ICONS[iconName(node.kind)], fill: ink, "fill-rule": "evenodd", transform: `scale(${radius / 12.1}) translate(-8 -8)` }));
}

function labelPicture(label) {
  const size = label.small ? LABEL * 0.86 : LABEL;
  const text = { "text-anchor": "middle", "font-size": size, "font-weight": label.bold ? 600 : 400, fill: label.colour ?? tone(label.soft ? "--soft" : "--ink"), stroke: tone("--ground"), "stroke-width": 3.5, "stroke-linejoin": "round", "paint-order": "stroke" };
  return label.lines.map((line, row) => draw("text", { ...text, x: Math.round(label.x), y: Math.round(label.y + (row - (label.lines.length - 1) / 2) * size * 1.18 + size * 0.35) }, line));
}

function mapPicture() {
  const copy = byId("world").cloneNode(true);
  const from = [...byId("world").querySelectorAll("path, circle, text")];
  [...copy.querySelectorAll("path, circle, text")].forEach((node, at) => {
    const style = getComputedStyle(from[at]);
    for (const name of ["fill", "stroke", "stroke-width", "fill-opacity", "paint-order", "text-anchor", "font-weight"]) node.setAttribute(name, style.getPropertyValue(name));
  });
  const [x, y, wide, high] = mapBox;
  const result = picture(mapBox, [...copy.childNodes]);
  result.setAttribute("viewBox", [x, y, wide, high].join(" "));
  result.setAttribute("width", 1200);
  result.setAttribute("height", Math.round((1200 * high) / wide));
  return result;
}

/** Timeline and matrix: squares or dots in rows and columns, from the same model as their tables. */
function gridPicture(model) {
  const [left, top, cell] = [230, 150, 34];
  const dots = model.name === "timeline";
  const plain = { "font-size": 12, fill: tone("--ink") };
  const parts = [
    model.columns.map((column, at) => draw("text", { ...plain, transform: `translate(${left + at * cell + 20} ${top - 8}) rotate(-55)` }, column.label.slice(0, 26))),
    model.rows.map((row, at) => draw("text", { ...plain, x: left - 8, y: top + at * cell + 21, "text-anchor": "end" }, row.label.slice(0, 34))),
  ];
  model.rows.forEach((row, down) => model.columns.forEach((column, across) => {
    const one = model.cells.get(cellKey(row, column));
    if (!one) return;
    const [x, y] = [left + across * cell, top + down * cell];
    const fill = one.look["--fill"].startsWith("var") ? tone(one.look["--fill"].slice(4, -1)) : one.look["--fill"];
    const ink = dots ? tone("--ground") : tone(one.look["--text"].slice(4).split(",")[0]);
    parts.push(draw("g", {}, draw("title", {}, one.title),
      dots ? draw("circle", { cx: x + cell / 2, cy: y + cell / 2, r: parseInt(one.look["--dot"], 10) / 2, fill }) : draw("rect", { x: x + 1, y: y + 1, width: cell - 2, height: cell - 2, rx: 4, fill }),
      draw("text", { x: x + cell / 2, y: y + cell / 2 + 4, "text-anchor": "middle", "font-size": 11, fill: ink }, one.text)));
  }));
  parts.push(draw("text", { ...plain, x: 12, y: 22 }, model.caption));
  return picture([0, 0, Math.max(left + model.columns.length * cell + 60, 720), top + model.rows.length * cell + 30], ...parts);
}

const viewPicture = () => ({ network: networkPicture, timeline: () => gridPicture(timelineModel()), matrix: () => gridPicture(matrixModel()), map: mapPicture })[state.view]();
