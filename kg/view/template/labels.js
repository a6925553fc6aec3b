// Labels keep their size on the screen and never cover each other: the better joined goes first, below its point or
// wherever there is room around it; what finds no room waits until one comes nearer. Lines get theirs last.
const LABEL = 13; // pixels
const LABEL_CHARS = 24;
const MOST_LABELS = 700;
const CELL = 64; // pixels of the grid in which neighbours are looked for
const measured = new Map();
let placedFor = ""; // what the places below were worked out for
let placed = [];

function wrap(text) {
  const lines = [""];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last && last.length + 1 + word.length > LABEL_CHARS) lines.push(word.slice(0, 40));
    else lines[lines.length - 1] = last ? `${last} ${word}` : word.slice(0, 40);
  }
  return lines.length > 2 ? [lines[0], `${lines[1].slice(0, LABEL_CHARS - 1)}…`] : lines;
}

function widthOf(context, text, bold) {
  const key = `${bold} ${text}`;
  if (!measured.has(key)) {
    context.font = `${bold ? 600 : 400} ${LABEL}px ${FACE}`;
    measured.set(key, context.measureText(text).width);
  }
  return measured.get(key);
}

/** Rectangles already taken, in a grid; "free" says whether another one would cover none of them. */
function takenSpace() {
  const grid = new Map();
  const cells = function* ([left, top, right, bottom]) {
    for (let x = Math.floor(left / CELL); x <= right / CELL; x += 1) for (let y = Math.floor(top / CELL); y <= bottom / CELL; y += 1) yield `${x} ${y}`;
  };
  return {
    take(box) { for (const cell of cells(box)) grid.has(cell) ? grid.get(cell).push(box) : grid.set(cell, [box]); },
    free(box, but) {
      for (const cell of cells(box)) for (const other of grid.get(cell) ?? []) if (other !== but && box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]) return false;
      return true;
    },
  };
}

/** Places of labels, in pixels at a scale: each with its lines, middle and size. */
function placeLabels(context, drawn, scale) {
  const space = takenSpace();
  const icons = new Map();
  for (const node of drawn.nodes) {
    const radius = radiusOf(node, scale) * scale + 1;
    const wide = isPlate(node) ? radius * 1.35 : radius;
    const box = [node.x * scale - wide, node.y * scale - radius, node.x * scale + wide, node.y * scale + radius];
    icons.set(node.id, box);
    space.take(box);
  }
  const found = [];
  for (const node of drawn.ranked) {
    if (found.length >= MOST_LABELS) break;
    const lines = wrap(node.label);
    const bold = node.kind === "Country";
    const wide = Math.max(...lines.map((line) => widthOf(context, line, bold))) + 6;
    const high = lines.length * LABEL * 1.18 + 2;
    const icon = icons.get(node.id);
    const [x, y] = [node.x * scale, node.y * scale];
    const middles = [[x, icon[3] + high / 2], [x, icon[1] - high / 2], [icon[2] + wide / 2, y], [icon[0] - wide / 2, y]];
    for (const [midX, midY] of middles) {
      const box = [midX - wide / 2, midY - high / 2, midX + wide / 2, midY + high / 2];
      if (!space.free(box, icon)) continue;
      space.take(box);
      found.push({ lines, x: midX, y: midY, bold, soft: node.kind === "Theme", box });
      break;
    }
  }
  return [...found, ...placeEdgeLabels(context, drawn, scale, space)];
}

function placeEdgeLabels(context, drawn, scale, space) {
  const found = [];
  if (drawn.heavy) return found;
  for (const edge of drawn.edges) {
    if (edge.kind !== "fact") continue;
    const some = shownOf(edge);
    const text = className(facts[some[0]]) + (some.length > 1 ? ` × ${some.length}` : "");
    const [one, other] = [drawn.byId.get(edge.from), drawn.byId.get(edge.to)];
    const [dx, dy] = [(other.x - one.x) * scale, (other.y - one.y) * scale];
    const wide = widthOf(context, text, false) * 0.86 + 4;
    if (Math.hypot(dx, dy) < wide + 40) continue;
    const bow = edge.bend * 0.5;
    const [x, y] = [one.x * scale + dx / 2 + dy * bow, one.y * scale + dy / 2 - dx * bow];
    const box = [x - wide / 2, y - 8, x + wide / 2, y + 8];
    if (!space.free(box)) continue;
    space.take(box);
    found.push({ lines: [text], x, y, small: true, colour: colour(facts[some[0]].family), box });
  }
  return found;
}

/** Draw them; worked out anew only when the zoom has changed by a step or other things are drawn. */
function drawLabels(context, drawn, scale) {
  const step = Math.floor(Math.log(scale) / Math.log(1.12));
  const key = `${drawn.version} ${step}`;
  const least = 1.12 ** step;
  if (key !== placedFor) [placedFor, placed] = [key, placeLabels(context, drawn, least)];
  const unit = 1 / scale;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.strokeStyle = tone("--ground");
  for (const label of placed) {
    const size = (label.small ? LABEL * 0.86 : LABEL) * unit;
    context.font = `${label.bold ? 600 : 400} ${size}px ${FACE}`;
    context.lineWidth = 3.5 * unit;
    context.fillStyle = label.colour ?? tone(label.soft ? "--soft" : "--ink");
    label.lines.forEach((line, row) => {
      const [x, y] = [label.x / least, label.y / least + (row - (label.lines.length - 1) / 2) * size * 1.18];
      context.strokeText(line, x, y);
      context.fillText(line, x, y);
    });
  }
}
