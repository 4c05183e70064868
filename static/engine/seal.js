// The promise that nothing leaves, and how it is kept: a policy is added that the browser enforces. Policies add up, so no code can take it back.

const POLICY = [
  "default-src 'none'", "connect-src 'none'", "script-src blob: 'wasm-unsafe-eval'", "worker-src blob:", "img-src blob: data:",
  "form-action 'none'", "base-uri 'none'", "require-trusted-types-for 'script'", "trusted-types default",
].join("; ");

// What no policy that browsers know reaches, or what speaks to pages that are not sealed: nothing here calls or needs it, so it goes.
// Hurdles, no walls: code of the page could find the like in a fresh frame or worker. `document.open` of three arguments opens a window too.
const BEYOND_POLICY = /** @type {[any, string[]][]} */ ([
  [globalThis, ["RTCPeerConnection", "webkitRTCPeerConnection", "BroadcastChannel", "SharedWorker", "open"]],
  [globalThis.Document?.prototype, ["open"]],
  [(globalThis.Navigator ?? /** @type {any} */ (globalThis).WorkerNavigator)?.prototype, ["serviceWorker"]],
]);

/** All the markup that is ever made from text: Tabulator's sort arrow, and what it puts into an empty cell. */
const MARKUP = new Set(["<div class='tabulator-arrow'></div>", "&nbsp;"]);

const VIOLATION_MS = 5000; // the browser tells at once, but a busy page hears late

/** Addresses of scripts that were made here. @type {Set<string>} */
const script_addresses = new Set();

// The browser forgets all after the first 250 otherwise, and a count that stops is not a count.
performance.setResourceTimingBufferSize(100_000);

/** Forbid every request from here on, of this document and of every worker that it starts from a blob. */
export function seal() {
  const meta = document.createElement("meta");
  meta.httpEquiv = "Content-Security-Policy";
  meta.content = POLICY;
  document.head.append(meta);
  narrow();
}

/** In a page or worker: let no text become markup or code but what is known here, and take away what is beyond the policy. */
export function narrow() {
  // Browsers without Trusted Types have the policy's other directives.
  /** @type {any} */ (globalThis).trustedTypes?.createPolicy("default", {
    createHTML: (/** @type {string} */ text) => (MARKUP.has(text) ? text : null),
    createScriptURL: (/** @type {string} */ address) => (script_addresses.has(address) ? address : null),
  });
  for (const [owner, names] of BEYOND_POLICY) {
    if (owner) for (const name of names) Reflect.deleteProperty(owner, name);
  }
}

/** The address of a script of ours, which a worker may be started from. @param {Blob} script */
export function scriptAddress(script) {
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  script_addresses.add(address);
  return address;
}

/**
 * Tell whether the browser enforces the seal here, by asking for something that it must refuse. A request that fails is no proof, for
 * offline all do: the browser itself must say that the policy was the reason (as it does in the console).
 * @param {string} site an address of this site's own origin, which was allowed before
 */
export async function isSealed(site) {
  const { origin, pathname } = new URL(site);
  const address = `${origin}${pathname}?seal-test`;
  const listening = new AbortController();
  const refused = new Promise((resolve) => {
    addEventListener("securitypolicyviolation", ({ blockedURI, effectiveDirective, disposition, originalPolicy }) => {
      const is_seal = effectiveDirective === "connect-src" && disposition === "enforce" && originalPolicy.includes("connect-src 'none'");
      if (is_seal && blockedURI === address) resolve(true);
    }, { signal: listening.signal });
  });
  const failed = await fetch(address, { method: "HEAD" }).then(() => false, () => true);
  const told = failed && await Promise.race([refused, new Promise((resolve) => { setTimeout(resolve, VIOLATION_MS, false); })]);
  listening.abort();
  return Boolean(told);
}

/**
 * Count the network requests of this page or worker since a moment, from the browser's own records.
 * @param {number} moment milliseconds since 1970, as performance.timeOrigin + performance.now()
 */
export function requestsSince(moment) {
  const isRequest = (/** @type {PerformanceEntry} */ { name, startTime }) =>
    performance.timeOrigin + startTime >= moment && !/^(blob|data):/.test(name);
  return performance.getEntriesByType("resource").filter(isRequest).length;
}
