// Run one Python script inside the pinned Pyodide under Node.
// node run.mjs '{"runtime": folder, "mounts": {"/in": folder}, "scripts": folder, "script": name, "arguments": {...}}'
// The script's `main(**arguments)` may be async; what it returns is the exit code (None is 0).
import { pathToFileURL } from "node:url";

const job = JSON.parse(process.argv[2]);
const { loadPyodide } = await import(pathToFileURL(`${job.runtime}/pyodide.mjs`).href);
const pyodide = await loadPyodide({ env: { HOME: "/home/pyodide", PYTHONHASHSEED: "0", PYTHONDONTWRITEBYTECODE: "1" } });
for (const [mountpoint, root] of Object.entries({ ...job.mounts, "/scripts": job.scripts })) {
  pyodide.FS.mkdirTree(mountpoint);
  pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root }, mountpoint);
}
pyodide.pyimport("sys").path.insert(0, "/scripts");
try {
  const keywords = Object.fromEntries(Object.entries(job.arguments).map(([name, value]) => [name, pyodide.toPy(value)]));
  const outcome = pyodide.pyimport(job.script).main.callKwargs(keywords);
  process.exitCode = (await outcome) ?? 0;
} catch (error) {
  console.error(String(error.message ?? error));
  process.exitCode = 1;
}
