"""An engine without the page's views: scripts for a document that has nothing but it (`bare_page`)."""

START = """async () => {
  const {startEngine} = await import("./static/engine/boot.js");
  window.stages = [];
  window.silences = [];
  window.engine = startEngine({onStage: (event) => stages.push(event), onSilence: (silence) => silences.push(silence)});
  engine.died.then((error) => { window.died = error.code; });
}"""


# Why the engine could not start is worth reading in a failing test.
OUTCOME = "(name) => engine[name].then(() => 'done', ({code, detail}) => code === 'engine_failed' ? detail : code)"
CALL = "(method) => engine.call(method, {}).then(({result}) => result, ({code, detail}) => ({code, detail}))"
