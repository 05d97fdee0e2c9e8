// What was done, by whom: the audit trail, newest first.
import { el, plain } from "./dom.js";
import { time } from "./words.js";
import { watch } from "./watch.js";

const section = document.querySelector("[data-view=activity]");

export function enter() {
  return watch(section, "/v2/audit", "entries", draw).end;
}

function draw(entries, box) {
  const rows = entries.map((entry) => el("tr", {},
    el("td", {}, time(entry.at)),
    el("td", {}, plain(entry.action.replace(".", " "))),
    el("td", { class: "mono" }, entry.subject),
    el("td", {}, entry.detail),
    el("td", { class: "mono" }, entry.actor)));
  box.className = "scroll card flush";
  box.tabIndex = 0;
  box.replaceChildren(el("table", { class: "plain" },
    el("thead", {}, el("tr", {}, ...["When", "What", "On", "Detail", "By"].map((word) => el("th", { scope: "col" }, word)))),
    el("tbody", {}, ...rows)));
}
