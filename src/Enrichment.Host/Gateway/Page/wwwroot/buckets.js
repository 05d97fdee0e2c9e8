// Buckets, the most urgent first: how far each is, what it spent of its limit; pause, resume, more money, another priority.
import * as api from "./api.js";
import { chip, el, gauge, plain, say, toast } from "./dom.js";
import { reconcile, watch } from "./watch.js";
import { amountOf, count, dollars, stopped } from "./words.js";

const section = document.querySelector("[data-view=buckets]");
const classes = ["high", "medium", "low", "minimal"];
let seen = null;

export function enter() {
  seen = watch(section, "/v2/buckets", "buckets", (buckets, box) => reconcile(box, inOrder(buckets), idOf, make));
  return seen.end;
}

const idOf = (bucket) => `${bucket.run_id}/${bucket.bucket}`;
const isOver = (bucket) => ["completed", "cancelled"].includes(bucket.status);

/** What is under way before what is over, then by priority. */
function inOrder(buckets) {
  const rank = (bucket) => (isOver(bucket) ? 10 : 0) + (classes.indexOf(bucket.priority) + 1 || 9);
  return [...buckets].sort((a, b) => rank(a) - rank(b));
}

function make(first) {
  const head = el("div", { class: "line" });
  const bars = el("div", { class: "item" });
  const problem = el("p", { class: "problem", role: "alert", hidden: true });
  const name = first.bucket;
  let now = first;
  const send = (change) => steer(now, change, problem);
  const pause = el("button", { type: "button", on: { click: () => send({ paused: now.status !== "paused" }) } });
  const amount = el("input", { inputmode: "decimal", autocomplete: "off", "aria-label": `Budget of ${name} in dollars`, placeholder: "dollars" });
  const form = el("form", { on: { submit: (event) => raise(event, amount, send, problem) } }, el("label", {}, "Budget"), amount, el("button", { type: "submit" }, "Set"));
  const priority = el("select", { "aria-label": `Priority of ${name}`, on: { change: () => send({ priority: priority.value }) } }, ...classes.map((word) => el("option", { value: word }, word)));
  const controls = el("div", { class: "line controls" }, form, el("label", {}, "Priority ", priority), el("span", { class: "push" }, pause));
  const element = el("li", { class: "card item" }, head, bars, controls, problem);
  return { element, update(bucket) {
    now = bucket;
    const paused = bucket.status === "paused";
    head.replaceChildren(chip(bucket.status), el("h2", {}, name), el("span", { class: "muted mono" }, bucket.run_id), el("span", { class: "muted push" }, `${plain(bucket.priority)} priority · ${bucket.strategy}`));
    bars.replaceChildren(...barsOf(bucket));
    pause.textContent = paused ? "Resume" : "Pause";
    pause.setAttribute("aria-label", `${pause.textContent} ${name}`);
    if (document.activeElement !== priority) priority.value = bucket.priority;
    controls.hidden = isOver(bucket);
  } };
}

function barsOf(bucket) {
  const { cost: spent, budget: limit, total, rows } = bucket;
  const done = total - bucket.pending;
  const money = limit === null ? `${dollars(spent)} spent` : `${dollars(spent)} of ${dollars(limit)}`;
  return [
    el("p", { class: "muted" }, `${Math.round(bucket.success_rate)} % success${rows.failed ? ` · ${count(rows.failed)} failed` : ""}${rows.deferred ? ` · ${count(rows.deferred)} deferred` : ""}${limit ? "" : ` · ${money}`}`),
    gauge("Rows", total ? done / total : 0, `${count(done)} of ${count(total)} rows`, isOver(bucket) ? "ended" : ""),
    limit ? gauge("Budget", spent / limit, money, spent / limit > 0.8 ? "low" : "money") : null,
    bucket.stopped_by ? el("p", { class: "problem" }, stopped(bucket.stopped_by)) : null,
  ].filter(Boolean);
}

function raise(event, amount, send, problem) {
  event.preventDefault();
  const budget = amountOf(amount.value);
  if (budget === null || Number.isNaN(budget)) return say(problem, "Write an amount such as 25 or 0.50.");
  amount.value = "";
  return send({ budget });
}

async function steer(bucket, change, problem) {
  say(problem);
  try {
    await api.patch(`/v2/buckets/${encodeURIComponent(bucket.run_id)}/${encodeURIComponent(bucket.bucket)}`, change);
    toast("Done: it takes effect at once.");
  } catch (error) {
    say(problem, error.words);
  }

  seen.look();
}
