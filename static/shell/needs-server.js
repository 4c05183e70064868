// A classic script, which runs where modules do not: a page opened from a disk may load none of its parts, and says so.

if (location.protocol === "file:") {
  const words = /** @type {HTMLTemplateElement} */ (document.getElementById("needs-server"));
  document.body.replaceChildren(words.content);
}
