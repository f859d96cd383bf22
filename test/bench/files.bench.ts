/**
 * Speed of the files of marks, as they are written in Node: a changed mark among many is saved, and read by another window. What must hold
 * on any machine is the growth; a save of 5,000 marks that takes the processor longer than the 200 ms that people wait for fails as well.
 */
import { pathToFileURL } from "node:url";
import { removeFolder, temporaryFolder } from "../../scripts/host/processes.ts";
import { emptySheet, type Sheet } from "../../src/core/store/annotation.ts";
import { sheetFormat, type DamageKind } from "../../src/vscode/annotations/formats.ts";
import { SharedFile } from "../../src/vscode/annotations/sharedFile.ts";
import { annotated } from "../store/manyMarks.ts";
import { nodeFiles } from "../store/nodeFiles.ts";

const mostToSave = 200;
const folder = temporaryFolder("files");

interface Window {
  sheet: Sheet;
  readonly file: SharedFile<Sheet, DamageKind>;
}

function open(name: string, text: string, mark: string): Window {
  const uri = pathToFileURL(`${folder}/${name}.hashiya.jsonld`).href;
  const owner = { current: () => window.sheet, adopt: (sheet: Sheet) => void (window.sheet = sheet) };
  const file = new SharedFile<Sheet, DamageKind>(uri, nodeFiles("at once"), sheetFormat("text.txt", () => text), owner, mark);
  const window: Window = { sheet: emptySheet, file };
  return window;
}

/** Milliseconds of the processor that work takes after something else, the middle of several runs: other programs do not count. */
async function timed(prepare: (run: number) => Promise<void> | void, work: () => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 9; run++) {
    await prepare(run);
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
  }
  return times.sort((a, b) => a - b)[4]!;
}

const rows: { readonly saving: number; readonly reading: number }[] = [];
for (const count of [1250, 2500, 5000]) {
  const { text, sheet } = annotated(count);
  const [one, other] = [open(String(count), text, "one"), open(String(count), text, "other")];
  one.sheet = sheet;
  await one.file.save();
  const [id] = sheet.annotations.keys();
  const change = (run: number): void => {
    const changed = { ...one.sheet.annotations.get(id!)!, note: String(run) };
    one.sheet = { ...one.sheet, annotations: new Map(one.sheet.annotations).set(id!, changed) };
  };
  const saving = await timed(change, () => one.file.save());
  const changeAndSave = async (run: number): Promise<void> => {
    change(run);
    await one.file.save();
  };
  const reading = await timed(changeAndSave, () => other.file.read());
  rows.push({ saving, reading });
  console.log(`${count} marks: saved in ${saving.toFixed(0)} ms of the processor, read by another window in ${reading.toFixed(0)} ms`);
}
removeFolder(folder);

const growth = rows[2]!.saving / rows[0]!.saving;
if (growth > 8) fail(`Four times the marks take ${growth.toFixed(1)} times as long to save.`);
if (rows[2]!.saving > mostToSave) fail(`Saving 5,000 marks takes ${rows[2]!.saving.toFixed(0)} ms.`);

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
