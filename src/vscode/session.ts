import * as vscode from "vscode";
import { createAnalyser, type Analyser, type Memory } from "../core/analyse.ts";
import type { Analysis, Mention } from "../core/model.ts";
import { isMostlyArabic } from "../core/text/letters.ts";
import type { Knowledge } from "../core/knowledge/pack.ts";
import type { Tagger } from "../core/recognise/tagger/tagger.ts";
import { entityById } from "../core/link/link.ts";
import { kept } from "../core/rereading.ts";
import { reviewed, type Reviewed } from "../core/store/review.ts";
import type { Annotations } from "./annotations/annotations.ts";
import type { ChosenEngine } from "./engine.ts";
import { onSettingChange, settings } from "./settings.ts";
import { inSteps } from "./steps.ts";

/** An analysis together with the text it was made from. Its mentions are what people decided, over what was recognised. */
export interface Analysed extends Analysis, Omit<Reviewed, "analysis"> {
  /** What was recognised, whatever people decided of it. */
  readonly suggestions: readonly Mention[];
  readonly text: string;
  readonly version: number;
}

/** What reads the context of names. */
export interface Recognition {
  /** Without one, lexicon and rules are all there is. */
  readonly tagger: () => Promise<Tagger | undefined>;
  readonly engine: ChosenEngine;
}

/** What was recognised, without what people decided. */
interface Suggested {
  readonly analysis: Analysis;
  readonly text: string;
  readonly version: number;
  readonly knowledge: Knowledge;
}

interface DocumentState {
  isArabic: boolean;
  checkedVersion: number;
  /** Counts the times that the document was to be read again though its text stayed. */
  reading: number;
  suggested?: Suggested;
  analysed?: Analysed;
  /** What is known of names has changed since. */
  isOutdated: boolean;
  /** Made with what `suggested` was; none where all is to be read anew. */
  memory?: Memory;
  running?: { readonly version: number; readonly result: Promise<Analysed>; readonly abort: AbortController };
  timer?: ReturnType<typeof setTimeout>;
}

/** Typing pauses shorter than this are not worth an analysis. */
const typingPause = 150;
/** Longer documents show what is visible before the whole is read. */
const longDocument = 40_000;

/**
 * The open documents and what is known of them. State is kept by URI, so that it outlives the close and open that VS Code
 * fires when a document's language changes.
 */
export class Session implements vscode.Disposable {
  readonly #states = new Map<string, DocumentState>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #previewed = new vscode.EventEmitter<{ document: vscode.TextDocument; mentions: readonly Mention[] }>();
  readonly #busy = new vscode.EventEmitter<number>();
  readonly #disposables: vscode.Disposable[];
  readonly #knowledgeFor: (document: vscode.Uri) => Promise<Knowledge>;
  readonly #recognition: Recognition;
  #analysers = new WeakMap<Knowledge, Analyser>();
  #runs = 0;

  /** What people decided about the documents. */
  readonly annotations: Annotations;
  /** Fires when a document's analysis, or whether it is ours at all, has changed. */
  readonly onDidChange = this.#changed.event;
  /** Fires with the mentions of the visible part of a long document, ahead of its analysis. */
  readonly onDidPreview = this.#previewed.event;
  /** Fires with the number of analyses under way. */
  readonly onDidChangeBusy = this.#busy.event;

