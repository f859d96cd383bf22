import { annotate } from "./annotate.ts";
import { evaluate } from "./evaluate.ts";

const usage = `usage: hashiya annotate FILE... [--format json] [--out DIR] [--engine FOLDER]
       hashiya evaluate GOLD.conll... | GOLD.json... [--text FILE] [--engine FOLDER]

annotate finds the names, dates and amounts of Arabic texts. FILE may be - for standard input. Prints one JSON object a line
for each file, or writes DIR/FILE.json. Offsets count Unicode code points.

evaluate compares what is found with gold annotations and prints precision, recall and F1 by type, over persons, places and
organisations (PLO), and over all. GOLD.conll has a token, a tab and a BIO tag a line: whole tokens and the corpus's types
count, as in conlleval. GOLD.json has mentions with offsets in code points; its text is the file that it names, or the one
beside it whose name ends in .txt, or FILE.

--engine has a token-classification model in ONNX find the names; where it cannot, the recogniser that is built in does.

Exit codes: 0 all done, 1 some file could not be read or written, 2 wrong usage.
`;

async function main(args: readonly string[]): Promise<number> {
  const [command, ...rest] = args;
  if (command === "--help" || command === "-h" || command === "help") {
    process.stdout.write(usage);
    return 0;
  }
  if (command === "annotate") return annotate(rest, usage);
  if (command === "evaluate") return evaluate(rest, usage);
  process.stderr.write(command === undefined ? usage : `hashiya: there is no command ${command}\n\n${usage}`);
  return 2;
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
