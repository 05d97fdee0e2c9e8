// What changes on a table, as it changes: the server's events, or, where there are none, a look every two seconds.

const lookEvery = 2000;

export class Live {
  /**
   * @param on rows(rows): rows as they are now; job(job): how a job stands; look(): read again what is seen;
   * state(words): for a person.
   */
  constructor(tableId, on) {
    this.path = `/v2/tables/${encodeURIComponent(tableId)}/events`;
    this.on = on;
    this.waiting = new Map();
    this.onVisible = () => (document.hidden ? this.#stop() : this.#start());
    document.addEventListener("visibilitychange", this.onVisible);
    this.#start();
  }

  close() {
    document.removeEventListener("visibilitychange", this.onVisible);
    this.#stop();
  }

  #start() {
    this.#stop();
    const events = new EventSource(this.path);
    this.events = events;
    events.addEventListener("open", () => {
      // What changed before the events began is in the rows as they are now.
      this.on.look();
      this.on.state("live");
    });
    events.addEventListener("row", (event) => this.#take(JSON.parse(event.data)));
    for (const kind of ["progress", "job"]) events.addEventListener(kind, (event) => this.on.job(JSON.parse(event.data)));
    events.addEventListener("error", () => {
      if (events !== this.events) return;
      if (events.readyState === EventSource.CLOSED) this.#poll();
      else this.on.state("connecting again…");
    });
  }

  #poll() {
    this.#stop();
    this.on.state("looking every 2 seconds");
    this.timer = setInterval(() => this.on.look(), lookEvery);
  }

  #stop() {
    this.events?.close();
    this.events = null;
    clearInterval(this.timer);
    this.waiting.clear();
  }

  /** At most one change of the page a frame, and of each row only its newest state. */
  #take(row) {
    if (this.waiting.size === 0) requestAnimationFrame(() => this.#flush());
    this.waiting.set(row.rowNumber, row);
  }

  #flush() {
    const rows = [...this.waiting.values()];
    this.waiting.clear();
    if (rows.length) this.on.rows(rows);
  }
}
