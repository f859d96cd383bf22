import * as vscode from "vscode";
import type { Findings } from "../core/engine/candidates.ts";
import type { OpenEngine } from "../engine/main.ts";
import { onSettingChange, settings } from "./settings.ts";

/** Loads the model of a folder. Rejects with a sentence for the reader. */
export type EngineOpener = (folder: string) => Promise<OpenEngine>;

/**
 * The engine that the reader chose to find names in place of ours, if they chose one. Its model is loaded when the first text is
 * read. Where it fails, one message says so and texts are read without it until another is chosen.
 */
export class ChosenEngine implements vscode.Disposable {
  readonly #opener: EngineOpener;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #setting: vscode.Disposable;
  #running: Promise<OpenEngine | undefined> | undefined;

  /** Fires when texts are to be read again: by another engine, or by none. */
  readonly onDidChange = this.#changed.event;

  constructor(opener: EngineOpener = inBrowser) {
    this.#opener = opener;
    this.#setting = onSettingChange("engine", () => {
      this.#close();
      this.#changed.fire();
    });
  }

  get isChosen(): boolean {
    return settings.engineFolder() !== "";
  }

  /** Nothing where there is no engine, or where it has failed. Rejects only when the signal stops it. */
  async findings(text: string, signal: AbortSignal): Promise<Findings | undefined> {
    if (!this.isChosen) return undefined;
    const running = (this.#running ??= this.#open());
    const engine = await running;
    signal.throwIfAborted();
    try {
      return engine && { engine: engine.name, names: await engine.recognise(text, signal) };
    } catch (error) {
      signal.throwIfAborted();
      // Another engine may have been chosen meanwhile, and this one closed.
      if (this.#running === running) {
        engine?.close();
        this.#running = Promise.resolve(undefined);
        tell(error);
      }
      return undefined;
    }
  }

  dispose(): void {
    this.#close();
    this.#setting.dispose();
    this.#changed.dispose();
  }

  async #open(): Promise<OpenEngine | undefined> {
    try {
      return await this.#opener(settings.engineFolder());
    } catch (error) {
      tell(error);
      return undefined;
    }
  }

  #close(): void {
    void this.#running?.then((engine) => engine?.close());
    this.#running = undefined;
  }
}

function tell(error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  void vscode.window.showWarningMessage(
    vscode.l10n.t("The engine that you chose cannot be used: {0}. Names are found without it.", reason),
  );
}

async function inBrowser(): Promise<never> {
  throw new Error(vscode.l10n.t("models run on a computer or a server, not in the browser"));
}
