// The jobs of a table: how far each is and what it spent of its budget.
import * as api from "./api.js";
import { askBudget } from "./ask.js";
import { bar, byId, chip, confirm, el, plain, show, toast } from "./dom.js";
import { count, dollars, many, time } from "./words.js";

const lookEvery = 1000;
const lookWhenTold = 4000;
const isLive = (job) => job.status === "pending" || job.status === "running";

export class Jobs {
  /** @param on ended(job): one has ended; fill(status): the rows of a status are to be filled. */
  constructor(tableId, on) {
    this.path = `/v2/tables/${encodeURIComponent(tableId)}/jobs`;
    this.on = on;
    this.box = byId("jobs");
    this.box.replaceChildren();
    this.jobs = [];
    this.look();
  }

  get active() {
    return this.jobs.some(isLive);
  }

  close() {
    this.closed = true;
    clearTimeout(this.timer);
    this.box.replaceChildren();
  }

  /** Takes how a job stands from an event. */
  take(job) {
    const at = this.jobs.findIndex((known) => known.id === job.id);
    if (at < 0) return this.look();
    const ended = isLive(this.jobs[at]) && !isLive(job);
    this.jobs[at] = job;
    this.#draw();
    return ended ? this.on.ended(job) : undefined;
  }

  async look() {
    clearTimeout(this.timer);
    try {
      const before = new Set(this.jobs.filter(isLive).map((job) => job.id));
      const { jobs } = await api.get(this.path);
      if (this.closed) return;
      this.jobs = jobs;
      this.#draw();
      for (const job of jobs.filter((j) => before.has(j.id) && !isLive(j))) this.on.ended(job);
    } catch (problem) {
      if (problem.status === 404) this.closed = true;
    }

    if (!this.closed && this.active) this.timer = setTimeout(() => this.look(), document.hidden || this.isTold ? lookWhenTold : lookEvery);
  }

  #draw() {
    const open = this.box.querySelector("details")?.open ?? false;
    const focused = this.box.contains(document.activeElement) ? document.activeElement.dataset.job : null;
    const [newest, ...earlier] = this.jobs.filter((job) => job.metadata.kind !== "preenrich" || isLive(job));
    this.box.replaceChildren(...(newest ? [this.#card(newest)] : []), ...(earlier.length ? [el("details", { open }, el("summary", {}, many(earlier.length, "earlier job")), ...earlier.map((job) => this.#card(job)))] : []));
    if (focused) this.box.querySelector(`[data-job="${CSS.escape(focused)}"]`)?.focus();
    show(this.box, Boolean(newest));
  }

  #card(job) {
    const running = isLive(job);
    const done = job.entityCount ? job.processedCount / job.entityCount : running ? 0 : 1;
    const words = job.entityCount ? `${count(job.processedCount)} of ${count(job.entityCount)} companies and people` : job.status === "pending" ? "waits for its turn" : plain(job.status);
    return el("article", { class: "card job", "aria-label": `Job ${job.id}` },
      el("div", { class: "job-line" },
        chip(job.status),
        el("span", { class: "job-fields" }, titles[job.metadata.kind] ?? job.metadata.fields.map((field) => plain(field.split(".")[1])).join(", ")),
        el("span", { class: "job-cost" }, job.budget === null || job.budget === undefined ? `${dollars(job.cost)} spent` : `${dollars(job.cost)} of ${dollars(job.budget)}`),
        job.status === "running" ? el("button", { type: "button", class: "quiet", data: { job: `${job.id} budget` }, on: { click: () => this.#pay(job) } }, "Change the budget") : null,
        running ? el("button", { type: "button", class: "quiet", data: { job: job.id }, on: { click: () => this.#cancel(job) } }, "Cancel") : el("span", { class: "muted" }, time(job.completedAt))),
      running ? bar("Progress", done, words) : null,
      el("p", { class: "muted job-words" }, [words, rowWords(job.rows), errorWords(job.metadata.errors)].filter(Boolean).join(" · "),
        job.rows.failed ? [" · ", el("a", { href: `/errors?table=${encodeURIComponent(job.tableId)}`, data: { job: `${job.id} errors` } }, "why they failed")] : null),
      running && job.budget ? bar("Budget", job.cost / job.budget, `${dollars(job.cost)} of ${dollars(job.budget)}`, "money") : null,
      job.problem ? el("p", { class: job.status === "failed" ? "problem" : "notice line" }, el("span", {}, stopWords(job.problem)), this.#rest(job)) : null);
  }

  /** A way to what a budget left over. */
  #rest(job) {
    if (!job.problem.startsWith("budget") || !job.rows.deferred) return null;
    return el("button", { type: "button", class: "push", data: { job: `${job.id} rest` }, on: { click: () => this.on.fill("deferred") } }, "Fill the rest");
  }

  #pay(job) {
    askBudget("Change the job's budget", `${dollars(job.cost)} are spent. More takes up rows that wait for money; less stops what is not under way yet.`, job.budget, async (budget) => {
      await api.patch(`${this.path}/${encodeURIComponent(job.id)}`, { budget });
      toast("Done: it takes effect at once.");
      await this.look();
    });
  }

  async #cancel(job) {
    if (!(await confirm("Cancel this job?", "What is in flight is still answered and paid; nothing new is asked. What was found stays.", "Cancel the job"))) return;
    try {
      await api.post(`${this.path}/${encodeURIComponent(job.id)}/cancel`);
    } catch (problem) {
      toast(problem.words);
    }

    await this.look();
  }
}

const titles = { preenrich: "What is free to know, looked up on import", run: "A run over buckets", nightly: "The nightly run" };

const rowWords = (rows) => Object.entries(rows).filter(([status, number]) => number && status !== "pending").map(([status, number]) => `${count(number)} ${plain(status)}`).join(", ");

const errorWords = (errors) => Object.entries(errors).map(([kind, number]) => `${count(number)} × ${plain(kind).toLowerCase()}`).join(", ");

function stopWords(problem) {
  if (problem.startsWith("budget")) return "Stopped by its budget. Rows that are left can be filled by another job with more money.";
  return `Stopped: ${problem}.`;
}
