// What is behind a cell: beside it while it is pointed at or focused, and a whole row in the panel.
import * as api from "./api.js";
import { byId, chip, el, plain, show } from "./dom.js";
import { dollars, time } from "./words.js";

const hoverAfter = 250;
const mostExplained = 50;
const explained = new Map();

/** Why a row is what it is; asked once for each state of the row. */
function whyOf(row) {
  const key = `${row.id} ${row.status} ${row.lastRunAt}`;
  if (!explained.has(key)) {
    explained.set(key, api.get(`/v2/rows/${encodeURIComponent(row.id)}/explain`).catch((problem) => (explained.delete(key), Promise.reject(problem))));
    if (explained.size > mostExplained) explained.delete(explained.keys().next().value);
  }

  return explained.get(key);
}

/** Facts of a cell as pairs of word and text. */
export function factsOf(row, column) {
  const facts = [];
  if (column.field) {
    const meta = row.metadata[column.field];
    if (meta) {
      facts.push(["Source", meta.source], ["Confidence", `${Math.round(meta.confidence * 100)} %`], ["Found", time(meta.time)]);
      if (meta.why) facts.push(["Why", meta.why]);
      if (meta.shared) facts.push(["Shared", "found for another row of the same company, at no further cost"]);
    } else if (row.missing[column.field]) {
      facts.push(["Not found", reasonWords(row.missing[column.field])]);
    } else {
      facts.push(["State", row.fields[column.field] ? "was in the file" : "not looked up yet"]);
    }
  }

  if (column.id === "status" && row.reason) facts.push(["Reason", reasonWords(row.reason)]);
  facts.push(["Cost of the row", dollars(row.cost)]);
  return facts;
}

const reasons = {
  nodata: "the sources that were asked do not know it",
  budget: "a budget was used up",
  quota: "a source's allowance was used up",
  paused: "a source or the bucket was paused",
  error: "a source failed",
  suppressed: "a source may not tell it, for legal reasons",
  pending: "a source has not answered yet",
  cancelled: "the job was cancelled",
};

/** Which budget it was: the ledger names it by what it is of and an id. */
function budgetWords(of, id) {
  const segment = id.split("/").at(-1);
  return { bucket: segment === "job" ? "the job's budget was used up" : `the budget of the bucket ${segment} was used up`, run: "the run's budget was used up", account: "a source's budget was used up", day: "the day's budget was used up" }[of] ?? reasons.budget;
}

/** The server says why in a word and a detail: "Budget: run". */
export function reasonWords(reason) {
  const [kind, ...detail] = String(reason).split(":");
  const words = reasons[kind.trim().toLowerCase()];
  if (kind === "Budget") return budgetWords(detail[0]?.trim(), detail.slice(1).join(":"));
  if (!words) return plain(reason);
  return detail.length && kind !== "NoData" ? `${words} (${detail.join(":").trim()})` : words;
}

export class Details {
  constructor(box) {
    this.box = box;
  }

  hover(cell, row, column) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.show(cell, row, column), hoverAfter);
  }

  show(cell, row, column) {
    clearTimeout(this.timer);
    this.hide();
    if (column.id === "number") return;
    const value = column.text(row);
    this.box.replaceChildren(
      el("p", { class: "details-title" }, column.title),
      el("p", { class: value ? "details-value" : "details-value muted" }, value || "blank"),
      el("dl", {}, ...factsOf(row, column).flatMap(([word, text]) => [el("dt", {}, word), el("dd", {}, text)])));
    show(this.box);
    cell.setAttribute("aria-describedby", this.box.id);
    this.cell = cell;
    this.#place(cell);
    if (row.metadata[column.field]) this.#addCost(cell, row, column.field);
  }

  /** What the call cost that gave the cell: the row does not tell, its explanation does. */
  async #addCost(cell, row, field) {
    const why = await whyOf(row).catch(() => null);
    const charge = why?.cells.find((known) => known.field === field)?.charge;
    if (this.cell !== cell || charge === null || charge === undefined) return;
    this.box.querySelector("dl").lastElementChild.previousElementSibling.before(el("dt", {}, "Cost of the lookup"), el("dd", {}, dollars(charge)));
    this.#place(cell);
  }

  hide() {
    clearTimeout(this.timer);
    this.cell?.removeAttribute("aria-describedby");
    this.cell = null;
    show(this.box, false);
  }

  #place(cell) {
    const frame = this.box.parentElement.getBoundingClientRect();
    const at = cell.getBoundingClientRect();
    const below = at.bottom + this.box.offsetHeight + 8 < Math.max(frame.bottom, at.bottom);
    const top = below ? at.bottom - frame.top + 4 : at.top - frame.top - this.box.offsetHeight - 4;
    this.box.style.top = `${Math.max(0, top)}px`;
    this.box.style.left = `${Math.max(4, Math.min(at.left - frame.left, frame.width - this.box.offsetWidth - 4))}px`;
  }
}

/** Fills the panel of a row: all of its fields, and what was asked for them. */
export async function openRow(row, columns) {
  const panel = byId("row-panel");
  byId("row-title").textContent = `Row ${row.rowNumber}`;
  const known = columns.filter((column) => column.field);
  byId("row-body").replaceChildren(
    el("p", { class: "row-facts" }, chip(row.status), ` ${dollars(row.cost)} · bucket ${row.bucket || "–"}${row.lastRunAt ? ` · ${time(row.lastRunAt)}` : ""}`),
    ...(row.reason ? [el("p", { class: "problem" }, reasonWords(row.reason))] : []),
    ...group("Filled", known, row),
    ...group("From the file", columns.filter((column) => column.kind === "input"), row),
    el("section", { class: "explain", id: "row-explain" }));
  show(panel);
  panel.querySelector("[data-close]").focus();
  await explain(row);
}

function group(title, columns, row) {
  if (columns.length === 0) return [];
  return [el("h3", {}, title), el("dl", { class: "facts" }, ...columns.flatMap((column) => {
    const meta = column.field && row.metadata[column.field];
    const missing = column.field && row.missing[column.field];
    return [el("dt", {}, column.title), el("dd", {}, column.text(row) || el("span", { class: "muted" }, missing ? reasonWords(missing) : "blank"),
      meta ? el("small", { class: "muted" }, `${meta.source}, ${Math.round(meta.confidence * 100)} % sure, ${time(meta.time)}${meta.why ? ` · ${meta.why}` : ""}`) : null)];
  }))];
}

async function explain(row) {
  const box = byId("row-explain");
  try {
    const { calls } = await whyOf(row);
    box.replaceChildren(el("h3", {}, "What was asked"), calls.length ? el("ol", { class: "calls" }, ...calls.map(callLine)) : el("p", { class: "muted" }, "Nothing was asked for this row."));
  } catch (problem) {
    box.replaceChildren(el("p", { class: "problem" }, problem.words));
  }
}

function callLine(call) {
  const asker = call.askedBy.job ? `job ${call.askedBy.job}` : `bucket ${call.askedBy.bucket}`;
  return el("li", {},
    el("span", { class: "call" }, el("strong", {}, call.operation), el("span", {}, call.state === "unsettled" ? `${dollars(call.most)} at most` : dollars(call.charge))),
    el("small", { class: "muted" }, [answers[call.answer] ?? plain(call.answer ?? call.state), time(call.at), `for ${asker}`].join(" · ")));
}

const answers = { Data: "answered", NoData: "knows nothing", BadInput: "could not use the question", Suppressed: "may not tell", Pending: "not ready yet", Retry: "failed", Throttled: "asked to slow down", QuotaGone: "allowance used up", AuthGone: "key refused" };
