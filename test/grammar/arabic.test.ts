import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import oniguruma from "vscode-oniguruma";
import textmate from "vscode-textmate";

const article = [
  "كيف تغير النهر؟",
  "",
  "السبت 10 أكتوبر 2020 12:16 م",
  "كان النهر يفيض كل صيف ثم جاء السد فتغيرت حياة الناس (كلهم) وقال \"أحدهم\" إن الماء 40% أقل.",
  "سنوات السد",
  "بدأ العمل في السد وسط الصحراء وانتهى بعد عشر سنوات من العمل الذي لم ينقطع ليلا أو نهارا.",
  "((2))",
  "المصدر | حاشية",
  "  كلمات مفتاحية",
  "",
  "النهر السد",
  "خبر آخر عن النهر",
];

const scopes = [
  /heading\.1/, undefined, /line\.date/, undefined, /heading\.2/, undefined, /line\.page/, /line\.source/,
  /heading\.keywords/, undefined, /keyword\.other/, /related/,
];

async function grammar(): Promise<textmate.IGrammar> {
  const wasm = createRequire(import.meta.url).resolve("vscode-oniguruma/release/onig.wasm");
  await oniguruma.loadWASM(readFileSync(wasm));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async () => textmate.parseRawGrammar(readFileSync("syntaxes/arabic.tmLanguage.json", "utf8"), "arabic.json"),
  });
  const loaded = await registry.loadGrammar("text.arabic");
  assert.ok(loaded);
  return loaded;
}

describe("the grammar", () => {
  it("colours whole lines, one token each, by their part in the article", async () => {
    const arabic = await grammar();
    let state = textmate.INITIAL;
    article.forEach((line, index) => {
      const { tokens, ruleStack } = arabic.tokenizeLine(line, state);
      state = ruleStack;
      assert.equal(tokens.length, 1, `line ${index + 1} is cut into ${tokens.length}: ${line}`);
      const own = tokens[0]?.scopes.slice(1).join(" ") ?? "";
      const scope = scopes[index];
      if (scope === undefined) assert.doesNotMatch(own, /heading|comment|keyword|related/, line);
      else assert.match(own, scope, line);
    });
  });
});
