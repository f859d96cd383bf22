// Runs mocha on bundled test files in this process: `node node.mjs TIMEOUT GREP FILE…`.
import Mocha from "mocha";
import { lineOf, reporterTo } from "./report.ts";

const [timeout = "", grep = "", ...files] = process.argv.slice(2);
const reporter = reporterTo((event) => process.stdout.write(`${lineOf(event)}\n`));
const mocha = new Mocha({ ui: "bdd", timeout: Number(timeout), reporter: reporter as unknown as Mocha.ReporterConstructor });
if (grep !== "") mocha.grep(grep);
for (const file of files) mocha.addFile(file);
await mocha.loadFilesAsync();
mocha.run((failures) => {
  // The runner outside waits for the end of the output, not for what a test left running.
  process.stdout.write("", () => process.exit(failures === 0 ? 0 : 1));
});
