import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { Mention } from "../../src/core/model.ts";
import { api, caretIn, closeAll, forgetMarks, positionOf, show, showArabic, until } from "./documents.ts";

const text = [
  "زار الوزير سامر النجار في ذلك اليوم مدينة باكو، وقال إن مصر وبأذربيجان؛ تتفقان على ذلك.",
  "",
  "وعاد سامر النجار إلى مصر، ثم كتب عن القوات المصرية وعن سامر النجار مقالا طويلا.",
].join("\n");

const run = (command: string, ...rest: unknown[]): Thenable<unknown> => vscode.commands.executeCommand(`hashiya.${command}`, ...rest);
const mentions = async ({ document }: vscode.TextEditor): Promise<readonly Mention[]> => (await (await api()).analysed(document.uri)).mentions;
const confirmed = async (editor: vscode.TextEditor): Promise<string[]> =>
  (await mentions(editor)).filter(({ status }) => status === "confirmed").map((mention) => `${wordsOf(editor, mention)} ${mention.type}`);
const suggested = async (editor: vscode.TextEditor): Promise<string[]> =>
  (await mentions(editor)).filter(({ status }) => status === undefined).map((mention) => wordsOf(editor, mention));
const wordsOf = ({ document }: vscode.TextEditor, { start, end }: { start: number; end: number }): string => document.getText().slice(start, end);
const placeOf = ({ document }: vscode.TextEditor, words: string, nth = 0): { uri: string; offset: number } =>
  ({ uri: document.uri.toString(), offset: document.offsetAt(positionOf(document, words, nth)) + 1 });

