import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";

// A pasted direction mark reorders code on the screen, and a pasted zero-width character hides: both are written as
// escapes with a name. U+FEFF is the byte order mark.
const invisible = /[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

const folders = ["src", "test", "scripts", "syntaxes", "l10n", "media"];
const sources = /\.(ts|mjs|js|json|md|css|svg)$/;

describe("our source", () => {
  it("holds no invisible characters", () => {
    const files = [
      ...readdirSync(".").filter((name) => sources.test(name)),
      ...folders.flatMap((folder) =>
        readdirSync(folder, { recursive: true, encoding: "utf8" })
          .filter((name) => sources.test(name))
          .map((name) => path.join(folder, name)),
      ),
    ];
    const found = files.flatMap((file) =>
      readFileSync(file, "utf8")
        .split("\n")
        .flatMap((line, index) => (invisible.test(line) ? [`${file}:${index + 1}`] : [])),
    );
    assert.ok(files.length > 20, "the sources were not found");
    assert.deepEqual(found, []);
  });
});
