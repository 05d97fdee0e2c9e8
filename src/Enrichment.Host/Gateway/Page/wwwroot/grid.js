// A grid that holds only what is seen: rows and columns outside the window are not in the document, however long the table.
import { el } from "./dom.js";

const rowHeight = 36;
const headHeight = 40;
const spareRows = 6;
// Browsers lose precision beyond; a longer table scrolls faster than its bar instead.
const mostHeight = 12_000_000;

export class Grid {
  /**
   * @param columns {id, title, kind, width, text(row), fill(cell, row)}
   * @param on focus(cell, row, column), hover(cell, row, column), leave(), open(row, column),
   * choose(index, stretch), isChosen(rowNumber)
   */
  constructor(root, columns, source, on) {
    this.root = root;
    this.columns = columns;
    this.source = source;
    this.on = on;
    this.rows = new Map();
    this.active = { row: 0, column: 0 };
    this.lefts = [];
    this.width = columns.reduce((left, column) => (this.lefts.push(left), left + column.width), 0);
    this.head = el("div", { class: "grid-head", role: "row", "aria-rowindex": 1 });
    this.body = el("div", { class: "grid-body", role: "rowgroup" });
    this.head.style.width = this.body.style.width = `${this.width}px`;
    root.replaceChildren(el("div", { role: "rowgroup", class: "grid-head-group" }, this.head), this.body);
    root.setAttribute("aria-colcount", columns.length);
    root.setAttribute("aria-multiselectable", true);
    root.scrollTop = 0;
    root.scrollLeft = 0;
    this.listeners = [];
    this.#listen(root, "scroll", () => this.#onScroll(), { passive: true });
    this.#listen(root, "keydown", (event) => this.#onKey(event));
    this.#listen(root, "focusin", (event) => this.#onFocus(event));
    this.#listen(root, "click", (event) => this.#onClick(event));
    this.#listen(root, "dblclick", (event) => this.#open(event.target));
    this.#listen(root, "pointerover", (event) => this.#onPointer(event));
    this.#listen(root, "pointerleave", () => on.leave());
    this.sizes = new ResizeObserver(() => this.draw());
    this.sizes.observe(root);
    this.draw();
  }

  close() {
    this.sizes.disconnect();
    for (const [target, kind, handler] of this.listeners) target.removeEventListener(kind, handler);
    this.root.replaceChildren();
    this.closed = true;
  }

  /** Draws again soon; many calls, one drawing. */
  draw() {
    if (this.due || this.closed) return;
    this.due = requestAnimationFrame(() => {
      this.due = 0;
      if (!this.closed) this.#draw();
    });
  }

  /** Marks what became known in rows that are on the screen. */
  changed(rows) {
    for (const row of rows) {
      const shown = [...this.rows.values()].find((line) => line.row?.rowNumber === row.rowNumber);
      if (shown) shown.before = shown.row;
    }

    this.draw();
  }

  /** Shows anew which rows are chosen. */
  mark() {
    for (const line of this.rows.values()) this.#mark(line);
  }

  /** The visible cell of a row and column, if there is one. */
  cellAt(row, column) {
    return this.rows.get(row)?.cells.get(column) ?? null;
  }

