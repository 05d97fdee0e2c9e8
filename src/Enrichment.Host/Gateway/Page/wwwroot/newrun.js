// Starts a run over a table's buckets.
import * as api from "./api.js";
import { byId, el, say, show } from "./dom.js";
import { showWebhook, webhookOf } from "./webhook.js";
import { amountOf } from "./words.js";

const form = byId("run-form");
const opener = byId("open-run");
let begun = null;
let attempt = null;

/** @param onBegun is called when a run was begun. */
export function prepare(onBegun) {
  begun = onBegun;
  toggle(false);
}

async function toggle(open) {
  show(form, open);
  opener.setAttribute("aria-expanded", open);
  say(byId("run-problem"));
  if (!open) return;
  byId("run-table").focus();
  try {
    const { tables } = await api.get("/v2/tables?limit=200");
    byId("run-table").replaceChildren(el("option", { value: "" }, "all businesses"), ...tables.map((table) => el("option", { value: table.id }, table.name)));
    if (tables.length) byId("run-table").value = tables[0].id;
  } catch (problem) {
    say(byId("run-problem"), problem.words);
  }
}

/** What is wished, or words for what is wrong with it. */
function wish() {
  const budget = amountOf(byId("run-budget").value);
  if (Number.isNaN(budget)) return ["run-budget", "Write an amount such as 25 or 0.50."];
  const buckets = byId("run-buckets").value.trim();
  if (buckets && !/^[1-9]\d{0,8}$/.test(buckets)) return ["run-buckets", "Write a whole number above 0, or leave it empty for all."];
  return { table_id: byId("run-table").value || null, total_budget: budget, max_buckets: buckets ? Number(buckets) : null, webhook: webhookOf("run") };
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const body = wish();
  if (Array.isArray(body)) {
    say(byId("run-problem"), body[1]);
    return byId(body[0]).focus();
  }

  if (attempt?.text !== JSON.stringify(body)) attempt = { text: JSON.stringify(body), key: crypto.getRandomValues(new Uint32Array(4)).join("-") };
  try {
    await api.post("/v2/runs", body, { headers: { "Idempotency-Key": attempt.key } });
    attempt = null;
    toggle(false);
    opener.focus();
    begun();
  } catch (problem) {
    say(byId("run-problem"), problem.words);
    showWebhook("run", problem);
  }

  return undefined;
});
opener.addEventListener("click", () => toggle(form.hidden));
