import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const text = "أعلنت مصر 😀 استقلال قرارها عام 1991\r\nوللعراق 40% من النفط";

interface Result {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function hashiya(args: readonly string[], input?: Uint8Array): Result {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["dist/cli.js", ...args], { input, encoding: "utf8" });
  return { status, stdout, stderr };
}

/** "surface TYPE entity" of each mention, the surface cut out of the text by code points. */
function mentionsIn(line: string, of = text): string[] {
  const points = [...of];
  const record = JSON.parse(line) as { mentions: { start: number; end: number; type: string; text: string; entity: string }[] };
  return record.mentions.map(({ start, end, type, text: surface, entity }) => {
    assert.equal(points.slice(start, end).join(""), surface);
    return `${surface} ${type} ${entity}`;
  });
}

const expected = ["مصر LOC egypt", "عام 1991 DATE date:1991", "لعراق LOC iraq", "40% PERCENT percent:40"];

const windows1256: Readonly<Record<string, number>> = {
  أ: 0xc3, ع: 0xda, ل: 0xe1, ن: 0xe4, ت: 0xca, م: 0xe3, ص: 0xd5, ر: 0xd1, ا: 0xc7, س: 0xd3, ق: 0xde, و: 0xe6, " ": 0x20,
};

describe("hashiya annotate", () => {
  let folder: string;
  const file = (name: string, content: string | Uint8Array): string => {
    writeFileSync(path.join(folder, name), content);
    return path.join(folder, name);
  };
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "hashiya-cli-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("prints one JSON object a line, offsets in code points, line ends kept", () => {
    const { status, stdout, stderr } = hashiya(["annotate", file("a.txt", text), file("b.txt", "مصر")]);
    assert.equal(stderr, "");
    assert.equal(status, 0);
    const [first = "", second = "", last] = stdout.split("\n");
    assert.deepEqual(mentionsIn(first), expected);
    assert.deepEqual(mentionsIn(second, "مصر"), ["مصر LOC egypt"]);
    assert.equal(last, "");
    const { entities, source, problems } = JSON.parse(first) as Record<string, unknown[]>;
    assert.match(String(source), /a\.txt$/);
    assert.deepEqual(problems, []);
    assert.deepEqual((entities?.[0] as { name: unknown; qid: unknown }).name, { ar: "مصر", en: "Egypt" });
  });

  it("reads standard input", () => {
    assert.deepEqual(mentionsIn(hashiya(["annotate", "-"], Buffer.from(text)).stdout), expected);
  });

  it("reads UTF-8 with a mark, UTF-16 both ways with and without, and Windows-1256", () => {
    const little = Buffer.from(text, "utf16le");
    const big = Buffer.from(little).swap16();
    const inputs = [Buffer.from(`\ufeff${text}`), Buffer.from(`\ufeff${text}`, "utf16le"), little, big];
    for (const input of inputs) assert.deepEqual(mentionsIn(hashiya(["annotate", "-"], input).stdout), expected);
    const old = "أعلنت مصر استقلال قرارها".replace("ها", "");
    const bytes = Uint8Array.from(old, (letter) => windows1256[letter] ?? assert.fail(letter));
    assert.deepEqual(mentionsIn(hashiya(["annotate", "-"], bytes).stdout, old), ["مصر LOC egypt"]);
  });

  it("reports what it cannot read, does the other files, and exits with 1", () => {
    const cut = file("cut.txt", Buffer.concat([Buffer.from(text.repeat(5)), Buffer.from([0xd9])]));
    assert.match(hashiya(["annotate", cut]).stderr, /cut\.txt: .*not valid UTF-8/);
    const damaged = file("bad.txt", Uint8Array.from([0xff, 0xfe, 0x00, 0xd8, 0x41]));
    const binary = file("bin.txt", Uint8Array.from([0x89, 0x50, 0x00, 0x01, 0x02, 0x00, 0xff]));
    const { status, stdout, stderr } = hashiya(["annotate", damaged, binary, path.join(folder, "none"), file("a.txt", text)]);
    assert.equal(status, 1);
    assert.deepEqual(mentionsIn(stdout), expected);
    assert.equal(stderr.trim().split("\n").length, 3);
    assert.match(stderr, /bad\.txt: .*damaged/);
    assert.match(stderr, /none: there is no such file/);
  });

  it("writes a file for each source with --out", () => {
    const out = path.join(folder, "out");
    const { status, stdout } = hashiya(["annotate", file("a.txt", text), "--out", out]);
    assert.equal(status, 0);
    assert.equal(stdout, "");
    assert.deepEqual(mentionsIn(readFileSync(path.join(out, "a.txt.json"), "utf8")), expected);
  });

  it("exits with 2 and shows its usage on wrong usage", () => {
    for (const args of [[], ["annotate"], ["annotate", "--nonsense", "x"], ["annotate", "x", "--format", "xml"], ["unknown"]]) {
      const { status, stderr } = hashiya(args);
      assert.equal(status, 2, args.join(" "));
      assert.match(stderr, /usage:/);
    }
    assert.equal(hashiya(["--help"]).status, 0);
  });

  it("reads an empty file as a text without mentions", () => {
    assert.deepEqual(mentionsIn(hashiya(["annotate", file("empty.txt", "")]).stdout, ""), []);
  });
});
