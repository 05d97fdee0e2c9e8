// Whom a form wants told when what it begins has ended.
import { byId } from "./dom.js";

/** What the fields of a form say, for the API; undefined where nobody is to be told. */
export function webhookOf(form) {
  const [url, format, secret] = ["url", "format", "secret"].map((field) => byId(`${form}-webhook-${field}`).value.trim());
  return url || secret ? { url, format, secret: secret || null } : undefined;
}

/** A problem with the webhook is told beside its field, which is opened for it. */
export function showWebhook(form, problem) {
  if (!problem.field?.startsWith("webhook")) return;
  const field = byId(`${form}-webhook-${problem.field.split(".")[1] ?? "url"}`);
  field.closest("details").open = true;
  field.focus();
}

// What opens at the end of a form that scrolls would open out of sight.
for (const fields of document.querySelectorAll("details.more")) {
  fields.addEventListener("toggle", () => fields.open && fields.scrollIntoView({ block: "nearest" }));
}
