// Numbers, money and times as people read them.

const whole = new Intl.NumberFormat("en");
const cents = new Intl.NumberFormat("en", { style: "currency", currency: "USD" });
const fine = new Intl.NumberFormat("en", { style: "currency", currency: "USD", minimumFractionDigits: 2, maximumFractionDigits: 4 });
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

export const count = (number) => whole.format(number ?? 0);

/** Dollars; below one with the fractions of a cent that lookups cost. */
export const dollars = (amount) => (Math.abs(amount ?? 0) < 1 ? fine : cents).format(amount ?? 0);

export const time = (text) => (text ? moment.format(new Date(text)) : "–");

/** What a person wrote as dollars: null for nothing, NaN for what is no amount. */
export function amountOf(text) {
  const plain = text.replace(/[\s$,]/g, "");
  if (!plain) return null;
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : NaN;
}

export function many(number, one, more = `${one}s`) {
  return `${count(number)} ${number === 1 ? one : more}`;
}

export function bytes(number) {
  const units = ["B", "KB", "MB", "GB"];
  let unit = 0;
  while (number >= 1000 && unit < units.length - 1) {
    number /= 1000;
    unit++;
  }

  return `${number < 10 && unit ? number.toFixed(1) : Math.round(number)} ${units[unit]}`;
}

export function ago(text) {
  const seconds = Math.round((Date.now() - new Date(text)) / 1000);
  if (seconds < 60) return "just now";
  if (seconds < 3600) return `${many(Math.round(seconds / 60), "minute")} ago`;
  if (seconds < 86400) return `${many(Math.round(seconds / 3600), "hour")} ago`;
  return time(text);
}

/** What stopped a run or a bucket before all was tried, as a sentence. */
export function stopped(by) {
  if (by.startsWith("budget")) return "Stopped by its budget: what is left of it does not pay for the next lookup.";
  return by.startsWith("cancelled") ? "Cancelled." : `Stopped by ${by.replaceAll("_", " ")}.`;
}

/** A span as .NET writes it (d.hh:mm:ss.f), or seconds. */
export function span(value) {
  if (value === null || value === undefined) return "–";
  if (typeof value === "number") return value < 1 ? `${Math.round(value * 1000)} ms` : `${Math.round(value * 10) / 10} s`;
  const parts = /^(?:(\d+)\.)?(\d+):(\d+):([\d.]+)$/.exec(value);
  return parts ? span(((Number(parts[1] ?? 0) * 24 + Number(parts[2])) * 60 + Number(parts[3])) * 60 + Number(parts[4])) : value;
}
