// The rows that a person picks out of a table, one by one or a stretch at a time.
import { toast } from "./dom.js";
import { count } from "./words.js";

const most = 10_000;

export class Chosen {
  /** @param onChange() is called after each change. */
  constructor(onChange) {
    this.numbers = new Set();
    this.onChange = onChange;
    this.last = null;
  }

  get size() {
    return this.numbers.size;
  }

  has(rowNumber) {
    return this.numbers.has(rowNumber);
  }

  /** Takes a row in or out; with a stretch, all of the last one to this one as that one is. */
  toggle(source, index, stretch) {
    const isIn = stretch && this.last ? this.last.isIn : !this.has(source.row(index).rowNumber);
    const from = stretch && this.last ? this.last.index : index;
    for (let at = Math.min(from, index); at <= Math.max(from, index); at++) this.#set(source.numberAt(at), isIn);
    this.last = { index, isIn };
    this.onChange();
  }

  clear() {
    this.numbers.clear();
    this.last = null;
    this.onChange();
  }

  #set(rowNumber, isIn) {
    if (rowNumber === null) return;
    if (!isIn) this.numbers.delete(rowNumber);
    else if (this.size < most) this.numbers.add(rowNumber);
    else if (!this.has(rowNumber)) toast(`At most ${count(most)} rows can be chosen so; a filter takes any number.`);
  }
}
