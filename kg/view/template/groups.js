// The overview: one point for each country with all who act for it, one for each kind of the others; a choice opens it.
const MOST_TIES = 250; // lines in the overview: the strongest
const groupOf = new Map(PAGE.groups.flatMap((group) => group.members.map((index) => [index, group])));
const groupName = (group) => group.label || t(group.key);
const TURN = Math.PI * (3 - Math.sqrt(5));
const ringRadius = (rank) => 44 + 30 * Math.sqrt(rank);

/** Points and lines of the shown facts, with the members of opened groups by themselves. */
function groupedNetwork() {
  const count = new Map();
  const add = (id, fact) => count.set(id, (count.get(id) ?? 0) + 1);
  const idOf = (index) => {
    const group = groupOf.get(index);
    return state.opened.has(group.key) || group.members.length === 1 ? `e${index}` : `g${group.key}`;
  };
  const ties = new Map();
  for (const fact of shown) {
    const known = (refs) => [...new Set(refs.filter((ref) => typeof ref === "number").map(idOf))];
    const [actors, targets] = [known(fact.actors), known(fact.targets)];
    for (const id of new Set([...actors, ...targets])) add(id, fact);
    const pairs = targets.length ? actors.flatMap((one) => targets.map((other) => [one, other])) : fact.symmetric ? actors.flatMap((one, at) => actors.slice(at + 1).map((other) => [one, other])) : [];
    for (const [one, other] of pairs.slice(0, 9)) {
      if (one === other) continue;
      const key = one < other ? `${one} ${other}` : `${other} ${one}`;
      if (!ties.has(key)) ties.set(key, { from: one, to: other, facts: [] });
      const tie = ties.get(key);
      if (tie.facts.at(-1) !== fact.index) tie.facts.push(fact.index);
    }
  }
  const all = [...ties.values()].sort((a, b) => b.facts.length - a.facts.length || (a.from < b.from ? -1 : 1));
  const edges = all.slice(0, MOST_TIES).map((tie, index) => ({ ...tie, id: index, kind: "tie", bend: 0, symmetric: true }));
  return { nodes: groupNodes(count), edges, left: all.length };
}

/** Opened groups push the others outwards, so that their members find room around their middle. */
function groupNodes(count) {
  const opened = PAGE.groups.filter((group) => state.opened.has(group.key) && group.members.length > 1)
    .map((group) => ({ ...group, members: group.members.filter((index) => count.has(`e${index}`)) }));
  const moved = ({ key, x, y }) => {
    let [atX, atY] = [x, y];
    for (const other of opened) {
      if (other.key === key) continue;
      const [dx, dy] = [x - other.x, y - other.y];
      const away = Math.hypot(dx, dy) || 1;
      const push = ringRadius(other.members.length);
      [atX, atY] = [atX + (dx / away) * push, atY + (dy / away) * push];
    }
    return [Math.round(atX), Math.round(atY)];
  };
  const nodes = [];
  for (const group of PAGE.groups) {
    const [x, y] = moved(group);
    const single = group.members.length === 1;
    const inside = single ? group.members : opened.find((one) => one.key === group.key)?.members;
    if (!inside) {
      const facts = count.get(`g${group.key}`);
      if (facts) nodes.push({ id: `g${group.key}`, kind: group.label ? "Country" : group.key, group: group.key, code: group.label ? group.key : "", label: t("groupOf", groupName(group), number(group.members.length)), degree: facts, x, y });
      continue;
    }
    const ranked = inside.filter((index) => count.has(`e${index}`)).sort((a, b) => count.get(`e${b}`) - count.get(`e${a}`) || a - b);
    ranked.forEach((index, rank) => {
      const [away, turn] = [rank ? ringRadius(rank) : 0, rank * TURN];
      const one = entities[index];
      nodes.push({ id: `e${index}`, entity: index, kind: one.kind, code: one.iso3, label: one.label, degree: count.get(`e${index}`), x: x + away * Math.cos(turn), y: y + away * Math.sin(turn) });
    });
  }
  return nodes;
}
