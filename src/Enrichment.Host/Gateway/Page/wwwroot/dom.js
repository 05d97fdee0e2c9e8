// Builds elements. Text goes in as text only: there is no way from a cell to markup.

export const byId = (id) => document.getElementById(id);

export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "class") element.className = value;
    else if (name === "on") for (const [event, handler] of Object.entries(value)) element.addEventListener(event, handler);
    else if (name === "data") Object.assign(element.dataset, value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }

  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export function show(element, visible = true) {
  element.hidden = !visible;
}

/** Says what went wrong where it went wrong; nothing takes it away. */
export function say(element, words) {
  element.textContent = words ?? "";
  show(element, Boolean(words));
}

export function toast(words) {
  const note = el("p", { class: "toast" }, words);
  byId("toasts").append(note);
  setTimeout(() => note.remove(), 5000);
}

/** A bar that is also readable as a number. */
export function bar(label, part, words, tone = "") {
  const percent = Math.max(0, Math.min(100, Math.round(part * 100)));
  const fill = el("div", { class: "bar-fill" });
  fill.style.inlineSize = `${percent}%`;
  return el("div", { class: `bar-track ${tone}`, role: "progressbar", "aria-label": label, "aria-valuemin": 0, "aria-valuemax": 100, "aria-valuenow": percent, "aria-valuetext": words }, fill);
}

/** A bar with its word before it and its figures after it. */
export const gauge = (label, part, words, tone) => el("div", { class: "gauge" }, el("span", { class: "muted" }, label), bar(label, part, words, tone), el("span", { class: "figures" }, words));

export const chip = (word, text = plain(word)) => el("span", { class: "chip", data: { tone: tones[word] ?? "plain" } }, text);

const tones = {
  enriched: "good", skipped: "good", completed: "good", closed: "good", on: "good", running: "busy", active: "busy", waiting: "plain", pending: "plain", partial: "warn", deferred: "warn", paused: "warn", half_open: "warn",
  failed: "bad", cancelled: "bad", off: "bad", open: "bad", stopped: "warn", budget: "warn",
};

/** A row is "skipped" when all that is wanted was known; a reader would take the word for a fault. */
const said = { skipped: "known" };

export const plain = (word) => said[word] ?? String(word ?? "").replaceAll("_", " ");

export function confirm(title, text, yes) {
  const dialog = byId("confirm");
  byId("confirm-title").textContent = title;
  byId("confirm-text").textContent = text;
  byId("confirm-yes").textContent = yes;
  dialog.returnValue = "no";
  dialog.showModal();
  return new Promise((resolve) => dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true }));
}
