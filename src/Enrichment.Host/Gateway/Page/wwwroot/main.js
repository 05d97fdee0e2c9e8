// Starts the page: who is here, which view the address names, and the way between views without loading anew.
import * as api from "./api.js";
import { byId, say, show, toast } from "./dom.js";
import * as activity from "./activity.js";
import * as buckets from "./buckets.js";
import * as errors from "./errors.js";
import * as runs from "./runs.js";
import * as sources from "./sources.js";
import * as table from "./table.js";
import * as tables from "./tables.js";

const routes = [
  [/^\/(?:tables)?$/, "tables", tables, "Tables"],
  [/^\/tables\/([^/]+)$/, "table", table, "Table"],
  [/^\/runs$/, "runs", runs, "Runs"],
  [/^\/buckets$/, "buckets", buckets, "Buckets"],
  [/^\/sources$/, "sources", sources, "Sources"],
  [/^\/errors$/, "errors", errors, "Errors"],
  [/^\/activity$/, "activity", activity, "Activity"],
];

const context = { session: null, go, setTitle };
let leave = null;

function setTitle(title) {
  document.title = title ? `${title} · Enrichment` : "Enrichment";
}

export function go(path, { replace = false } = {}) {
  if (path !== location.pathname + location.search) history[replace ? "replaceState" : "pushState"](null, "", path);
  route(true);
}

function route(moveFocus) {
  const [pattern, name, view, title] = routes.find(([p]) => p.test(location.pathname)) ?? routes[0];
  leave?.();
  showView(name);
  setTitle(title);
  for (const link of document.querySelectorAll("[data-nav]")) {
    const here = location.pathname === link.pathname || location.pathname.startsWith(`${link.pathname}/`) || (name === "tables" && link.pathname === "/tables");
    if (here) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }

  leave = view.enter(context, ...(pattern.exec(location.pathname) ?? []).slice(1).map(decodeURIComponent)) ?? null;
  if (moveFocus) {
    byId("main").focus({ preventScroll: true });
    scrollTo(0, 0);
  }
}

function showView(name) {
  show(byId("loading"), false);
  for (const section of document.querySelectorAll("[data-view]")) show(section, section.dataset.view === name);
}

async function begin() {
  try {
    context.session = await api.get("/session", { quiet401: true });
  } catch (problem) {
    if (problem.status === 401) return askForKey();
    byId("loading").textContent = problem.words;
    return undefined;
  }

  const { tenant, role, user, signedIn } = context.session;
  byId("who").textContent = signedIn ? `${user} · ${tenant} · ${role}` : `${tenant} · ${role}`;
  show(byId("sign-out"), signedIn);
  show(byId("bar"));
  return route(false);
}

function askForKey() {
  leave?.();
  leave = null;
  show(byId("bar"), false);
  showView("sign-in");
  setTitle("Sign in");
  byId("key").focus();
}

byId("sign-in").addEventListener("submit", async (event) => {
  event.preventDefault();
  const problem = byId("key-problem");
  say(problem);
  try {
    await api.post("/session", { key: byId("key").value }, { quiet401: true });
    byId("key").value = "";
    await begin();
    byId("main").focus();
  } catch (error) {
    say(problem, error.words);
    byId("key").focus();
  }
});

byId("sign-out").addEventListener("click", async () => {
  await api.del("/session");
  toast("Signed out.");
  askForKey();
});

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href^='/']");
  if (!link || link.hasAttribute("download") || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  go(link.pathname + link.search);
});

addEventListener("popstate", () => route(true));
api.onSignedOut(askForKey);
begin();
