// A view that shows a list and looks again while it is seen.
import * as api from "./api.js";
import { say, show } from "./dom.js";

const often = 2000;

/**
 * Shows what a path answers until the returned function is called.
 * @param key the member of the answer that holds the list, if it is not a list itself.
 * @param lookEvery milliseconds between two looks.
 * @param draw(list, box) puts it there; elements keep their place and focus where the draw keeps them.
 */
export function watch(section, path, key, draw, lookEvery = often) {
  const [list, empty, problem] = ["list", "empty", "problem"].map((name) => section.querySelector(`[data-${name}]`));
  let timer = 0;
  let ended = false;

  async function look() {
    clearTimeout(timer);
    if (document.hidden) return again();
    try {
      const answer = await api.get(path);
      if (ended) return undefined;
      const items = Array.isArray(answer) ? answer : answer[key] ?? answer.items ?? [];
      say(problem);
      show(empty, items.length === 0);
      draw(items, list);
    } catch (error) {
      if (!ended) say(problem, error.status === 403 ? "Only operators may see this." : error.words);
    }

    return again();
  }

  function again() {
    if (!ended) timer = setTimeout(look, lookEvery);
  }

  look();
  return { look, end: () => {
    ended = true;
    clearTimeout(timer);
  } };
}

/**
 * Puts elements for items into a box, each by its key, updating those that are there: what is focused stays focused.
 * @param make(item) gives {element, update(item)}.
 */
export function reconcile(box, items, keyOf, make) {
  const known = box.parts ?? (box.parts = new Map());
  const keys = new Set(items.map(keyOf));
  for (const [key, part] of known) {
    if (keys.has(key)) continue;
    part.element.remove();
    known.delete(key);
  }

  items.forEach((item, at) => {
    const key = keyOf(item);
    if (!known.has(key)) known.set(key, make(item));
    const part = known.get(key);
    part.update(item);
    if (box.children[at] !== part.element) box.insertBefore(part.element, box.children[at] ?? null);
  });
}
