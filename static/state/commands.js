// Everything that the page can be told to do, said once: keys, buttons, menus and the help all come from here.

/** @typedef {"table"|"frames"|"window"|"place"|"pictures"|"object"|"everywhere"} Group */

/**
 * @typedef {Object} Command
 * @property {string} id its button in index.html, where it has one, has the same
 * @property {Group} group its heading in the help, its section in a menu
 * @property {string} words what it does, on buttons and in menus
 * @property {string} [help] what the help says of its keys, and of other ways to it; commands that share this share a line. Without it: the words
 * @property {readonly string[]} [keys] as `keyOf` names them
 * @property {() => void} [act] without it the keys are those of a control, which acts itself: they are for the help only
 * @property {() => boolean} [isOn] of a switch
 * @property {() => boolean} [isPossible] now; else its button is disabled
 * @property {() => boolean} [isThere] at all now; else its button is hidden
 * @property {boolean} [in_menu] whether the picture's context menu has it
 */

export function createCommands() {
  /** @type {Map<string, Command>} */
  const all = new Map();
  /** @type {Map<string, Command>} */
  const by_key = new Map();

  /** @param {...Command} added */
  function add(...added) {
    for (const command of added) {
      if (all.has(command.id)) throw new Error(`two commands are called ${command.id}`);
      all.set(command.id, command);
      if (command.act) for (const key of command.keys ?? []) claim(key, command);
    }
  }

  /** @param {string} key @param {Command} command */
  function claim(key, command) {
    const other = by_key.get(key);
    if (other) throw new Error(`${command.id} and ${other.id} have the same key ${key}`);
    by_key.set(key, command);
  }

  return {
    add,
    /** @returns {Command[]} in the order in which they were added */
    list: () => [...all.values()],
    /** @param {string} key @returns {Command|undefined} */
    ofKey: (key) => by_key.get(key),
  };
}

/** @param {Command} command */
export function isRunnable({ act, isThere, isPossible }) {
  return act !== undefined && (isThere?.() ?? true) && (isPossible?.() ?? true);
}

/** @param {Command} command */
export function run(command) {
  if (isRunnable(command)) command.act?.();
}

/** @typedef {ReturnType<typeof createCommands>} Commands */
