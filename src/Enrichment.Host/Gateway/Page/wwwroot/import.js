// A chosen file on its way to a table: what its columns were taken for, the user's word over it, the upload.
import * as api from "./api.js";
import { byId, el, say, show, toast } from "./dom.js";
import { bytes, count, many } from "./words.js";

const previewBytes = 1 << 20;
const samples = 3;
const how = { header: "its header", contents: "its contents", "--columns": "your word" };
let file = null;
let columns = [];
let context = null;
let sending = null;
let attempt = null;

export function reset() {
  sending?.abort();
  sending = null;
  file = null;
  show(byId("import"), false);
  show(byId("drop"));
  show(byId("import-progress"), false);
  say(byId("file-problem"));
  say(byId("import-problem"));
}

/** Looks at a file and asks what its columns are. */
export async function offer(chosen, to) {
  reset();
  context = to;
  file = chosen;
  try {
    const look = await api.post("/v2/tables/preview", chosen.slice(0, previewBytes));
    if (file !== chosen) return;
    ask(look);
  } catch (problem) {
    file = null;
    say(byId("file-problem"), `${chosen.name}: ${problem.words}`);
  }
}

function ask(look) {
  columns = look.columns;
  byId("import-file").textContent = `${file.name}, ${bytes(file.size)}`;
  byId("import-name").value = file.name.replace(/\.[^.]+$/, "").slice(0, 200) || "table";
  byId("import-strategy").value = look.strategy ?? "";
  byId("mapping").tBodies[0].replaceChildren(...columns.map((column, index) => line(column, index, look)));
  setBusy(false);
  show(byId("drop"), false);
  show(byId("import"));
  byId("import-name").focus();
}

function line(column, index, look) {
  const select = el("select", { "aria-label": `Role of ${column.name}`, data: { column: index } });
  select.append(byId("role-options").content.cloneNode(true));
  select.value = column.role ?? "";
  select.addEventListener("change", () => takeFromOthers(select));
  const cells = look.sample.slice(0, samples).map((row) => row[index] ?? "").filter((cell) => cell.trim() !== "");
  return el("tr", {},
    el("th", { scope: "row" }, column.name || el("span", { class: "muted" }, "(no header)")),
    el("td", {}, select),
    el("td", { class: "muted" }, column.role ? how[look.how[column.role]] ?? look.how[column.role] : ""),
    el("td", {}, el("div", { class: "sample" }, cells.length ? cells.map((cell) => el("span", {}, cell)) : el("span", { class: "muted" }, "blank"))));
}

/** A role belongs to one column. */
function takeFromOthers(chosen) {
  for (const select of roleSelects()) {
    if (select !== chosen && select.value === chosen.value) select.value = "";
  }
}

const roleSelects = () => [...byId("mapping").querySelectorAll("select")];

/** Every role by its column, empty for none, so that nothing is guessed again. */
function roles() {
  const chosen = new Map(roleSelects().map((select) => [select.value, columns[Number(select.dataset.column)]]));
  const known = [...byId("role-options").content.querySelectorAll("option")].map((option) => option.value).filter(Boolean);
  return known.map((role) => `${role}=${chosen.has(role) ? named(chosen.get(role)) : ""}`).join(",");
}

/** A column's name; its id where the name would be read as something else. */
const named = (column) => (/^[^,=]+$/.test(column.name) && column.name === column.name.trim() && columns.filter((c) => c.name === column.name).length === 1 ? column.name : column.id);

byId("import").addEventListener("submit", async (event) => {
  event.preventDefault();
  say(byId("import-problem"));
  setBusy(true);
  progress(0, "Sending…");
  sending = new AbortController();
  const query = new URLSearchParams({ name: byId("import-name").value, columns: roles() });
  if (byId("import-strategy").value) query.set("strategy", byId("import-strategy").value);
  try {
    // The same file sent again after a lost answer is the same table.
    if (attempt?.file !== file || attempt.query !== String(query)) attempt = { file, query: String(query), key: crypto.getRandomValues(new Uint32Array(4)).join("-") };
    const table = await api.upload(`/v2/tables?${query}`, file, { "Idempotency-Key": attempt.key }, sent, sending.signal);
    const { shortRows = 0, badRows = 0 } = table.import ?? {};
    toast(`${many(table.rowCount, "row")} imported.${shortRows ? ` ${many(shortRows, "row")} had too few cells.` : ""}${badRows ? ` ${count(badRows)} cannot be read and are marked failed.` : ""}`);
    context.go(`/tables/${encodeURIComponent(table.id)}`);
  } catch (problem) {
    if (problem.name === "AbortError") return;
    setBusy(false);
    show(byId("import-progress"), false);
    say(byId("import-problem"), problem.words ?? String(problem));
  }
});

function sent(done, total) {
  if (done >= total) progress(1, "Sent. The server reads the rows…");
  else progress(done / total, `${bytes(done)} of ${bytes(total)} sent`);
}

function progress(part, words) {
  const box = byId("import-progress");
  show(box);
  const track = box.querySelector(".bar-track");
  track.classList.toggle("unknown", part >= 1);
  track.setAttribute("aria-valuenow", Math.round(part * 100));
  track.firstElementChild.style.inlineSize = `${part * 100}%`;
  box.querySelector("p").textContent = words;
}

function setBusy(busy) {
  byId("import-go").disabled = busy;
  for (const control of byId("import").querySelectorAll("input, select")) control.disabled = busy;
}

byId("import-cancel").addEventListener("click", () => {
  reset();
  byId("file").focus();
});
