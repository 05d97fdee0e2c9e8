// Talks to the server. Whatever is refused becomes a Problem with words that a person understands.

export class Problem extends Error {
  constructor(status, title, detail, field, retryAfter) {
    super(title);
    this.status = status;
    this.detail = detail;
    this.field = field;
    this.retryAfter = retryAfter;
  }

  get words() {
    return this.detail ? `${this.message} ${this.detail}` : this.message;
  }
}

const listeners = new Set();

/** Calls back when the server asks for a key. */
export function onSignedOut(listener) {
  listeners.add(listener);
}

export const get = (path, options) => request("GET", path, undefined, options);
export const post = (path, body, options) => request("POST", path, body, options);
export const patch = (path, body) => request("PATCH", path, body);
export const del = (path) => request("DELETE", path);

async function request(method, path, body, { signal, headers = {}, quiet401 = false } = {}) {
  const init = { method, signal, headers: { Accept: "application/json", ...headers } };
  if (body !== undefined) {
    const raw = body instanceof Blob;
    init.body = raw ? body : JSON.stringify(body);
    init.headers["Content-Type"] = raw ? "text/csv" : "application/json";
  }

  let response;
  try {
    response = await fetch(path, init);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Problem(0, "The server does not answer.", "Is it running, and is the network up?");
  }

  if (response.ok) return response.status === 204 ? null : response.json();
  throw await refused(response, quiet401);
}

async function refused(response, quiet401) {
  const problem = problemOf(response.status, await response.text(), response.headers.get("Retry-After"));
  if (response.status === 401 && !quiet401) listeners.forEach((listener) => listener());
  return problem;
}

function problemOf(status, text, retryAfter) {
  let document = {};
  try {
    document = JSON.parse(text);
  } catch {
    // An answer that is no problem document has its status at least.
  }

  const title = document.title ?? `The server answered ${status}.`;
  return new Problem(status, title, document.detail, document.field, Number(retryAfter) || null);
}

/** Sends a file with its progress; fetch does not tell how much of a body is sent. */
export function upload(path, file, headers, onSent, signal) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    request.setRequestHeader("Content-Type", "text/csv");
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => onSent(event.loaded, event.total);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText));
      else reject(problemOf(request.status, request.responseText, request.getResponseHeader("Retry-After")));
    };
    request.onerror = () => reject(new Problem(0, "The connection broke while the file was being sent.", "Try again: what is imported is not imported twice."));
    request.onabort = () => reject(new DOMException("aborted", "AbortError"));
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}
