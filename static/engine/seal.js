// The promise that nothing leaves, and how it is kept: a policy is added that the browser enforces. Policies add up, so no code can take it back.

const POLICY = [
  "default-src 'none'", "connect-src 'none'", "script-src blob: 'wasm-unsafe-eval'", "worker-src blob:", "img-src blob: data:",
  "form-action 'none'", "base-uri 'none'",
].join("; ");

// No policy that browsers know reaches WebRTC, so the way to it goes: nothing here calls or needs it.
const BEYOND_POLICY = ["RTCPeerConnection", "webkitRTCPeerConnection"];

// The browser forgets all after the first 250 otherwise, and a count that stops is not a count.
performance.setResourceTimingBufferSize(100_000);

/** Forbid every request from here on, of this document and of every worker that it starts from a blob. */
export function seal() {
  const meta = document.createElement("meta");
  meta.httpEquiv = "Content-Security-Policy";
  meta.content = POLICY;
  document.head.append(meta);
  for (const name of BEYOND_POLICY) Reflect.deleteProperty(globalThis, name);
}

/**
 * Tell whether the browser enforces the seal here, by asking for something it must refuse (it says so in the console).
 * @param {string} address of this site's own origin, which was allowed before
 */
export function isSealed(address) {
  return fetch(`${address}?seal-test`, { method: "HEAD" }).then(() => false, () => true);
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
