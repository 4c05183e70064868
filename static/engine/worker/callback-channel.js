// What Pyodide schedules Python's callbacks by, in place of a MessageChannel: it has at most one message under way.

const Channel = MessageChannel;

/**
 * Pyodide sends itself a message for each callback, and the first that arrives runs all callbacks that wait. The messages that are left over then
 * run later callbacks at once, before what the page has sent meanwhile, a cancel for one; and they become more and more.
 */
export class CallbackChannel {
  #channel = new Channel();
  #is_under_way = false;
  port1 = { onmessage() {} };
  port2 = {
    postMessage: () => {
      if (!this.#is_under_way) this.#channel.port2.postMessage(null);
      this.#is_under_way = true;
    },
  };

  constructor() {
    this.#channel.port1.onmessage = () => {
      this.#is_under_way = false;
      this.port1.onmessage();
    };
  }
}
