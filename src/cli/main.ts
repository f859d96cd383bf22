import { annotate } from "./annotate.ts";

const usage = `usage: hashiya annotate FILE... [--format json] [--out DIR]

Finds the names, dates and amounts of Arabic texts. FILE may be - for standard input. Prints one JSON object a line for
each file, or writes DIR/FILE.json. Offsets count Unicode code points.
Exit codes: 0 all done, 1 some file could not be read or written, 2 wrong usage.
`;

async function main(args: readonly string[]): Promise<number> {
  const [command, ...rest] = args;
  if (command === "--help" || command === "-h" || command === "help") {
    process.stdout.write(usage);
    return 0;
  }
  if (command === "annotate") return annotate(rest, usage);
  process.stderr.write(command === undefined ? usage : `hashiya: there is no command ${command}\n\n${usage}`);
  return 2;
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
