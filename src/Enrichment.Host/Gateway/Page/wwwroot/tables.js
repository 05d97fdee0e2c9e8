// The list of tables, and where a new one comes from.
import * as api from "./api.js";
import { byId, confirm, el, say, show, toast } from "./dom.js";
import { ago, count, many } from "./words.js";
import { offer, reset } from "./import.js";

let context = null;
let next = null; // what the list goes on with; null also while that is asked for

export function enter(to) {
  context = to;
  reset();
  load();
}

async function load() {
  await add(null);
}

/** A page of the list behind those that are shown; with null, the first in their place. */
async function add(cursor) {
  next = null;
  try {
    const page = await api.get(`/v2/tables${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ""}`);
    const list = byId("table-list");
    if (!cursor) list.replaceChildren();
    list.append(...page.tables.map(card));
    next = page.nextCursor;
    show(byId("tables-more"), next !== null);
    show(byId("tables-empty"), list.children.length === 0);
  } catch (problem) {
    next = cursor;
    say(byId("file-problem"), problem.words);
  }
}

function card(table) {
  const inputs = table.columns.filter((column) => column.kind === "input");
  const filled = table.columns.length - inputs.length;
  return el("li", { class: "card table-card" },
    el("div", {},
      el("h2", {}, el("a", { href: `/tables/${encodeURIComponent(table.id)}` }, table.name)),
      el("p", { class: "muted" }, `${many(table.rowCount, "row")} · ${many(inputs.length, "column")}${filled ? ` · ${count(filled)} filled` : ""} · ${ago(table.createdAt)}`)),
    el("button", { type: "button", class: "quiet", "aria-label": `Delete ${table.name}`, on: { click: () => remove(table) } }, "Delete"));
}

async function remove(table) {
  if (!(await confirm(`Delete ${table.name}?`, `Its ${many(table.rowCount, "row")} will be gone. What was bought stays known and is not paid again.`, "Delete"))) return;
  try {
    await api.del(`/v2/tables/${encodeURIComponent(table.id)}`);
    toast(`${table.name} is deleted.`);
  } catch (problem) {
    toast(problem.words);
  }

  await load();
}

byId("tables-more").addEventListener("click", () => next && add(next));

const drop = byId("drop");
for (const kind of ["dragenter", "dragover"]) {
  drop.addEventListener(kind, (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
}

for (const kind of ["dragleave", "drop"]) drop.addEventListener(kind, () => drop.classList.remove("over"));
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  if (event.dataTransfer.files.length) offer(event.dataTransfer.files[0], context);
});

// A file that misses the field must not replace the page.
for (const kind of ["dragover", "drop"]) addEventListener(kind, (event) => event.preventDefault());
byId("file").addEventListener("change", (event) => {
  const [file] = event.target.files;
  event.target.value = "";
  if (file) offer(file, context);
});
