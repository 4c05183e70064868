"""Python's callbacks in the worker leave room for what the page sends."""

import pytest

# A worker that does with a channel what Pyodide does: a message for each callback, and whichever arrives runs all that wait. Two hundred callbacks
# at once, then one that always asks for its next turn; it answers after how many of its turns it heard what the page has sent.
WORKER = """
const waiting = [];
let turns = 0;
let is_heard = false;
onmessage = async ({ data }) => {
  if (data === "cancel") {
    is_heard = true;
    postMessage(turns - asked_at);
    return;
  }
  const { CallbackChannel } = await import(data.module);
  const channel = data.is_ours ? new CallbackChannel() : new MessageChannel();
  channel.port1.onmessage = () => {
    for (let count = waiting.length; count > 0; count -= 1) waiting.shift()();
  };
  const schedule = (callback) => {
    waiting.push(callback);
    channel.port2.postMessage(0);
  };
  const take = () => {
    const end = performance.now() + 1;
    while (performance.now() < end); // a step of work, for which a page needs longer than to send a word
    turns += 1;
    if (turns === 5) {
      asked_at = turns;
      postMessage("now");
    }
    if (!is_heard && turns < 5000) schedule(take);
  };
  for (let reads = 0; reads < 200; reads += 1) schedule(() => {});
  schedule(take);
};
let asked_at = 0;
"""
TURNS_UNTIL_HEARD = """async ({ worker, is_ours }) => {
  const engine = new Worker(URL.createObjectURL(new Blob([worker], { type: "text/javascript" })), { type: "module" });
  const turns = new Promise((resolve) => {
    engine.onmessage = ({ data }) => (data === "now" ? engine.postMessage("cancel") : resolve(data));
  });
  engine.postMessage({ module: new URL("/static/engine/worker/callback-channel.js", location.href).href, is_ours });
  try {
    return await turns;
  } finally {
    engine.terminate();
  }
}"""


@pytest.fixture
def plain_page(page, site):
    page.goto(f"{site.address}NOTICES.txt")  # a page of the site without its policy
    return page


def test_a_message_is_heard_within_a_few_turns_however_many_callbacks_there_were(plain_page):
    turns = plain_page.evaluate(TURNS_UNTIL_HEARD, {"worker": WORKER, "is_ours": True})
    assert turns <= 60


def test_which_the_channel_in_whose_place_it_stands_does_not_let_happen(plain_page):
    turns = plain_page.evaluate(TURNS_UNTIL_HEARD, {"worker": WORKER, "is_ours": False})
    assert turns > 100
