// What should be in the zip: a file that says so is held against it, and what is there is saved as the next one's.

import { byId } from "../ui/dom.js";
import { saveAs } from "../ui/saving.js";
import { errorReply } from "../ui/wording.js";

const MOST_BYTES = 4 << 20;
const FILE_NAME = "expectation.json";

/**
 * @param {import("../picture/viewing.js").Call} call
 * @param {Pick<import("./judging.js").Judging, "setExpectation">} judging
 */
export function createExpecting(call, judging) {
  const chooser = byId("expectation-file", HTMLInputElement);
  const said = byId("expectation-said", HTMLElement);
  const forget = byId("expectation-forget", HTMLButtonElement);

  /** @param {string} name "" nothing is expected any more @param {string} schema */
  async function expect(name, schema) {
    said.textContent = "";
    try {
      await judging.setExpectation(schema);
      said.textContent = name && `Held against “${name}”.`;
      forget.hidden = !name;
    } catch (error) {
      said.textContent = `“${name}” says nothing that can be held against it: ${errorReply(error).message}`;
    }
  }

  chooser.addEventListener("change", async () => {
    const [file] = chooser.files ?? [];
    chooser.value = ""; // the same file may be chosen again
    if (!file) return;
    if (file.size > MOST_BYTES) said.textContent = `“${file.name}” is too large for an expectation.`;
    else await expect(file.name, await file.text());
  });
  forget.addEventListener("click", () => {
    expect("", "");
    chooser.focus();
  });
  byId("expectation-save", HTMLButtonElement).addEventListener("click", async () => {
    const { result } = await call("get_expectation", {});
    saveAs(result.schema, FILE_NAME);
  });
}