describe("annotating", () => {
  let editor: vscode.TextEditor;

  before(api);
  beforeEach(async () => {
    editor = await showArabic(text);
    await mentions(editor);
  });
  afterEach(async () => {
    await closeAll();
    await forgetMarks();
  });

  it("one key marks the name at the caret without its particles, and again widens", async () => {
    caretIn(editor, "الوزير");
    await run("mark");
    assert.deepEqual(await confirmed(editor), ["الوزير PER"]);
    await run("mark");
    assert.deepEqual(await confirmed(editor), ["الوزير سامر PER"]);
    await run("narrow");
    assert.deepEqual(await confirmed(editor), ["الوزير PER"]);
  });

  it("the same key confirms a suggestion, whose particles are recorded", async () => {
    caretIn(editor, "أذربيجان");
    await run("mark");
    assert.deepEqual(await confirmed(editor), ["أذربيجان LOC"]);
    const [mark] = (await mentions(editor)).filter(({ status }) => status);
    assert.deepEqual([mark?.entity, mark?.clitics], ["azerbaijan", "وب"]);
  });

  it("a selection is marked as it is, without the signs at its ends", async () => {
    const start = positionOf(editor.document, "وبأذربيجان؛");
    editor.selection = new vscode.Selection(start.translate(0, 1), start.translate(0, 11));
    await run("mark");
    assert.deepEqual(await confirmed(editor), ["بأذربيجان LOC"]);
  });

  it("boundaries move by words and letters, and keep the mark", async () => {
    caretIn(editor, "باكو");
    await run("mark");
    const [before] = (await mentions(editor)).filter(({ status }) => status);
    await run("startEarlierByWord");
    await run("endEarlierByLetter");
    const [after] = (await mentions(editor)).filter(({ status }) => status);
    assert.deepEqual([wordsOf(editor, after!), after?.annotation], ["مدينة باك", before?.annotation]);
  });

  it("type and entity are said by a command, and another type takes the entity away", async () => {
    const at = placeOf(editor, "مصر");
    await run("identify", { ...at, type: "ORG" });
    const [mark] = (await mentions(editor)).filter(({ status }) => status);
    assert.equal(mark?.type, "ORG");
    assert.notEqual(mark?.entity, "egypt");
    await run("identify", { ...at, type: "LOC", entity: "egypt" });
    assert.equal((await mentions(editor)).find(({ status }) => status)?.entity, "egypt");
  });

  it("a judgement goes on to the next suggestion, and is remembered", async () => {
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await run("nextUnreviewed");
    const all = await suggested(editor);
    await run("confirmAndNext");
    await run("rejectAndNext");
    assert.equal((await confirmed(editor)).length, 1);
    assert.deepEqual(await suggested(editor), all.slice(2));
    assert.equal(editor.document.offsetAt(editor.selection.active), (await mentions(editor)).find(({ status }) => status === undefined)?.start);
  });

  it("never in this text: the name stays unmarked wherever it stands, and a colleague's text is another matter", async () => {
    await run("neverInDocument", placeOf(editor, "مصر"));
    assert.ok(!(await suggested(editor)).includes("مصر"));
    assert.ok((await suggested(editor)).includes("المصرية"));
    const other = await showArabic(`${text}\nوهذا نص آخر.`);
    assert.ok((await suggested(other)).includes("مصر"));
  });

  it("undo and redo take back and do again, one command at a time, whatever the text in front", async () => {
    caretIn(editor, "باكو");
    await run("mark");
    caretIn(editor, "أذربيجان");
    await run("mark");
    await show("another = text", "javascript");
    await run("undoAnnotation");
    assert.deepEqual(await confirmed(editor), ["باكو LOC"]);
    await run("undoAnnotation");
    assert.deepEqual(await confirmed(editor), []);
    await run("redoAnnotation");
    assert.deepEqual(await confirmed(editor), ["باكو LOC"]);
  });

  it("what was marked once is offered everywhere, and one undo takes it all back", async () => {
    await markExactly(editor, "سامر النجار");
    assert.deepEqual(await confirmed(editor), ["سامر النجار PER"]);
    await applied("applyEverywhere");
    assert.deepEqual(await confirmed(editor), ["سامر النجار PER", "سامر النجار PER", "سامر النجار PER"]);
    await run("undoAnnotation");
    assert.deepEqual(await confirmed(editor), ["سامر النجار PER"]);
  });

  it("later changes and removals follow everywhere on request", async () => {
    await markExactly(editor, "سامر النجار");
    await applied("applyEverywhere");
    await run("identify", { ...placeOf(editor, "سامر"), type: "ORG" });
    caretIn(editor, "سامر");
    await applied("applyEverywhere");
    assert.deepEqual(await confirmed(editor), ["سامر النجار ORG", "سامر النجار ORG", "سامر النجار ORG"]);
    await run("removeMark");
    caretIn(editor, "ذلك");
    await applied("applyEverywhere");
    assert.deepEqual(await confirmed(editor), []);
  });

  it("works in the other texts of the folder too", async () => {
    const other = await showArabic("وصل سامر النجار أمس إلى المدينة وكتب عنها مقالا طويلا جدا.");
    await vscode.window.showTextDocument(editor.document);
    editor = vscode.window.activeTextEditor!;
    await markExactly(editor, "سامر النجار");
    await applied("applyInFolder", { ...placeOf(editor, "سامر") });
    await until(async () => (await confirmed(other)).length === 1, "the other text was not marked");
    await run("undoAnnotation");
    await until(async () => (await confirmed(other)).length === 0, "it was not taken back");
    assert.deepEqual(await confirmed(editor), ["سامر النجار PER"]);
  });

  it("a confirmed name that was known already changes nothing in another text but who vouches for it there", async () => {
    const other = await showArabic("عاد الوفد من أذربيجان إلى مصر، وكتب عن القوات المصرية مقالا طويلا جدا.");
    const said = async (): Promise<string[]> => (await mentions(other)).map((mention) => `${wordsOf(other, mention)} ${mention.type} ${mention.entity}`);
    const before = await said();
    await vscode.window.showTextDocument(editor.document);
    caretIn(vscode.window.activeTextEditor!, "أذربيجان");
    await run("mark");
    const taught = async (): Promise<readonly Mention[]> => (await mentions(other)).filter(({ why }) => why?.document === editor.document.uri.toString());
    await until(async () => (await taught()).length > 0, "nobody vouches for the name");
    assert.deepEqual((await taught()).map((mention) => wordsOf(other, mention)), ["أذربيجان"]);
    assert.deepEqual(await said(), before);
    await run("undoAnnotation");
    await until(async () => (await taught()).length === 0, "the mark still vouches for the name");
    assert.deepEqual(await said(), before);
  });

  it("Expand Selection goes from the stem over the word and the name to the sentence", async () => {
    const [range] = await vscode.commands.executeCommand<vscode.SelectionRange[]>(
      "vscode.executeSelectionRangeProvider", editor.document.uri, [positionOf(editor.document, "أذربيجان").translate(0, 2)],
    );
    const words: string[] = [];
    for (let step = range; step && words.length < 3; step = step.parent) words.push(editor.document.getText(step.range));
    assert.deepEqual(words.slice(0, 2), ["أذربيجان", "وبأذربيجان"]);
  });

  it("everything is in the list of code actions and on the card", async () => {
    const position = positionOf(editor.document, "مصر").translate(0, 1);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider", editor.document.uri, new vscode.Range(position, position), vscode.CodeActionKind.Refactor.value,
    );
    const commands = actions.map(({ command }) => command?.command);
    for (const name of ["confirm", "reject", "identify", "applyEverywhere", "neverInDocument", "neverAnywhere"]) assert.ok(commands.includes(`hashiya.${name}`), name);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>("vscode.executeHoverProvider", editor.document.uri, position);
    const card = hovers.flatMap(({ contents }) => contents).map((content) => (content as vscode.MarkdownString).value).join("\n");
    for (const name of ["confirm", "reject", "identify", "noteOnMention"]) assert.ok(card.includes(`command:hashiya.${name}`), card);
    assert.match(card, /Suggested by/);
  });

  it("a mark whose words are gone is a problem with a fix", async () => {
    caretIn(editor, "باكو");
    await run("mark");
    const start = positionOf(editor.document, "باكو");
    await editor.edit((edit) => edit.replace(new vscode.Range(start, start.translate(0, 4)), "المدينة"));
    const problems = (): vscode.Diagnostic[] => vscode.languages.getDiagnostics(editor.document.uri).filter(({ source }) => source === "Hāshiya");
    await until(async () => (await mentions(editor)).length > 0 && problems().length === 1, "no problem is shown");
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider", editor.document.uri, problems()[0]!.range, vscode.CodeActionKind.QuickFix.value,
    );
    assert.ok(actions.some(({ command }) => command?.command === "hashiya.placeMark"), JSON.stringify(actions));
    const offset = editor.document.offsetAt(start);
    const placing = actions.map(({ command }) => command?.arguments?.[0] as { annotation: string } | undefined).find((place) => place?.annotation);
    await run("placeMark", { ...placing, uri: editor.document.uri.toString(), offset, span: { start: offset, end: offset + 7 } });
    await until(() => problems().length === 0, "the problem stayed");
    assert.deepEqual(await confirmed(editor), ["المدينة LOC"]);
  });
});

/** Marks words by selecting them; the caret is in them afterwards. */
async function markExactly(editor: vscode.TextEditor, words: string): Promise<void> {
  const start = positionOf(editor.document, words);
  editor.selection = new vscode.Selection(start, start.translate(0, words.length));
  await run("mark");
  caretIn(editor, words);
}

/** Runs a command that asks with a list, and takes the list as it is ticked. */
async function applied(command: string, argument?: unknown): Promise<void> {
  let isDone = false;
  void Promise.resolve(run(command, argument)).then(() => (isDone = true));
  await until(async () => {
    await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    return isDone;
  }, "the list was not answered");
}