  constructor(knowledgeFor: (document: vscode.Uri) => Promise<Knowledge>, recognition: Recognition, annotations: Annotations) {
    this.#knowledgeFor = knowledgeFor;
    this.#recognition = recognition;
    this.annotations = annotations;
    this.#disposables = [
      this.#changed,
      this.#previewed,
      this.#busy,
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        // A save fires too, without a change of the text.
        if (contentChanges.length > 0) this.#textChanged(document);
      }),
      vscode.workspace.onDidOpenTextDocument((document) => this.#languageChanged(document)),
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (document.isClosed) this.#forget(document);
      }),
      annotations.onDidChange((uri) => this.#marksChanged(uri)),
      onSettingChange("suggestions", () => this.#marksChanged(undefined)),
      recognition.engine.onDidChange(() => this.#readAnew()),
      onSettingChange("recognition", () => {
        this.#analysers = new WeakMap();
        this.#readAnew();
      }),
      onSettingChange("languages", () => {
        for (const { document } of vscode.window.visibleTextEditors) {
          this.#seen(document);
          this.#changed.fire(document.uri);
        }
      }),
      vscode.window.onDidChangeVisibleTextEditors((editors) => editors.forEach((editor) => this.#seen(editor.document))),
    ];
    vscode.window.visibleTextEditors.forEach((editor) => this.#seen(editor.document));
  }

  /** True for documents that get the extension's features: Arabic ones, in our language or in a listed one. */
  isActive(document: vscode.TextDocument): boolean {
    if (document.languageId === "arabic") return true;
    if (!settings.otherLanguages().includes(document.languageId)) return false;
    const state = this.#state(document);
    if (state.checkedVersion < 0 || (!state.isArabic && state.checkedVersion !== document.version)) {
      state.isArabic = isMostlyArabic(document.getText());
      state.checkedVersion = document.version;
    }
    return state.isArabic;
  }

  /** The latest finished analysis, perhaps of an earlier version of the text. */
  latest(document: vscode.TextDocument): Analysed | undefined {
    return this.#states.get(document.uri.toString())?.analysed;
  }

  /** The analysis of the document as it is now. Rejects when knowledge cannot be loaded or the text changes meanwhile. */
  async analysed(document: vscode.TextDocument): Promise<Analysed> {
    const state = this.#state(document);
    if (state.analysed?.version === document.version && !state.isOutdated) return state.analysed;
    if (state.running?.version === document.version) return state.running.result;
    state.running?.abort.abort();
    clearTimeout(state.timer);
    const abort = new AbortController();
    const result = this.#analyse(document, state, abort.signal);
    state.running = { version: document.version, result, abort };
    return result;
  }

  /** What shows of the text as it is, even if names were learnt since and it is being read again; else the current analysis. */
  async shown(document: vscode.TextDocument): Promise<Analysed | undefined> {
    const latest = this.isActive(document) ? this.latest(document) : undefined;
    return latest?.version === document.version ? latest : this.current(document);
  }

  /** Like `analysed`, and starts again when the text changes under way; undefined if the document is not ours. */
  async current(document: vscode.TextDocument): Promise<Analysed | undefined> {
    while (this.isActive(document) && !document.isClosed) {
      const { version } = document;
      const { reading } = this.#state(document);
      try {
        return await this.analysed(document);
      } catch (error) {
        if (document.version === version && this.#state(document).reading === reading) throw error;
      }
    }
    return undefined;
  }

  /** Reads documents again, as far as what is known of names has changed for them. Until then the old analyses show. */
  readAgain(isConcerned: (document: vscode.Uri) => boolean): void {
    for (const [key, state] of this.#states) {
      if (!isConcerned(vscode.Uri.parse(key))) continue;
      stop(state);
      state.reading++;
      delete state.running;
      state.isOutdated = true;
    }
    vscode.window.visibleTextEditors.forEach((editor) => this.#seen(editor.document));
  }

  /** Reads all documents again, because they are read in another way. */
  #readAnew(): void {
    for (const state of this.#states.values()) delete state.memory;
    this.readAgain(() => true);
  }

  /** The documents under analysis or analysed already. */
  documents(): vscode.TextDocument[] {
    return vscode.workspace.textDocuments.filter((document) => this.isActive(document));
  }

  dispose(): void {
    for (const state of this.#states.values()) stop(state);
    this.#disposables.forEach((disposable) => disposable.dispose());
  }

  async #analyse(document: vscode.TextDocument, state: DocumentState, signal: AbortSignal): Promise<Analysed> {
    const { version } = document;
    const text = document.getText();
    this.#busy.fire(++this.#runs);
    try {
      // Marks that cannot be read are told by the annotations; names are recognised all the same.
      const marksRead = this.annotations.ready(document).catch(() => undefined);
      const knowledge = await this.#knowledgeFor(document.uri);
      const { tagger: readTagger, engine } = this.#recognition;
      const tagger = await readTagger();
      await marksRead;
      const analyser = this.#analyserOf(knowledge, tagger);
      signal.throwIfAborted();
      const { suggested } = state;
      const earlier = suggested && state.memory && (await inSteps(kept(state.memory, suggested.knowledge, knowledge), signal));
      if (suggested?.version === version && earlier?.isAll) return this.#suggest(document, state, { ...suggested, knowledge });
      const isSlow = text.length > longDocument || engine.isChosen;
      if (isSlow && earlier === undefined) this.#preview(document, analyser);
      const findings = await engine.findings(text, signal);
      const { analysis, memory } = await inSteps(analyser.analysing(text, earlier?.memory, findings), signal);
      signal.throwIfAborted();
      state.memory = memory;
      return this.#suggest(document, state, { analysis, text, version, knowledge });
    } finally {
      if (state.running?.abort.signal === signal) delete state.running;
      this.#busy.fire(--this.#runs);
    }
  }

  #suggest(document: vscode.TextDocument, state: DocumentState, suggested: Suggested): Analysed {
    state.suggested = suggested;
    state.isOutdated = false;
    return this.#review(document, state, suggested);
  }

  #review(document: vscode.TextDocument, state: DocumentState, suggested: Suggested): Analysed {
    const { text, version, knowledge } = suggested;
    const suggestions = suggested.analysis.mentions;
    const taught = this.annotations.taught(document.uri);
    const { analysis, ...marks } = reviewed({
      text,
      analysis: settings.suggestions() ? suggested.analysis : { ...suggested.analysis, mentions: [] },
      sheet: this.annotations.sheet(document.uri),
      workspace: this.annotations.workspace(document.uri),
      entityById: (id) => entityById(id, knowledge),
      ...(taught && { lessons: taught.lessons }),
    });
    state.analysed = { ...analysis, ...marks, suggestions, text, version };
    this.#changed.fire(document.uri);
    return state.analysed;
  }

  /** Marks show at once where the text has been read as it is; else they will with the analysis to come. */
  #marksChanged(uri: vscode.Uri | undefined): void {
    for (const document of vscode.workspace.textDocuments) {
      if (uri && document.uri.toString() !== uri.toString()) continue;
      const state = this.#states.get(document.uri.toString());
      if (state?.suggested?.version === document.version) this.#review(document, state, state.suggested);
    }
  }

  #analyserOf(knowledge: Knowledge, tagger: Tagger | undefined): Analyser {
    let analyser = this.#analysers.get(knowledge);
    if (analyser === undefined) this.#analysers.set(knowledge, (analyser = createAnalyser(knowledge, { tagger, caution: settings.caution() })));
    return analyser;
  }

  #preview(document: vscode.TextDocument, analyser: Analyser): void {
    for (const editor of vscode.window.visibleTextEditors) {
      if (editor.document !== document) continue;
      const mentions = editor.visibleRanges.flatMap((range) => {
        const lines = new vscode.Range(range.start.line, 0, range.end.line + 1, 0);
        const offset = document.offsetAt(lines.start);
        const { analysis } = analyser.analyse(document.getText(lines).slice(0, longDocument));
        return analysis.mentions.map((mention) => ({ ...mention, start: mention.start + offset, end: mention.end + offset }));
      });
      this.#previewed.fire({ document, mentions });
    }
  }

  #seen(document: vscode.TextDocument): void {
    if (!this.isActive(document)) return;
    const { analysed, isOutdated } = this.#state(document);
    if (analysed?.version !== document.version || isOutdated) this.#start(document);
  }

  #languageChanged(document: vscode.TextDocument): void {
    const isShown = vscode.window.visibleTextEditors.some((editor) => editor.document === document);
    if (isShown) this.#seen(document);
    if (this.#states.has(document.uri.toString())) this.#changed.fire(document.uri);
  }

  #textChanged(document: vscode.TextDocument): void {
    const known = this.#states.get(document.uri.toString());
    const wasActive = known !== undefined;
    if (!wasActive && document.languageId !== "arabic") return;
    const state = this.#state(document);
    state.running?.abort.abort();
    clearTimeout(state.timer);
    state.timer = setTimeout(() => this.#seen(document), typingPause);
  }

  /** Failures of an analysis that nobody waits for: an abort is no news; the loader has told the rest. */
  #start(document: vscode.TextDocument): void {
    this.analysed(document).catch(() => undefined);
  }

  #state(document: vscode.TextDocument): DocumentState {
    const key = document.uri.toString();
    let state = this.#states.get(key);
    if (state === undefined) this.#states.set(key, (state = { isArabic: false, checkedVersion: -1, reading: 0, isOutdated: false }));
    return state;
  }

  #forget(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    const state = this.#states.get(key);
    if (state) stop(state);
    this.#states.delete(key);
  }
}

function stop(state: DocumentState): void {
  state.running?.abort.abort();
  clearTimeout(state.timer);
}
