// One table: its rows in the grid, what is being filled, what is behind each cell.
import * as api from "./api.js";
import { byId, chip, confirm, plain, say, show, toast } from "./dom.js";
import { count, dollars, many, time } from "./words.js";
import { Details, openRow, reasonWords } from "./details.js";
import { prepare, toggle } from "./fill.js";
import { Grid } from "./grid.js";
import { Jobs } from "./jobs.js";
import { Live } from "./live.js";
import { RowSource } from "./rows.js";

const details = new Details(byId("details"));
const whoRoles = new Set(["name", "domain", "first_name", "last_name", "email", "linkedin"]);
let view = null;

export function enter(context, tableId) {
  view = { context, tableId, closed: false };
  for (const id of ["table-title", "table-facts", "grid-count", "live-state"]) byId(id).textContent = "";
  say(byId("table-problem"));
  show(byId("row-panel"), false);
  toggle(false);
  byId("status-filter").value = new URLSearchParams(location.search).get("status") ?? "";
  begin(view);
  const entered = view;
  return () => leave(entered);
}

function leave(of) {
  of.closed = true;
  details.hide();
  for (const part of ["grid", "source", "live", "jobs"]) of[part]?.close();
}

async function begin(of) {
  try {
    await readTable(of);
  } catch (problem) {
    if (!of.closed) say(byId("table-problem"), problem.words);
    return;
  }

  if (of.closed) return;
  drawGrid(of);
  prepare(of.table, () => refill(of));
  of.jobs = new Jobs(of.tableId, {
    ended: (job) => {
      if (job.metadata.kind !== "preenrich") toast(`The job is ${job.status}: ${dollars(job.cost)} spent.`);
      of.source.refresh();
    },
  });
  of.live = new Live(of.tableId, {
    rows: (rows) => take(of, rows),
    job: (job) => of.jobs.take(job),
    look: () => of.source.refresh(),
    state: (words) => {
      byId("live-state").textContent = words;
      of.jobs.isTold = words === "live";
    },
  });
}

async function readTable(of) {
  of.table = await api.get(`/v2/tables/${encodeURIComponent(of.tableId)}`);
  of.context.setTitle(of.table.name);
  byId("table-title").textContent = of.table.name;
  byId("table-facts").textContent = `${many(of.table.rowCount, "row")} · imported ${time(of.table.createdAt)}`;
  for (const format of ["csv", "jsonl"]) byId(`export-${format}`).href = `/v2/tables/${encodeURIComponent(of.tableId)}/export?format=${format}`;
}

/** A job was started: it may have added columns. */
async function refill(of) {
  await readTable(of);
  if (of.closed) return;
  drawGrid(of);
  of.jobs.look();
}

function drawGrid(of) {
  of.grid?.close();
  of.source?.close();
  details.hide();
  const status = byId("status-filter").value;
  of.source = new RowSource(of.tableId, of.table.rowCount, status, () => drawn(of));
  of.columns = columnsOf(of.table);
  of.grid = new Grid(byId("grid"), of.columns, of.source, {
    focus: (cell, row, column) => details.show(cell, row, column),
    hover: (cell, row, column) => details.hover(cell, row, column),
    leave: () => details.hide(),
    open: (row, column, cell) => {
      of.opener = cell;
      details.hide();
      toggle(false);
      openRow(row, of.columns);
    },
  });
  drawn(of);
}

function drawn(of) {
  of.grid?.draw();
  const { source } = of;
  const status = byId("status-filter").value;
  byId("grid-count").textContent = status ? `${count(source.count)}${source.ended ? "" : "+"} ${plain(status)} of ${many(of.table.rowCount, "row")}` : many(of.table.rowCount, "row");
  const empty = source.ended && source.count === 0;
  byId("grid-empty").textContent = status ? `No row is ${plain(status)} now.` : "The table has no rows.";
  show(byId("grid-empty"), empty);
  say(byId("table-problem"), source.problem?.words);
}

function take(of, rows) {
  const held = rows.filter((row) => of.source.apply(row));
  if (held.length) of.grid.changed(held);
}

/** Whom the row is about comes first, then what is filled: the rest of the file would push it out of sight. */
function columnsOf(table) {
  const seen = new Set();
  const named = (column) => (seen.has(column.name) ? column.id : (seen.add(column.name), column.name));
  const columns = table.columns.map((column) => (column.kind === "input" ? inputColumn(column, named(column)) : fieldColumn(column)));
  return [
    { id: "number", title: "Row", kind: "number", width: 76, text: (row) => String(row.rowNumber), fill: (cell, row, index) => (cell.textContent = count(index !== undefined && !row ? index + 1 : row.rowNumber)) },
    { id: "status", title: "Status", kind: "status", width: 116, text: (row) => row.status, fill: (cell, row) => cell.replaceChildren(row ? chip(row.status) : "") },
    ...columns.filter((column) => whoRoles.has(column.role)),
    ...columns.filter((column) => column.kind === "field"),
    ...columns.filter((column) => column.kind === "input" && !whoRoles.has(column.role)),
    { id: "cost", title: "Cost", kind: "cost", width: 96, text: (row) => dollars(row.cost), fill: (cell, row) => (cell.textContent = row && row.cost ? dollars(row.cost) : "") },
  ];
}

function inputColumn(column, name) {
  const text = (row) => wordsOf(row.data[name]);
  return { id: column.id, title: column.name, kind: "input", role: column.role, width: widthOf(column.name), text, fill: (cell, row) => (cell.textContent = row ? text(row) : "") };
}

function fieldColumn(column) {
  const text = (row) => wordsOf(row.fields[column.field]);
  return { id: column.id, title: column.name, kind: "field", field: column.field, width: Math.max(170, widthOf(column.name)), text, fill: (cell, row) => fillField(cell, row, column.field, text) };
}

function fillField(cell, row, field, text) {
  const missing = row?.missing[field];
  cell.classList.toggle("missing", Boolean(missing) && !text(row));
  cell.textContent = row ? text(row) || (missing ? "–" : "") : "";
  if (missing && !text(row)) cell.setAttribute("aria-label", `not found: ${reasonWords(missing)}`);
  else cell.removeAttribute("aria-label");
}

const wordsOf = (value) => (value === null || value === undefined ? "" : typeof value === "object" ? JSON.stringify(value) : String(value));

const widthOf = (name) => Math.max(140, Math.min(260, 40 + name.length * 9));

byId("status-filter").addEventListener("change", (event) => {
  const status = event.target.value;
  history.replaceState(null, "", location.pathname + (status ? `?status=${status}` : ""));
  drawGrid(view);
});

byId("table-delete").addEventListener("click", async () => {
  const { table } = view;
  if (!table || !(await confirm(`Delete ${table.name}?`, `Its ${many(table.rowCount, "row")} will be gone. What was bought stays known and is not paid again.`, "Delete"))) return;
  try {
    await api.del(`/v2/tables/${encodeURIComponent(table.id)}`);
    toast(`${table.name} is deleted.`);
    view.context.go("/tables");
  } catch (problem) {
    say(byId("table-problem"), problem.words);
  }
});

for (const panel of [byId("fill"), byId("row-panel")]) {
  const close = () => {
    show(panel, false);
    if (panel.id === "fill") toggle(false);
    (panel.id === "fill" ? byId("open-fill") : view.opener)?.focus?.();
  };
  panel.querySelector("[data-close]").addEventListener("click", close);
  panel.addEventListener("keydown", (event) => event.key === "Escape" && close());
}
