// Sources: state, queue by class, circuit, hit rate, price; pause and resume.
import * as api from "./api.js";
import { chip, el, plain, say } from "./dom.js";
import { reconcile, watch } from "./watch.js";
import { count, dollars, span } from "./words.js";

const section = document.querySelector("[data-view=sources]");
let seen = null;

export function enter(context) {
  seen = watch(section, "/v2/sources", "accounts", (sources, box) => reconcile(box, sources, idOf, (source) => make(source, context.session.role === "operator")));
  return seen.end;
}

const idOf = (source) => source.account;

function make(first, maySteer) {
  const head = el("div", { class: "line" });
  const body = el("div", { class: "item" });
  const problem = el("p", { class: "problem", role: "alert", hidden: true });
  let now = first;
  const pause = el("button", { type: "button", class: "push", hidden: !maySteer, on: { click: () => steer(now, problem) } });
  const title = el("h2", {}, idOf(first));
  const state = el("span", {});
  head.append(state, title, pause);
  return { element: el("li", { class: "card item" }, head, body, problem), update(source) {
    now = source;
    state.replaceChildren(chip(source.state));
    pause.textContent = source.state === "paused" ? "Resume" : "Pause";
    pause.setAttribute("aria-label", `${pause.textContent} ${idOf(source)}`);
    pause.hidden = !maySteer || source.state === "off";
    body.replaceChildren(...bodyOf(source));
  } };
}

function bodyOf(source) {
  return [
    source.reason ? el("p", { class: "muted" }, source.reason) : null,
    el("div", { class: "stats" },
      stat("In flight", source.max_concurrent ? `${count(source.in_flight)} of ${count(source.max_concurrent)}` : count(source.in_flight)),
      ...Object.entries(queueOf(source)).map(([word, number]) => stat(`Queue, ${word}`, waits(number, source.longest_wait_s[word]))),
      stat("Circuit", plain(source.breaker)), stat("Allowance", source.quota === "gone" ? "used up" : "left"),
      source.back_off_s ? stat("Slowed down for", span(source.back_off_s)) : null),
    source.operations.length ? operations(source.operations) : null,
  ].filter(Boolean);
}

const noQueue = { high: 0, medium: 0, low: 0, minimal: 0 };
const queueOf = (source) => ({ ...noQueue, ...source.queued });
const waits = (number, longest) => (number && longest ? `${count(number)}, ${span(longest)}` : count(number));

function operations(all) {
  return el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Operations" }, el("table", { class: "plain" },
    el("thead", {}, el("tr", {}, ...["Operation", "Price", "Calls", "Hit rate", "Median", "Slowest 5 %"].map((word) => el("th", { scope: "col" }, word)))),
    el("tbody", {}, ...all.map((operation) => el("tr", {}, el("th", { scope: "row" }, operation.operation),
      ...[priceOf(operation), count(operation.calls), operation.hit_rate === null ? "–" : `${operation.hit_rate} %`, ms(operation.median_ms), ms(operation.p95_ms)].map((text) => el("td", {}, text)))))));
}

const priceOf = ({ most_per_call: most }) => (most === 0 ? "free" : `up to ${dollars(most)} a call`);
const ms = (number) => (number === null ? "–" : span(number / 1000));

const stat = (word, text) => el("div", {}, el("span", {}, word), el("strong", {}, text));

async function steer(source, problem) {
  say(problem);
  try {
    await api.post(`/v2/sources/${encodeURIComponent(idOf(source))}/${source.state === "paused" ? "resume" : "pause"}`);
  } catch (error) {
    say(problem, error.words);
  }

  seen.look();
}