  #listen(target, kind, handler, options) {
    target.addEventListener(kind, handler, options);
    this.listeners.push([target, kind, handler]);
  }

  #geometry() {
    const view = Math.max(0, this.root.clientHeight - headHeight);
    const whole = this.source.count * rowHeight;
    const height = Math.min(whole, mostHeight);
    const scale = height > view ? (whole - view) / (height - view) : 1;
    const top = this.root.scrollTop * scale;
    return { view, whole, height, scale, top };
  }

  #draw() {
    const { view, height, top } = this.#geometry();
    this.body.style.height = `${height}px`;
    this.root.setAttribute("aria-rowcount", this.source.isUnknown ? -1 : this.source.count + 1);
    const first = Math.max(0, Math.floor(top / rowHeight) - spareRows);
    const last = Math.min(this.source.count - 1, Math.ceil((top + view) / rowHeight) + spareRows);
    const columns = this.#columnWindow();
    this.#drawHead(columns);
    const keep = new Set();
    for (let index = first; index <= last; index++) keep.add(index);
    if (this.active.row < this.source.count) keep.add(this.active.row);
    for (const [index, line] of this.rows) {
      if (keep.has(index)) continue;
      line.element.remove();
      this.rows.delete(index);
    }

    for (const index of keep) this.#drawRow(index, columns, this.root.scrollTop + index * rowHeight - top);
    this.source.want(Math.max(first, 0), Math.max(last, 0));
    this.first = Math.ceil(top / rowHeight);
  }

  #columnWindow() {
    const from = this.root.scrollLeft - 200;
    const to = this.root.scrollLeft + this.root.clientWidth + 200;
    const shown = new Set([0, this.active.column]);
    this.columns.forEach((column, i) => {
      if (this.lefts[i] + column.width > from && this.lefts[i] < to) shown.add(i);
    });
    return [...shown].filter((i) => i < this.columns.length).sort((a, b) => a - b);
  }

  #drawHead(columns) {
    const key = columns.join();
    if (this.headKey === key) return;
    this.headKey = key;
    this.head.replaceChildren(...columns.map((i) => this.#place(el("div", { role: "columnheader", class: `cell ${this.columns[i].kind}`, "aria-colindex": i + 1, title: this.columns[i].title }, this.columns[i].title), i)));
  }

  #place(cell, i) {
    cell.style.width = `${this.columns[i].width}px`;
    // The first column stays in sight, so it takes part in the row's flow.
    if (i > 0) cell.style.left = `${this.lefts[i]}px`;
    return cell;
  }

  #drawRow(index, columns, y) {
    const row = this.source.row(index);
    let line = this.rows.get(index);
    if (!line) {
      line = { element: el("div", { role: "row", class: "grid-row", "aria-rowindex": index + 2 }), cells: new Map() };
      line.element.style.width = `${this.width}px`;
      this.rows.set(index, line);
      this.body.append(line.element);
    }

    line.element.style.transform = `translateY(${y}px)`;
    const key = columns.join();
    if (line.key !== key || line.row !== row) this.#fill(line, row, index, columns);
    line.key = key;
    line.row = row;
    line.before = null;
    this.#mark(line);
    line.element.classList.toggle("waiting", !row);
    for (const [i, cell] of line.cells) cell.tabIndex = index === this.active.row && i === this.active.column ? 0 : -1;
  }

  #mark(line) {
    const isChosen = Boolean(line.row && this.on.isChosen(line.row.rowNumber));
    line.element.setAttribute("aria-selected", isChosen);
    const box = line.cells.get(0)?.querySelector("input");
    if (box) box.checked = isChosen;
  }

  #fill(line, row, index, columns) {
    for (const [i, cell] of line.cells) {
      if (columns.includes(i)) continue;
      cell.remove();
      line.cells.delete(i);
    }

    let after = null;
    for (const i of columns) {
      let cell = line.cells.get(i);
      if (!cell) {
        cell = this.#place(el("div", { role: "gridcell", class: `cell ${this.columns[i].kind}`, "aria-colindex": i + 1, data: { row: index, column: i } }), i);
        line.cells.set(i, cell);
        if (after) after.after(cell);
        else line.element.prepend(cell);
      }

      after = cell;
      if (cell.shown === row) continue;
      const fresh = line.before && row && this.columns[i].text(row) !== this.columns[i].text(line.before);
      cell.shown = row;
      this.columns[i].fill(cell, row, index);
      cell.classList.toggle("fresh", Boolean(fresh));
    }
  }

  #onScroll() {
    if (!this.root.contains(document.activeElement) && this.first !== undefined) {
      const { top } = this.#geometry();
      this.active = { row: Math.min(Math.ceil(top / rowHeight), Math.max(0, this.source.count - 1)), column: this.active.column };
    }

    this.on.leave();
    this.draw();
  }

  #cellOf(target) {
    const cell = target.closest?.("[role=gridcell]");
    return cell && this.root.contains(cell) ? { cell, row: Number(cell.dataset.row), column: Number(cell.dataset.column) } : null;
  }

  #onFocus(event) {
    const at = this.#cellOf(event.target);
    if (!at) return;
    this.active = { row: at.row, column: at.column };
    const row = this.source.row(at.row);
    if (row) this.on.focus(at.cell, row, this.columns[at.column]);
  }

  #onPointer(event) {
    const at = this.#cellOf(event.target);
    const row = at && this.source.row(at.row);
    if (row) this.on.hover(at.cell, row, this.columns[at.column]);
    else this.on.leave();
  }

  #onClick(event) {
    const at = this.#cellOf(event.target);
    if (!at) return;
    if (event.target.matches("input")) {
      this.on.choose(at.row, event.shiftKey);
      return;
    }

    this.#moveTo(at.row, at.column);
    if (at.column === 0) this.#open(event.target);
  }

  #open(target) {
    const at = this.#cellOf(target);
    const row = at && this.source.row(at.row);
    if (row) this.on.open(row, this.columns[at.column], at.cell);
  }

  #onKey(event) {
    if (!this.#cellOf(event.target)) return;
    const { row, column } = this.active;
    const page = Math.max(1, Math.floor((this.root.clientHeight - headHeight) / rowHeight) - 1);
    const last = this.source.count - 1;
    const jump = event.ctrlKey || event.metaKey;
    const moves = {
      ArrowDown: () => [jump ? last : row + 1, column],
      ArrowUp: () => [jump ? 0 : row - 1, column],
      ArrowRight: () => [row, jump ? this.columns.length - 1 : column + 1],
      ArrowLeft: () => [row, jump ? 0 : column - 1],
      PageDown: () => [row + page, column],
      PageUp: () => [row - page, column],
      Home: () => [jump ? 0 : row, 0],
      End: () => [jump ? last : row, this.columns.length - 1],
    };
    if (event.key === "Enter") {
      event.preventDefault();
      this.#open(event.target);
    } else if (event.key === " " && this.source.row(row)) {
      event.preventDefault();
      this.on.choose(row, event.shiftKey);
    } else if (event.key === "Escape") {
      this.on.leave();
    } else if (moves[event.key]) {
      event.preventDefault();
      this.#moveTo(...moves[event.key]());
    }
  }

  /** Moves the focus, scrolling as little as shows its cell whole. */
  #moveTo(row, column) {
    row = Math.max(0, Math.min(row, this.source.count - 1));
    column = Math.max(0, Math.min(column, this.columns.length - 1));
    this.active = { row, column };
    const { view, scale, top } = this.#geometry();
    const y = row * rowHeight;
    if (y < top) this.root.scrollTop = y / scale;
    else if (y + rowHeight > top + view) this.root.scrollTop = Math.ceil((y + rowHeight - view) / scale);
    const pinned = this.columns[0].width;
    if (column > 0 && this.lefts[column] < this.root.scrollLeft + pinned) this.root.scrollLeft = this.lefts[column] - pinned;
    else if (this.lefts[column] + this.columns[column].width > this.root.scrollLeft + this.root.clientWidth) {
      this.root.scrollLeft = this.lefts[column] + this.columns[column].width - this.root.clientWidth;
    }

    this.#draw();
    this.cellAt(row, column)?.focus({ preventScroll: true });
  }
}
