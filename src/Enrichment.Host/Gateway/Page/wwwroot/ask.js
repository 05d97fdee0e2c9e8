// Asks for an amount of money before something is done with it.
import { byId, say } from "./dom.js";
import { amountOf } from "./words.js";

const dialog = byId("ask");
const amount = byId("ask-amount");
let send = null;

/**
 * @param now the amount that holds at present; null for none.
 * @param then(dollars) does it; what it throws is told in the dialog, which stays open.
 */
export function askBudget(title, text, now, then) {
  byId("ask-title").textContent = title;
  byId("ask-text").textContent = text;
  amount.value = now ?? "";
  send = then;
  complain("");
  dialog.showModal();
  amount.select();
}

function complain(words) {
  say(byId("ask-problem"), words);
  amount.setAttribute("aria-invalid", Boolean(words));
}

dialog.querySelector("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const dollars = amountOf(amount.value);
  if (dollars === null || Number.isNaN(dollars)) {
    complain("Write an amount such as 25 or 0.50.");
    return amount.focus();
  }

  try {
    await send(dollars);
    dialog.close();
  } catch (problem) {
    complain(problem.words);
  }

  return undefined;
});
byId("ask-no").addEventListener("click", () => dialog.close());
