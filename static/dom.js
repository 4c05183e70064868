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
