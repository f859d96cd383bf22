// Writes the marks of a text into several files, again and again, until it is killed: FILE WAY-TO-REPLACE FIRST-VERSION…
import { annotated } from "./manyMarks.ts";
import { nodeFiles, type WayToReplace } from "./nodeFiles.ts";
import { sheetFormat } from "../../src/vscode/annotations/formats.ts";
import { SharedFile } from "../../src/vscode/annotations/sharedFile.ts";

const [file = "", way = "", ...firsts] = process.argv.slice(2);
const { text, sheet } = annotated(100);

// Several at once: where the kill comes, each is at another point of its writing.
firsts.forEach((first, n) => void writeForEver(`${file}${n}.hashiya.jsonld`, Number(first), n));

async function writeForEver(uri: string, first: number, n: number): Promise<void> {
  let current = sheet;
  const owner = { current: () => current, adopt: () => undefined };
  const shared = new SharedFile(uri, nodeFiles(way as WayToReplace), sheetFormat("text.txt", () => text), owner, String(process.pid));
  for (let version = first; ; version++) {
    current = { ...sheet, note: String(version) };
    await shared.save();
    process.stdout.write(`${n} ${version}\n`);
  }
}
