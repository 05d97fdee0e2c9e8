// The panel that says what to fill, what it would cost, how much it may cost, and begins.
import * as api from "./api.js";
import { byId, el, say, show } from "./dom.js";
import { showWebhook, webhookOf } from "./webhook.js";
import { amountOf, count, dollars, many } from "./words.js";

const askAfter = 300;
const form = byId("fill-form");
let table = null;
let onStart = null;
let timer = 0;
let asking = null;
let attempt = null;
let offered = { shown: undefined, chosen: [] };
const rowsOf = byId("fill-rows");

export function prepare(of, started) {
  table = of;
  onStart = started;
  form.reset();
  const filled = new Set(table.columns.map((column) => column.field).filter(Boolean));
  for (const box of boxes()) box.checked = filled.has(box.value);
  say(byId("fill-problem"));
  say(byId("fill-budget-problem"));
  toggle(false);
  estimateSoon();
}

/** Says which rows there are: all, those of the filter that is set, those that were picked out. */
export function offerRows({ total, shown, chosen }) {
  const before = rowsOf.value;
  offered = { shown: shown?.filter, chosen };
  rowsOf.replaceChildren(...[
    el("option", { value: "all" }, `All ${many(total, "row")}`),
    shown ? el("option", { value: "shown" }, shown.words) : null,
    chosen.length ? el("option", { value: "chosen" }, `The ${many(chosen.length, "chosen row")}`) : null,
  ].filter(Boolean));
  rowsOf.value = before;
  if (rowsOf.selectedIndex < 0) rowsOf.value = "all";
  if (!byId("fill").hidden) estimateSoon();
}

/** @param which rows to begin with: all, shown or chosen; left as it is where it is not said. */
export function toggle(open, which) {
  if (which) rowsOf.value = which;
  if (which && rowsOf.selectedIndex < 0) rowsOf.value = "all";
  if (open) estimateSoon();
  show(byId("fill"), open);
  byId("open-fill").setAttribute("aria-expanded", open);
  if (!open) return;
  show(byId("row-panel"), false);
  boxes()[0].focus();
}

const boxes = () => [...form.querySelectorAll("input[name=field]")];
const chosen = () => boxes().filter((box) => box.checked).map((box) => box.value);

const budget = () => amountOf(byId("fill-budget").value);

function request() {
  const rows = { shown: { rowFilter: offered.shown }, chosen: { rowIds: offered.chosen } }[rowsOf.value] ?? {};
  return { columnIds: chosen(), budget: budget(), refresh: byId("fill-refresh").checked, ...rows };
}

function estimateSoon() {
  clearTimeout(timer);
  asking?.abort();
  byId("fill-start").disabled = chosen().length === 0;
  const money = budget();
  say(byId("fill-budget-problem"), Number.isNaN(money) ? "Write an amount such as 25 or 0.50." : "");
  byId("fill-budget").setAttribute("aria-invalid", Number.isNaN(money));
  if (chosen().length === 0) {
    byId("estimate").replaceChildren(el("p", { class: "muted" }, "Choose what to fill, and what it would cost appears here."));
  } else if (!Number.isNaN(money)) {
    timer = setTimeout(estimate, askAfter);
  }
}

async function estimate() {
  asking = new AbortController();
  const box = byId("estimate");
  box.classList.add("asking");
  try {
    showEstimate(await api.post(`${path()}/estimate`, request(), { signal: asking.signal }));
  } catch (problem) {
    if (problem.name !== "AbortError") box.replaceChildren(el("p", { class: "problem" }, problem.words));
  } finally {
    box.classList.remove("asking");
  }
}

function showEstimate(answer) {
  const lookups = Object.entries(answer.lookups);
  const range = answer.costLow === answer.costHigh ? dollars(answer.costHigh) : `${dollars(answer.costLow)} – ${dollars(answer.costHigh)}`;
  byId("estimate").replaceChildren(...[
    el("p", { class: "estimate-cost" }, range, el("span", { class: "muted" }, " estimated")),
    el("p", {}, `${many(answer.entities, "company or person", "companies and people")} in ${many(answer.rows, "row")}; each is looked up once.`),
    answer.known ? el("p", { class: "muted" }, `${count(answer.known)} known already, at no cost.`) : null,
    answer.unusable ? el("p", { class: "muted" }, `${many(answer.unusable, "row")} tell neither a company nor a person.`) : null,
    lookups.length ? el("ul", { class: "lookups" }, ...lookups.map(([operation, number]) => el("li", {}, el("span", {}, operation), el("span", {}, `up to ${count(number)}`)))) : el("p", { class: "muted" }, "Nothing would be asked."),
  ].filter(Boolean));
}

const path = () => `/v2/tables/${encodeURIComponent(table.id)}/enrich`;

form.addEventListener("input", (event) => {
  if (!event.target.id.startsWith("fill-webhook")) estimateSoon();
});
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  say(byId("fill-problem"));
  if (Number.isNaN(budget())) return byId("fill-budget").focus();
  const body = { ...request(), webhook: webhookOf("fill") };
  byId("fill-start").disabled = true;
  // The same wish sent again after a lost answer is the same job.
  if (attempt?.text !== JSON.stringify(body)) attempt = { text: JSON.stringify(body), key: crypto.getRandomValues(new Uint32Array(4)).join("-") };
  try {
    const job = await api.post(path(), body, { headers: { "Idempotency-Key": attempt.key } });
    attempt = null;
    toggle(false);
    byId("open-fill").focus();
    onStart(job);
  } catch (problem) {
    say(byId("fill-problem"), problem.words);
    showWebhook("fill", problem);
  }

  byId("fill-start").disabled = false;
  return undefined;
});
byId("open-fill").addEventListener("click", () => toggle(byId("fill").hidden));
