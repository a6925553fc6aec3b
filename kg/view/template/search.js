// Search with suggestions: names first, then facts by their words.
const MOST_SUGGESTIONS = 12;
const input = byId("search");
const suggestions = byId("suggestions");
let offered = [];
let chosen = -1;

const textOf = (fact) => fact.evidence.map((one) => (one.segments ?? []).map((piece) => (typeof piece === "string" ? piece : piece[0])).join("")).join(" ");
const nameWords = entities.map((one) => bare([one.label, ...one.alt].join(" ")));
const factWords = new Map(); // worked out when first searched

function wordsOf(fact) {
  if (!factWords.has(fact.index)) factWords.set(fact.index, bare(`${factTitle(fact)} ${classNameOf(fact.cls)} ${fact.label} ${textOf(fact)}`));
  return factWords.get(fact.index);
}

function suggest() {
  const wanted = bare(input.value).split(/\s+/).filter(Boolean);
  const has = (words) => wanted.every((word) => words.includes(word));
  const start = (index) => (nameWords[index].startsWith(wanted[0]) ? 1e6 : 0) + entities[index].facts.length;
  const names = wanted.length ? entities.filter((one) => has(nameWords[one.index])).sort((a, b) => start(b.index) - start(a.index) || a.index - b.index) : [];
  offered = names.slice(0, MOST_SUGGESTIONS).map((one) => ({ label: one.label, icon: icon(one.kind, 14), kind: `${t(one.kind)} · ${number(one.facts.length)}`, go: () => select({ entity: one.index }) }));
  if (wanted.length) {
    for (const fact of facts) {
      if (offered.length >= MOST_SUGGESTIONS) break;
      if (has(wordsOf(fact))) offered.push({ label: factTitle(fact), icon: stroke(fact, 14), kind: t("fact"), go: () => select({ facts: [fact.index] }) });
    }
  }
  chosen = -1;
  suggestions.replaceChildren(...offered.map((one, at) => make("li", { role: "option", id: `option-${at}`, "aria-selected": "false", onpointerdown: (event) => { event.preventDefault(); pick(one); } }, one.icon, make("span", {}, one.label, make("small", {}, one.kind)))));
  if (wanted.length && !offered.length) suggestions.append(make("li", { role: "option", "aria-disabled": "true", "aria-selected": "false" }, t("none")));
  openSuggestions(Boolean(wanted.length));
}

function openSuggestions(yes) {
  suggestions.hidden = !yes;
  input.setAttribute("aria-expanded", String(yes));
  if (!yes) input.removeAttribute("aria-activedescendant");
}

function pick(one) {
  openSuggestions(false);
  input.value = "";
  one.go();
}

function startSearch() {
  input.addEventListener("input", suggest);
  input.addEventListener("blur", () => openSuggestions(false));
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      if (suggestions.hidden) input.value = "";
      openSuggestions(false);
    } else if (event.key === "Enter" && !suggestions.hidden && offered.length) {
      pick(offered[Math.max(chosen, 0)]);
      byId("panel").focus();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && offered.length) {
      event.preventDefault();
      chosen = (chosen + (event.key === "ArrowDown" ? 1 : offered.length - (chosen < 0 ? 0 : 1))) % offered.length;
      [...suggestions.children].forEach((node, at) => node.setAttribute("aria-selected", String(at === chosen)));
      suggestions.children[chosen].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", `option-${chosen}`);
    }
  });
}
