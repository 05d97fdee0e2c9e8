// What went wrong: rows that failed or wait, by reason and source; a way to their rows, and to try them again.
import { byId, chip, el, show } from "./dom.js";
import { reasonWords } from "./details.js";
import { reconcile, watch } from "./watch.js";
import { count, many } from "./words.js";

const section = document.querySelector("[data-view=errors]");
const lookEvery = 10_000;

export function enter() {
  const table = new URLSearchParams(location.search).get("table");
  show(byId("errors-all"), Boolean(table));
  const path = table ? `/v2/errors?table=${encodeURIComponent(table)}` : "/v2/errors";
  return watch(section, path, "tables", (tables, box) => reconcile(box, tables, (of) => of.tableId, make), lookEvery).end;
}

function make() {
  const element = el("li", { class: "card item" });
  let shown = "";
  return { element, update(table) {
    const text = JSON.stringify(table);
    if (text === shown) return;
    shown = text;
    element.replaceChildren(
      el("div", { class: "line" }, el("h2", {}, el("a", { href: `/tables/${encodeURIComponent(table.tableId)}` }, table.name)), el("span", { class: "muted push" }, many(table.rows, "row"))),
      el("ul", { class: "reasons" }, ...table.reasons.map((reason) => line(table, reason))),
      ...(table.more ? [el("p", { class: "muted" }, "There are more reasons; ", el("a", { href: `/errors?table=${encodeURIComponent(table.tableId)}` }, "look at this table alone"), ".")] : []));
  } };
}

function line(table, reason) {
  const [title, detail] = wordsOf(reason);
  const address = `/tables/${encodeURIComponent(table.tableId)}?${new URLSearchParams({ status: reason.status, reason: reason.reason })}`;
  const what = `${many(reason.rows, "row")}: ${title}`;
  const lost = reason.rows - reason.retryable;
  return el("li", { class: "reason" },
    el("div", { class: "reason-words" },
      el("p", {}, el("strong", {}, title)),
      detail ? el("p", { class: "muted" }, detail) : null,
      lost ? el("p", { class: "muted" }, `${lost === reason.rows ? "They do" : `${many(lost, "row")} of them do`} not tell whom they are about: put that right in the file, and import it again.`) : null),
    el("div", { class: "reason-facts" }, chip(reason.status), el("span", { class: "figures" }, count(reason.rows))),
    el("div", { class: "reason-actions" },
      el("a", { class: "button", href: address, "aria-label": `See ${what}` }, "See rows"),
      reason.retryable ? el("a", { class: "button", href: `${address}&fill=shown`, "aria-label": `Try again ${what}` }, "Try again") : null));
}

const kinds = {
  RATE_LIMITED: "asked to slow down, or its allowance is used up",
  AUTH_ERROR: "refused the key",
  INVALID_DATA: "could not use the question",
  NETWORK_ERROR: "failed",
  SOURCE_UNAVAILABLE: "could not be asked",
  NOT_FOUND: "knows nothing",
};

/** A title and, where there is more to say, a detail. */
function wordsOf({ source, kind, reason }) {
  if (!source) return [sentence(reasonWords(reason)), ""];
  const head = `${source}: ${kind}: `;
  return [`${source} ${kinds[kind] ?? kind.toLowerCase().replaceAll("_", " ")}`, reason.startsWith(head) ? reason.slice(head.length) : ""];
}

const sentence = (words) => words.charAt(0).toUpperCase() + words.slice(1);
