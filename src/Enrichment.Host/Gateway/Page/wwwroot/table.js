// One table: its rows in the grid, what is being filled, what is behind each cell.
import * as api from "./api.js";
import { byId, chip, confirm, el, plain, say, show, toast } from "./dom.js";
import { count, dollars, many, time } from "./words.js";
import { Chosen } from "./chosen.js";
import { Details, openRow, reasonWords } from "./details.js";
import { offerRows, prepare, toggle } from "./fill.js";
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
  byId("open-fill").disabled = true;
  const asked = new URLSearchParams(location.search);
  byId("status-filter").value = asked.get("status") ?? "";
  view.reason = asked.get("reason") ?? "";
  const entered = view;
  entered.chosen = new Chosen(() => choose(entered));
  begin(entered, asked.get("fill"));
  return () => leave(entered);
}

function leave(of) {
  of.closed = true;
  details.hide();
  for (const part of ["grid", "source", "live", "jobs"]) of[part]?.close();
}

async function begin(of, fill) {
  try {
    await readTable(of);
  } catch (problem) {
    if (!of.closed) say(byId("table-problem"), problem.words);
    return;
  }

  if (of.closed) return;
  prepare(of.table, () => refill(of));
  byId("open-fill").disabled = false;
  drawGrid(of);
  if (fill) fillRows(of, fill);
  of.jobs = new Jobs(of.tableId, {
    ended: (job) => {
      if (job.metadata.kind !== "preenrich") toast(`The job is ${job.status}: ${dollars(job.cost)} spent.`);
      of.source.refresh();
    },
    fill: (status) => {
      filterBy(of, status, "");
      fillRows(of, "shown");
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
  of.source = new RowSource(of.tableId, of.table.rowCount, { status, reason: of.reason }, () => drawn(of));
  of.chosen.clear();
  byId("reason-words").textContent = of.reason ? `Only: ${reasonWords(of.reason)}` : "";
  show(byId("reason-filter"), Boolean(of.reason));
  of.columns = columnsOf(of.table);
  of.grid = new Grid(byId("grid"), of.columns, of.source, {
    focus: (cell, row, column) => details.show(cell, row, column),
    hover: (cell, row, column) => details.hover(cell, row, column),
    leave: () => details.hide(),
    choose: (index, stretch) => of.chosen.toggle(of.source, index, stretch),
    isChosen: (rowNumber) => of.chosen.has(rowNumber),
    open: (row, column, cell) => {
      of.opener = cell;
      details.hide();
      toggle(false);
      openRow(row, of.columns);
    },
  });
  drawn(of);
}

/** Rows were picked out, or let go. */
function choose(of) {
  of.grid?.mark();
  byId("chosen-words").textContent = `${many(of.chosen.size, "row")} chosen`;
  show(byId("chosen"), of.chosen.size > 0);
  offer(of);
}

/** Tells the panel which rows there are to fill. */
function offer(of) {
  const { status, reason } = of.source.filter;
  const shown = of.source.isFiltered ? { words: `The rows shown: ${[status && plain(status), reason && reasonWords(reason)].filter(Boolean).join(", ")}`, filter: { status: status ? [status] : undefined, reason } } : null;
  offerRows({ total: of.table.rowCount, shown, chosen: [...of.chosen.numbers] });
}

function fillRows(of, which) {
  toggle(true, which);
  history.replaceState(null, "", addressOf(of));
}

const addressOf = (of) => {
  const asked = Object.entries({ status: byId("status-filter").value, reason: of.reason }).filter(([, value]) => value);
  return location.pathname + (asked.length ? `?${new URLSearchParams(asked)}` : "");
};

function filterBy(of, status, reason) {
  byId("status-filter").value = status;
  of.reason = reason;
  history.replaceState(null, "", addressOf(of));
  drawGrid(of);
}

function drawn(of) {
  of.grid?.draw();
  const { source } = of;
  const status = byId("status-filter").value;
  byId("grid-count").textContent = source.isFiltered ? `${count(source.count)}${source.ended ? "" : "+"} ${plain(status || "rows")} of ${many(of.table.rowCount, "row")}` : many(of.table.rowCount, "row");
  const empty = source.ended && source.count === 0;
  byId("grid-empty").textContent = of.reason ? "No row is so now." : status ? `No row is ${plain(status)} now.` : "The table has no rows.";
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
    { id: "number", title: "Row", kind: "number", width: 104, text: (row) => String(row.rowNumber), fill: fillNumber },
    { id: "status", title: "Status", kind: "status", width: 116, text: (row) => row.status, fill: (cell, row) => cell.replaceChildren(row ? chip(row.status) : "") },
    ...columns.filter((column) => whoRoles.has(column.role)),
    ...columns.filter((column) => column.kind === "field"),
    ...columns.filter((column) => column.kind === "input" && !whoRoles.has(column.role)),
    { id: "cost", title: "Cost", kind: "cost", width: 96, text: (row) => dollars(row.cost), fill: (cell, row) => (cell.textContent = row && row.cost ? dollars(row.cost) : "") },
  ];
}

function fillNumber(cell, row, index) {
  const number = count(row ? row.rowNumber : index + 1);
  cell.replaceChildren(...(row ? [el("input", { type: "checkbox", tabindex: -1, "aria-label": `Choose row ${number}` })] : []), el("span", {}, number));
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
  filterBy(view, event.target.value, "");
});
byId("reason-clear").addEventListener("click", () => {
  filterBy(view, "", "");
  byId("status-filter").focus();
});
byId("chosen-fill").addEventListener("click", () => fillRows(view, "chosen"));
byId("chosen-clear").addEventListener("click", () => {
  view.chosen.clear();
  byId("open-fill").focus();
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
