// Runs: what each has done, what it spent of its budget, and a way to stop it.
import * as api from "./api.js";
import { askBudget } from "./ask.js";
import { chip, confirm, el, gauge, plain, toast } from "./dom.js";
import { prepare } from "./newrun.js";
import { reconcile, watch } from "./watch.js";
import { count, dollars, many, span, stopped, time } from "./words.js";

const section = document.querySelector("[data-view=runs]");
let seen = null;

export function enter() {
  seen = watch(section, "/v2/runs", "runs", (runs, box) => reconcile(box, runs, (run) => run.run_id, make));
  prepare(seen.look);
  return seen.end;
}

function make() {
  const element = el("li", { class: "card item" });
  let shown = "";
  return { element, update(run) {
    const text = JSON.stringify(run);
    if (text === shown) return;
    shown = text;
    const inside = element.contains(document.activeElement);
    element.replaceChildren(...parts(run, element.querySelector("details")?.open));
    if (inside) element.querySelector("button, summary")?.focus();
  } };
}

const kinds = { run: "Run", nightly: "Nightly run", file: "Run of a file" };

function parts(run, open) {
  const { run_id: id, total_cost: spent, total_budget: budget, total_businesses: total } = run;
  const done = total - run.pending;
  const ended = ["completed", "cancelled", "failed"].includes(run.status);
  return [
    el("div", { class: "line" }, chip(run.status), el("h2", {}, kinds[run.kind] ?? plain(run.kind), " ", el("span", { class: "mono muted" }, id)),
      ended ? el("span", { class: "push line" }, canPay(run) ? el("button", { type: "button", on: { click: () => pay(run) } }, "Raise the budget") : null, el("span", { class: "muted" }, time(run.finished_at))) : el("span", { class: "push" },
        canPay(run) ? el("button", { type: "button", on: { click: () => pay(run) } }, "Change the budget") : null,
        run.status === "pending" ? null : el("button", { type: "button", on: { click: () => steer(id, run.status === "paused" ? "resume" : "pause") } }, run.status === "paused" ? "Resume" : "Pause"),
        el("button", { type: "button", class: "quiet", on: { click: () => cancel(id) } }, "Cancel"))),
    gauge("Rows", total ? done / total : 0, `${count(done)} of ${count(total)} rows`, ended ? "ended" : ""),
    budget ? gauge("Budget", spent / budget, `${dollars(spent)} of ${dollars(budget)}`, "money") : null,
    el("div", { class: "stats" },
      budget ? null : stat("Spent", dollars(spent)), stat("Enriched", count(run.total_enriched)), stat("Failed", count(run.total_failed)),
      stat("Success", `${Math.round(run.average_success_rate)} %`), stat("Took", span(run.processing_time_s)), stat("Began", time(run.started_at ?? run.created_at))),
    run.stopped_by ? el("p", { class: "problem" }, stopped(run.stopped_by)) : null,
    run.bucket_stats.length ? buckets(run.bucket_stats, open) : null,
  ].filter(Boolean);
}

const stat = (word, text) => el("div", {}, el("span", {}, word), el("strong", {}, text));

function buckets(stats, open) {
  return el("details", { open }, el("summary", {}, many(stats.length, "bucket")), el("div", { class: "scroll" }, el("table", { class: "plain" },
    el("thead", {}, el("tr", {}, ...["Bucket", "Strategy", "Enriched", "Of", "Success", "Cost", "Errors"].map((word) => el("th", { scope: "col" }, word)))),
    el("tbody", {}, ...stats.map((b) => el("tr", {}, el("th", { scope: "row" }, b.bucket), ...[b.strategy, count(b.enriched), count(b.total), `${Math.round(b.success_rate)} %`, dollars(b.cost), count(b.errors)].map((text) => el("td", {}, text))))))));
}

/** While it works, and after its budget stopped it: more takes it up again. */
const canPay = (run) => ["running", "paused"].includes(run.status) || (run.status === "completed" && run.stopped_by === "budget: run");

function pay(run) {
  askBudget("Change the run's budget", `${dollars(run.total_cost)} are spent. More takes up rows that wait for money; less stops what is not under way yet.`, run.total_budget, async (budget) => {
    await api.patch(`/v2/runs/${encodeURIComponent(run.run_id)}`, { total_budget: budget });
    toast("Done: it takes effect at once.");
    seen.look();
  });
}

async function cancel(id) {
  if (await confirm("Cancel this run?", "What is in flight is still answered and paid; nothing new is asked. What was found stays.", "Cancel the run")) await steer(id, "cancel");
}

async function steer(id, verb) {
  try {
    await api.post(`/v2/runs/${encodeURIComponent(id)}/${verb}`);
  } catch (problem) {
    toast(problem.words);
  }

  seen.look();
}
