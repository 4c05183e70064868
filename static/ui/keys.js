// Keys by one name each, as the registry of commands names them, and as people know them.

/** @type {Record<string, string>} */
const CAPTIONS = {
  ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→", PageUp: "Page Up", PageDown: "Page Down", Escape: "Esc", "-": "−", shift: "Shift", " ": "Space",
};

/** A key as the registry names it: signs as they are typed, letters and named keys with their Shift. @param {KeyboardEvent} event */
export function keyOf({ key, shiftKey, ctrlKey, metaKey, altKey }) {
  if (ctrlKey || metaKey || altKey) return "";
  const is_sign = key.length === 1 && key.toLowerCase() === key.toUpperCase();
  const name = key.length === 1 ? key.toLowerCase() : key;
  return shiftKey && !is_sign ? `shift+${name}` : name;
}

/** Whether a key writes a sign where text is typed: a letter, a digit, a mark. @param {string} key */
export function writesSign(key) {
  const sign = key.replace(/^shift\+/, "");
  return sign.length === 1 && sign !== " ";
}

/** The caps to press, one text each: "shift+c" is ["Shift", "C"]. @param {string} key @returns {string[]} */
export function captions(key) {
  const parts = key.length > 1 ? key.split("+") : [key];
  return parts.map((part) => CAPTIONS[part] ?? (part.length === 1 ? part.toUpperCase() : part));
}

/** As `aria-keyshortcuts` wants it. @param {string} key */
export function shortcut(key) {
  if (key === "+") return "Plus";
  return key.length > 1 ? key.split("+").map((part) => part[0].toUpperCase() + part.slice(1)).join("+") : key.toUpperCase();
}

/** Whether what has the focus takes in what is typed. @param {EventTarget|null} target */
export function takesText(target) {
  if (target instanceof HTMLInputElement) return !["range", "checkbox", "radio", "button", "file"].includes(target.type);
  return target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable);
}
