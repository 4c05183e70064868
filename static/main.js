// The wiring: an intent becomes one engine call, its answer becomes state, and the views show the state.

import { createAutomation } from "./state/automation.js";
import { sealedAssets, startEngine } from "./engine/boot.js";
import { createContextMenu } from "./picture/context-menu.js";
import { createContactSheets } from "./tools/contact-sheet.js";
import { attachButtons } from "./shell/command-buttons.js";
import { createCommands } from "./state/commands.js";
import { createDialogs, createMenus } from "./shell/dialogs.js";
import { addDisplayOptions } from "./tools/display-options.js";
import { byId } from "./ui/dom.js";
import { createDropZone } from "./opening/drop-zone.js";
import { createExamining } from "./opening/examining.js";
import { createEngineTrouble } from "./opening/engine-trouble.js";
import { createAccount, kindOf } from "./series/account.js";
import { archiveTable } from "./series/archive-list.js";
import { nameOf } from "./series/columns.js";
import { createExpecting } from "./findings/expecting.js";
import { createFindingsPanel } from "./findings/findings-panel.js";
import { createJudging } from "./findings/judging.js";
import { createPurposeChoice } from "./findings/purpose-choice.js";
import { createVerdictBar } from "./findings/verdict-bar.js";
import { showList } from "./shell/list-dialog.js";
import { createNames } from "./opening/names.js";
import { createProblems } from "./opening/problems.js";
import { createEntryDialog } from "./series/entry-dialog.js";
import { createEntryLook } from "./series/entry-look.js";
import { createHeadersPanel } from "./headers/panel.js";
import { createHeaderSearch } from "./headers/search-dialog.js";
import { createHistogram } from "./tools/histogram.js";
import { createLayout, showPane } from "./shell/layout.js";
import { createLinking } from "./picture/linking.js";
import { createLooking } from "./opening/looking.js";
import { createOpening } from "./opening/opening.js";
import { createPassLines } from "./opening/pass-lines.js";
import { createPictureFile } from "./tools/picture-file.js";
import { rove } from "./ui/roving.js";
import { createRiskSheet } from "./tools/risk-sheet.js";
import { createSheet } from "./tools/sheet.js";
import { createSkipLinks } from "./shell/skip-links.js";
import { createPrinting } from "./shell/printing.js";
import { createSeriesDrop } from "./picture/series-drop.js";
import { inTableOrder } from "./series/order.js";
import { createSeriesTable } from "./series/table.js";
import { createStore, initialPage } from "./state/store.js";
import { createStatusBar } from "./opening/status-bar.js";
import { createTagTable } from "./headers/tag-table.js";
import { createTheme } from "./shell/theme.js";
import { createTextReader } from "./reading/text-reader.js";
import { createThumbnails } from "./series/thumbnails.js";
import { createTimings } from "./state/timings.js";
import { createToolBar } from "./shell/tool-bar.js";
import { addDragTools } from "./tools/view-tools.js";
import { createViewports } from "./picture/viewports.js";
import { addPictureCommands } from "./picture/picture-commands.js";
import { addWidgetKeys } from "./shell/widget-keys.js";
import { attachKeys } from "./shell/keys.js";
import { createFindingHelp } from "./shell/finding-help.js";
import { createHelp } from "./shell/help.js";
import { createWays } from "./shell/ways.js";
import { createWindowTools } from "./tools/window-tools.js";
import { errorReply } from "./ui/wording.js";

/** @typedef {ReturnType<typeof startEngine>} Engine */

const COUNT_REQUESTS_MS = 1000;

const store = createStore(initialPage());
let engine = startEngine({ onStage: (stage) => store.set({ stage }), onSilence: (silence) => store.set({ silence }) });
const text_reader = createTextReader(sealedAssets());

/** @type {import("./picture/viewing.js").Call} */
const call = (method, params) => engine.call(method, params);
const opening = createOpening(store, () => engine, fail);
const examining = createExamining(store, () => engine);
const judging = createJudging(store, () => engine, () => examining.all().then(looking.all));
const looking = createLooking(store, () => engine, text_reader, judging.soon);
const commands = createCommands();
const seriesInOrder = () => inTableOrder(store.value.rows);
const viewports = createViewports(store, call, commands);
const timings = createTimings(store, viewports.active);
const thumbnails = createThumbnails(call, () => !viewports.isBusy() && ["done", "cancelled"].includes(store.value.phase));

/** Follow one engine from its start to its end. @param {Engine} started */
function follow(started) {
  started.readyToScan.then(() => {
    timings.mark("ready_to_scan");
    store.set({ sealed: true });
    if (store.value.phase === "loading") store.set({ phase: "ready" });
  }, (error) => fail(started, error));
  started.ready.then(() => timings.mark("ready"), (error) => fail(started, error));
  started.died.then((error) => fail(started, error));
}

/** @param {Engine} started @param {unknown} error */
function fail(started, error) {
  if (started !== engine || store.value.phase === "failed") return;
  store.set({ phase: "failed", progress: null, silence: null, failure: { ...errorReply(error), entry_name: started.working_on } });
}

/** Nothing is open then. */
function restart() {
  replaceEngine();
  opening.forget();
}

