// What the text says: the sentence with its marked words, and where it stands.
function quote(evidence) {
  const article = articles[evidence.article];
  const words = (evidence.segments ?? []).map((piece) => (typeof piece === "string" ? piece : make("mark", { class: own(ROLES, piece[1]) ? piece[1] : "other", title: t(own(ROLES, piece[1]) ?? piece[1]) }, piece[0])));
  const about = article ? [article.title || article.id, article.source, article.date && `${t("published")} ${day(article.date)}`].filter(Boolean).join(" · ") : "";
  return make("div", { class: "quote" }, make("blockquote", { lang: "fr" }, words),
    make("p", { class: "soft" }, about, article?.url ? [" · ", make("a", { href: article.url, rel: "noopener noreferrer" }, t("openArticle"))] : []),
    make("p", { class: "soft small" }, `${t("trigger")} « ${evidence.trigger ?? ""} » · ${t("rule")} ${evidence.rule ?? ""}`));
}

const ROLES = { trigger: "trigger", actor: "actor", target: "target", theme: "theme_", place: "place", time: "time", source: "by" };
