// Rows of a table as the grid wants them: pages fetched when they are looked at, the longest unseen dropped again.
import * as api from "./api.js";

const pageRows = 100;
const mostPages = 30;
const mostUnderWay = 2;

export class RowSource {
  /**
   * @param total rows of the table; with a filter it is found out page by page.
   * @param filter {status, reason}, each "" for any.
   */
  constructor(tableId, total, filter, onChange) {
    this.path = `/v2/tables/${encodeURIComponent(tableId)}/rows`;
    this.filter = Object.fromEntries(Object.entries(filter).filter(([, value]) => value));
    this.isFiltered = Object.keys(this.filter).length > 0;
    this.total = total;
    this.onChange = onChange;
    this.pages = new Map();
    this.wanted = [];
    this.underWay = new Map();
    this.cursors = [0];
    this.ended = !this.isFiltered;
    this.count = this.isFiltered ? 0 : total;
    this.problem = null;
  }

  /** True until the first page of a filter is known. */
  get isUnknown() {
    return this.isFiltered && !this.ended && this.count === 0;
  }

  row(index) {
    return this.pages.get(Math.floor(index / pageRows))?.rows[index % pageRows] ?? null;
  }

  /** The number of the row at a place; null where a filter's row is not known yet. */
  numberAt(index) {
    return this.isFiltered ? this.row(index)?.rowNumber ?? null : index + 1;
  }

  /** Says what is seen; what is not seen any more is not fetched any more. */
  want(first, last) {
    this.wanted = [];
    for (let page = Math.floor(first / pageRows); page <= Math.floor(last / pageRows); page++) this.wanted.push(page);
    if (!this.ended && last >= this.count - pageRows / 2) this.wanted.push(this.cursors.length - 1);
    this.#next();
  }

  /** Fetches what is seen again, keeping what is shown until then. */
  refresh() {
    for (const page of this.pages.values()) page.stale = true;
    this.#next();
  }

  /** Takes a row as it is now; true when it is among the pages held. */
  apply(row) {
    if (!this.isFiltered) return this.#put(Math.floor((row.rowNumber - 1) / pageRows), (row.rowNumber - 1) % pageRows, row);
    for (const [number, page] of this.pages) {
      const at = page.rows.findIndex((known) => known.rowNumber === row.rowNumber);
      if (at >= 0) return this.#put(number, at, row);
    }

    return false;
  }

  close() {
    for (const control of this.underWay.values()) control.abort();
    this.closed = true;
  }

  #put(number, at, row) {
    const page = this.pages.get(number);
    if (!page || at >= page.rows.length) return false;
    page.rows[at] = row;
    return true;
  }

  #next() {
    if (this.closed) return;
    for (const number of this.wanted) {
      if (this.underWay.size >= mostUnderWay) return;
      const page = this.pages.get(number);
      if ((!page || page.stale) && !this.underWay.has(number) && (!this.isFiltered || number < this.cursors.length)) this.#fetch(number);
    }
  }

  async #fetch(number) {
    const control = new AbortController();
    this.underWay.set(number, control);
    try {
      const page = await this.#read(number, control.signal);
      this.problem = null;
      this.#keep(number, page);
    } catch (problem) {
      if (problem.name === "AbortError") return;
      this.problem = problem;
    } finally {
      this.underWay.delete(number);
    }

    if (this.closed) return;
    this.onChange();
    if (!this.problem) this.#next();
  }

  /** A filtered page is read on until it is full: the server may stop early. */
  async #read(number, signal) {
    const rows = [];
    let cursor = this.isFiltered ? this.cursors[number] : number * pageRows;
    while (rows.length < pageRows && cursor !== null) {
      const query = new URLSearchParams({ ...this.filter, cursor, limit: pageRows - rows.length });
      const part = await api.get(`${this.path}?${query}`, { signal });
      rows.push(...part.rows);
      cursor = part.nextCursor;
      if (!this.isFiltered) break;
    }

    return { rows, next: cursor };
  }

  #keep(number, { rows, next }) {
    this.pages.delete(number);
    this.pages.set(number, { rows, stale: false });
    if (this.isFiltered && number === this.cursors.length - 1 && !this.ended) {
      this.count = number * pageRows + rows.length;
      if (next === null) this.ended = true;
      else this.cursors.push(next);
    }

    for (const old of this.pages.keys()) {
      if (this.pages.size <= mostPages) break;
      if (!this.wanted.includes(old)) this.pages.delete(old);
    }
  }
}
