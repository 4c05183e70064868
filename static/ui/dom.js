// The few DOM calls that every view makes. Text only ever enters as textContent.

/**
 * The element of that id, which index.html is known to have.
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} kind
 * @returns {T}
 */
export function byId(id, kind) {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`index.html has no ${kind.name} #${id}`);
  return element;
}

/**
 * The first element below `root` that fits the selector, which index.html is known to have.
 * @template {Element} T
 * @param {Element} root
 * @param {string} selector
 * @param {new () => T} kind
 * @returns {T}
 */
export function within(root, selector, kind) {
  const element = root.querySelector(selector);
  if (!(element instanceof kind)) throw new Error(`index.html has no ${kind.name} ${selector}`);
  return element;
}

/** A new copy of the one element in a template of index.html. @param {string} id */
export function fromTemplate(id) {
  const copy = byId(id, HTMLTemplateElement).content.cloneNode(true);
  return /** @type {HTMLElement} */ (/** @type {DocumentFragment} */ (copy).firstElementChild);
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string|(Node|string)[]} content
 * @param {string} [className]
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, content, className = "") {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...(typeof content === "string" ? [content] : content));
  return element;
}

/** Nothing is told anew that has not changed. @param {HTMLElement} element @param {string} text */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