/** What the table shows stays. */
function replaceEngine() {
  text_reader.close();
  engine = engine.restart();
  store.set({ phase: "loading", failure: null, silence: null, problems: [], progress: null });
  follow(engine);
}

/** @param {import("./opening/opening.js").ChosenFile[]} files */
function open(files) {
  if (store.value.phase === "failed") replaceEngine();
  return opening.open(files);
}

/** @param {import("./opening/opening.js").ChosenFile[]} files */
function add(files) {
  return store.value.phase === "failed" ? open(files) : opening.add(files);
}

/** @param {string} [left_out] */
function restartAndOpen(left_out) {
  replaceEngine();
  opening.openAgain(left_out);
}

async function openExample() {
  try {
    const file = await engine.example;
    await open([{ name: file.name, file }]);
  } catch (error) {
    reportProblem("example.zip", errorReply(error));
  }
}

/** @param {string} source_name @param {import("./engine/contract.js").ErrorReply} error */
function reportProblem(source_name, error) {
  store.set({ problems: [...store.value.problems, { source_name, error }] });
}

async function countRequests() {
  const { opened_at, phase } = store.value;
  if (opened_at && phase !== "failed") {
    const requests = await engine.requestsSince(opened_at).catch(() => store.value.requests);
    if (requests !== store.value.requests && store.value.opened_at === opened_at) store.set({ requests });
  }
  setTimeout(countRequests, COUNT_REQUESTS_MS);
}

createTheme();
createDialogs();
createMenus();
createLayout(store, commands);
createDropZone({
  open, add, is_open: () => store.value.account !== null, listed: (listed) => store.set({ listed }), report: reportProblem,
});
createStatusBar(store, opening.cancel);
createPassLines(store, examining, looking);
createEngineTrouble(store, { restart, restartAndOpen });
const entry_look = createEntryLook(call);
const { choose, showEntry, goToFile } = createWays(call, viewports, entry_look.look, (path) => tag_table.reveal(path));
const openEntries = createEntryDialog(store, call, { show: showEntry, ...entry_look });
const findings = createFindingsPanel(store, call, judging, {
  entry: goToFile,
  frame: showEntry,
  sheet: (row) => risk_sheet.show(row),
  series: (series_key) => { choose(series_key); showPane("picture"); },
  seriesName: (series_key) => nameOf(store.value.rows.get(series_key)),
});
createAccount(store, { entries: openEntries, archives: () => showList("Archives", archiveTable(store.value.archives)), findings: findings.show });
createVerdictBar(store, findings.show);
createPurposeChoice(store, call, judging.setPurpose);
createExpecting(call, judging);
createNames(store);
createProblems(store, { resume: opening.resume, list: (trouble) => openEntries(kindOf(trouble)) });
createToolBar();
createWindowTools(viewports);
addPictureCommands(commands, viewports);
addDragTools(store, commands);
createLinking(store, viewports, commands);
const sheet = createSheet();
createContactSheets(store, viewports, call, commands, seriesInOrder, sheet);
const risk_sheet = createRiskSheet(store, viewports, call, commands, sheet, judging.soon);
createPrinting(store, viewports, seriesInOrder);
createHistogram(viewports, call, store, commands);
addDisplayOptions(commands, viewports.active);
createPictureFile(store, viewports, commands);
addWidgetKeys(commands);
createHeaderSearch(store, call, commands, goToFile);
createFindingHelp(call);
const help = createHelp(commands);
help.fill();
attachButtons(commands, store, viewports.active);
attachKeys(commands, store);
createContextMenu(byId("viewports", HTMLElement), commands);
createSeriesDrop(viewports);
createSkipLinks(viewports);
rove(byId("picture-tools", HTMLElement), "button, summary", { apart: ".items" });
createSeriesTable(store, viewports.active, thumbnails, {
  choose,
  pick: (series_key) => { choose(series_key); showPane("picture"); },
  enter: () => { showPane("picture"); viewports.current().object_view.focus(); },
});
createHeadersPanel(viewports.active, call);
const tag_table = createTagTable(viewports.active, call);
store.watch(["verdict"], ({ verdict }) => { if (verdict) tag_table.judged(); });
createAutomation(store, viewports, {
  tags: tag_table.current, timings: timings.read, heap_bytes: () => engine.heapBytes(),
  findings: () => judging.complete().then(async () => (await call("get_findings", {})).result),
  verdict: judging.complete,
  set_purpose: (name, options) => judging.setPurpose(name, options).then(judging.complete),
  known: (values) => judging.setKnown(values).then(judging.complete),
  expect: (schema) => judging.setExpectation(schema).then(judging.complete),
  census: () => examining.all().then(async () => (await call("get_census", {})).result),
  search: (text) => examining.all().then(async () => (await call("search_headers", { text })).result),
});
byId("open-example", HTMLElement).addEventListener("click", openExample);
document.addEventListener("keydown", ({ key }) => {
  if (key === "Escape" && store.value.phase === "scanning" && !document.querySelector("dialog[open]")) opening.cancel();
});
store.watch(["phase", "changed_rows", "gone_rows"], ({ phase }) => {
  if (phase !== "done" && phase !== "cancelled") return;
  for (const { viewing } of viewports.all) viewing.takeInNew().catch(() => {}); // another series was chosen meanwhile
});
countRequests();
follow(engine);
