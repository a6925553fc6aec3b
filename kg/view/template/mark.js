// A short stroke in the family's colour and the status's dashes, as in the network; crossed out when negated.
const STROKES = { actual: null, planned: "6 4", possible: "2 3", requested: "8 2 2 2", negated: "3 2" };

function stroke({ family, status = "actual", width = 3 }, wide = 24) {
  const line = (attributes) => draw("line", { stroke: family ? colour(family) : "currentColor", "stroke-width": width, ...attributes });
  return draw("svg", { width: wide, height: 12, viewBox: `0 0 ${wide} 12`, "aria-hidden": "true", class: "stroke" },
    line({ x1: 0, y1: 6, x2: wide, y2: 6, "stroke-dasharray": STROKES[status] }),
    status === "negated" ? line({ x1: wide / 2, y1: 0.5, x2: wide / 2, y2: 11.5 }) : null);
}
