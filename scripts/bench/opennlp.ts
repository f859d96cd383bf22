// A peer to measure beside: Apache OpenNLP's TokenNameFinder, as Debian packages it (`apt-get install opennlp`).
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { phrasesOf } from "../../src/core/conlleval.ts";
import { readConll, type Sentence } from "../../src/core/formats/conll.ts";

export interface PeerResult {
  /** BIO tags, sentence by sentence as in the file. */
  readonly tags: readonly (readonly string[])[];
  /** By OpenNLP's own clock, which leaves out the start of Java and the reading of the model: the text read once, and `rounds` times in one run. */
  readonly wordsPerSecond: { readonly once: number; readonly warm: number };
  readonly modelBytes: number;
}

/** How often a text is read in one run to measure speed: an engine that is compiled as it runs needs a while to be at its best. */
export const rounds = 10;

/**
 * Trains OpenNLP with its defaults on one .conll file and has it tag another one, once and several times over. Takes minutes, in a temporary folder. Rejects
 * with a sentence for the reader when it is not installed.
 */
export async function taggedByOpenNlp(training: string, file: string): Promise<PeerResult> {
  const folder = mkdtempSync(path.join(tmpdir(), "hashiya-opennlp-"));
  try {
    const data = path.join(folder, "training.txt");
    const model = path.join(folder, "model.bin");
    const sentences = readConll(readFileSync(file, "utf8"));
    writeFileSync(data, readConll(readFileSync(training, "utf8")).map((sentence) => `${marked(sentence)}\n`).join(""));
    await openNlp(["TokenNameFinderTrainer", "-lang", "ar", "-encoding", "UTF-8", "-data", data, "-model", model]);
    const input = sentences.map(({ tokens }) => `${tokens.map(unbroken).join(" ")}\n`).join("");
    const { output, news } = await openNlp(["TokenNameFinder", model], input);
    const tags = output.split("\n").filter((line) => line.trim() !== "").map(tagsOfMarked);
    const again = await openNlp(["TokenNameFinder", model], input.repeat(rounds));
    const words = tags.flat().length;
    const isComplete = sentences.every(({ tokens }, index) => tags[index]?.length === tokens.length);
    if (!isComplete) throw new Error("OpenNLP gave other tokens back than it was given");
    return { tags, wordsPerSecond: { once: words / secondsIn(news), warm: (rounds * words) / secondsIn(again.news) }, modelBytes: statSync(model).size };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** OpenNLP's own notation: `<START:PER> name <END>`, a sentence a line. */
function marked({ tokens, tags }: Sentence): string {
  const words = tokens.map(unbroken);
  for (const { start, end, type } of phrasesOf(tags)) {
    words[start] = `<START:${type}> ${words[start]}`;
    words[end - 1] += " <END>";
  }
  return words.join(" ");
}

function tagsOfMarked(line: string): string[] {
  const tags: string[] = [];
  let next = "O";
  for (const word of line.trim().split(" ")) {
    const start = /^<START:(.+)>$/.exec(word);
    if (start) next = `B-${start[1]}`;
    else if (word === "<END>") next = "O";
    else {
      tags.push(next);
      next = next.replace("B-", "I-");
    }
  }
  return tags;
}

/** OpenNLP parts tokens at every kind of space, and takes what looks like its own marks for marks. */
function unbroken(token: string): string {
  return token.replace(/[\s<>]/g, "_");
}

function secondsIn(news: string): number {
  const found = /Runtime: ([\d.]+)s/.exec(news);
  if (!found) throw new Error("OpenNLP did not say how long it took");
  return Number(found[1]);
}

function openNlp(args: readonly string[], input = ""): Promise<{ output: string; news: string }> {
  // The program reads and writes in Java's default encoding, and numbers in the language of the machine.
  const env = { ...process.env, JAVA_TOOL_OPTIONS: "-Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Duser.language=en" };
  return new Promise((resolve, reject) => {
    const child = spawn("opennlp", args, { env });
    const output: Buffer[] = [];
    const news: Buffer[] = [];
    child.stdout.on("data", (part: Buffer) => output.push(part));
    child.stderr.on("data", (part: Buffer) => news.push(part));
    child.once("error", (cause) =>
      reject(new Error("Apache OpenNLP is not installed here: on Debian and Ubuntu, apt-get install opennlp", { cause })),
    );
    child.once("close", (code) => {
      const said = Buffer.concat(news).toString("utf8");
      if (code === 0) resolve({ output: Buffer.concat(output).toString("utf8"), news: said });
      else reject(new Error(`opennlp ${args[0]} failed:\n${said.slice(-2000)}`));
    });
    child.stdin.end(input);
  });
}
