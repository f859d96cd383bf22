import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { entityTypes } from "../src/core/model.ts";

const read = (file: string): string => readFileSync(file, "utf8");
const manifest = JSON.parse(read("package.json"));
const english = JSON.parse(read("package.nls.json")) as Record<string, string>;
const arabic = JSON.parse(read("package.nls.ar.json")) as Record<string, string>;
const { contributes } = manifest;
const sources = readdirSync("src/vscode", { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => read(path.join("src/vscode", name)))
  .join("\n");

describe("the manifest", () => {
  it("keeps the names that are fixed for good", () => {
    assert.equal(`${manifest.publisher}.${manifest.name}`, "hashiya.hashiya");
    const commands = contributes.commands.map(({ command }: { command: string }) => command);
    for (const name of [
      "nextMention", "previousMention", "nextMentionOfEntity", "previousMentionOfEntity", "toggleDirection", "filterEntities",
    ]) assert.ok(commands.includes(`hashiya.${name}`), name);
    assert.equal(contributes.views.hashiya[0].id, "hashiya.entities");
    assert.equal(contributes.viewsContainers.activitybar[0].title, "حاشية");
    for (const key of Object.keys(contributes.configuration.properties)) assert.match(key, /^hashiya\./);
  });

  it("registers every command it declares, and declares or hides every one it registers", () => {
    for (const { command } of contributes.commands) assert.ok(sources.includes(`"${command}"`), `${command} is not registered`);
  });

  it("binds the keys it promises, with Cmd on macOS, and none that an Arabic layout or VS Code already uses", () => {
    const keys = new Map(contributes.keybindings.map((binding: { command: string }) => [binding.command, binding]));
    const bound = (command: string): { key: string; mac?: string; when: string } => {
      const binding = keys.get(command);
      assert.ok(binding, command);
      return binding as { key: string; mac?: string; when: string };
    };
    assert.equal(bound("hashiya.nextMention").key, "ctrl+f8");
    assert.equal(bound("hashiya.nextMention").mac, "cmd+f8");
    assert.equal(bound("hashiya.previousMention").key, "ctrl+shift+f8");
    assert.equal(bound("hashiya.nextMentionOfEntity").key, "f7");
    assert.equal(bound("hashiya.previousMentionOfEntity").key, "shift+f7");
    assert.match(bound("hashiya.nextMentionOfEntity").when, /!isInDiffEditor/);
    for (const [command, key] of Object.entries({
      mark: "f9", narrow: "shift+f9", identify: "ctrl+f9", adjust: "ctrl+shift+f9", confirmAndNext: "f10", rejectAndNext: "ctrl+f10",
      nextUnreviewed: "ctrl+f7", previousUnreviewed: "ctrl+shift+f7", applyEverywhere: "ctrl+f11", removeMark: "ctrl+shift+f11",
      noteOnMention: "shift+f2", undoAnnotation: "ctrl+f6", redoAnnotation: "ctrl+shift+f6",
    })) {
      const binding = contributes.keybindings.find((other: { command: string; key: string }) => other.command === `hashiya.${command}` && other.key === key);
      assert.ok(binding, `${key} is not the key of ${command}`);
      assert.match(binding.when, /hashiya\.activeEditor/);
    }
    for (const { key = "", mac = "", when } of contributes.keybindings) {
      assert.match(when, /editorTextFocus|canToggleWordWrap|focusedView/);
      const isWrapToggle = key === "alt+z";
      for (const pressed of [key, mac]) assert.ok(isWrapToggle || !/alt\+.$|[^a-z0-9+]/.test(pressed), `${pressed} writes letters on some layouts`);
    }
  });

  it("wakes up for plain text and Arabic only, and for Markdown", () => {
    assert.deepEqual(manifest.activationEvents, ["onLanguage:plaintext", "onLanguage:arabic", "onLanguage:markdown"]);
  });

  it("says every text of its own in both languages", () => {
    const keys = [...read("package.json").matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key ?? "");
    assert.ok(keys.length > 20);
    for (const key of keys) {
      assert.ok(english[key], `${key} has no English`);
      assert.match(arabic[key] ?? "", /[\u0600-\u06ff]/, `${key} has no Arabic`);
    }
    assert.deepEqual(Object.keys(english).filter((key) => !keys.includes(key)), [], "unused texts");
    assert.deepEqual(Object.keys(arabic).sort(), Object.keys(english).sort());
  });

  it("says every message of the code in Arabic too", () => {
    const bundle = JSON.parse(read("l10n/bundle.l10n.ar.json")) as Record<string, string>;
    const messages = [...sources.matchAll(/l10n\.t\(\s*"((?:[^"\\]|\\.)*)"/g)].map(([, message]) => JSON.parse(`"${message ?? ""}"`) as string);
    assert.ok(messages.length > 20);
    for (const message of messages) {
      const translated = bundle[message];
      assert.ok(translated !== undefined, `no Arabic for: ${message}`);
      const places = (text: string): string[] => [...text.matchAll(/\{\d\}/g)].map(String).sort();
      assert.deepEqual(places(translated), places(message), message);
    }
    assert.deepEqual(Object.keys(bundle).filter((message) => !messages.includes(message)), [], "unused messages");
  });

  it("gives every type a background and a line in light, dark and both high-contrast themes", () => {
    const colors = new Map(contributes.colors.map((color: { id: string; defaults: object }) => [color.id, color.defaults]));
    for (const type of entityTypes) {
      for (const part of ["background", "border"]) {
        const defaults = colors.get(`hashiya.${type}.${part}`) as Record<string, string>;
        assert.deepEqual(Object.keys(defaults).sort(), ["dark", "highContrast", "highContrastLight", "light"]);
      }
    }
  });

  it("gives Arabic documents the editor settings that Arabic needs", () => {
    const defaults = contributes.configurationDefaults["[arabic]"];
    assert.equal(defaults["editor.wordWrap"], "on");
    assert.equal(defaults["editor.wrappingStrategy"], "advanced");
    assert.equal(defaults["editor.stopRenderingLineAfter"], -1);
    for (const sign of "،؛؟«»“”…\u00a0") assert.ok(defaults["editor.wordSeparators"].includes(sign), JSON.stringify(sign));
  });

  it("takes no folder from which program code is loaded out of a workspace", () => {
    assert.equal(contributes.configuration.properties["hashiya.engine.folder"].scope, "machine");
    assert.equal(contributes.configuration.properties["hashiya.engine.folder"].default, "");
    assert.ok(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations.includes("hashiya.engine.folder"));
  });

  it("points only at files that exist", () => {
    const files = [
      contributes.grammars[0].path, contributes.languages[0].configuration, contributes.viewsContainers.activitybar[0].icon,
    ];
    for (const file of files) assert.ok(existsSync(file), file);
  });
});
