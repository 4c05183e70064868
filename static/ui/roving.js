// Of several controls beside each other one takes the Tab key, and the arrow keys go from one to the next (the ARIA pattern of a toolbar).

/**
 * @param {HTMLElement} holder of the controls; they may come and go
 * @param {string} selector
 * @param {{keys?: [string, string], apart?: string}} [options] keys: back and on; apart: what of them lies in this takes the Tab key itself
 */
export function rove(holder, selector, { keys: [back, on] = ["ArrowLeft", "ArrowRight"], apart = "" } = {}) {
  /** @type {HTMLElement|undefined} */
  let current;

  function controls() {
    const all = /** @type {HTMLElement[]} */ ([...holder.querySelectorAll(selector)]);
    const is_apart = (/** @type {HTMLElement} */ control) => apart !== "" && control.closest(apart) !== null;
    for (const control of all.filter(is_apart)) control.tabIndex = 0;
    return all.filter((control) => !is_apart(control));
  }

  /** One that can take the focus has the Tab key, whatever became hidden or disabled. */
  function refresh() {
    const all = controls();
    if (!current || !all.includes(current) || !canFocus(current)) current = all.find(canFocus);
    for (const control of all) {
      const wanted = control === current ? 0 : -1;
      if (control.tabIndex !== wanted) control.tabIndex = wanted;
    }
  }

  holder.addEventListener("focusin", ({ target }) => {
    if (!(target instanceof HTMLElement) || !controls().includes(target)) return;
    current = target;
    refresh();
  });
  holder.addEventListener("keydown", (event) => {
    const { key, target, shiftKey, ctrlKey, metaKey, altKey } = event;
    const among = controls().filter(canFocus);
    const at = among.indexOf(/** @type {HTMLElement} */ (target));
    if (at < 0 || (key !== back && key !== on) || shiftKey || ctrlKey || metaKey || altKey || staysInText(target, key === on)) return;
    among.at((at + (key === on ? 1 : -1)) % among.length)?.focus();
    event.preventDefault();
    event.stopPropagation();
  });
  new MutationObserver(refresh).observe(holder, { subtree: true, childList: true, attributeFilter: ["disabled", "hidden"] });
  refresh();
}

/** @param {HTMLElement} control */
function canFocus(control) {
  return !(control instanceof HTMLButtonElement && control.disabled) && control.closest("[hidden]") === null;
}

/** In a field the arrow keys go through its text first. @param {EventTarget|null} target @param {boolean} onwards */
function staysInText(target, onwards) {
  if (!(target instanceof HTMLInputElement)) return false;
  const edge = onwards ? target.value.length : 0;
  return target.selectionStart !== edge || target.selectionEnd !== edge;
}
