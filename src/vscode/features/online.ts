import * as vscode from "vscode";
import { shortened } from "../../core/online/shorten.ts";
import { pageAddress, wikimedia } from "../../core/online/wikimedia.ts";
import { mentionAt } from "../../core/views/navigation.ts";
import { agentHeaders } from "../../online/agent.ts";
import { WikimediaClient, type Article, type LookUp, type Reason } from "../../online/client.ts";
import { isPermitted, subjectToLookUp, type Permission, type Subject } from "../../online/subject.ts";
import { escape, inInterface, link, rtl } from "../cardHtml.ts";
import { toRange } from "../convert.ts";
import { OnlineCache } from "../onlineCache.ts";
import { registerForActive } from "../selector.ts";
import type { Session } from "../session.ts";
import { settings } from "../settings.ts";

/** A pointer that only passes over a name asks nothing. */
const pause = 300;
/** Longer than the card's own summary, short enough for the whole card to be seen. */
const longestExtract = 420;
const licence = "https://creativecommons.org/licenses/by-sa/4.0/";

/**
 * Adds what Wikipedia says to the cards, where the reader has turned that on. A provider of its own, so that VS Code shows
 * the offline card at once. VS Code puts the provider registered last on top: register this before the offline cards.
 */
export function registerOnline(session: Session, context: vscode.ExtensionContext): vscode.Disposable {
  const cache = new OnlineCache(vscode.Uri.joinPath(context.globalStorageUri, "online"), vscode.workspace.fs);
  const client = new WikimediaClient({
    endpoints: wikimedia,
    cache,
    headers: agentHeaders(context.extension.packageJSON, isBrowser()),
    now: Date.now,
  });
  const hovers = registerForActive((selector) =>
    vscode.languages.registerHoverProvider(selector, {
      async provideHover(document, position, token) {
        if (!settings.hovers() || !isPermitted(permission())) return undefined;
        const signal = signalOf(token);
        await paused(settings.hoverDelay() + pause, signal);
        const analysed = signal.aborted ? undefined : await session.current(document);
        const mention = analysed && mentionAt(analysed.mentions, document.offsetAt(position));
        const entity = analysed?.entities.find(({ id }) => id === mention?.entity);
        const subject = entity && subjectToLookUp(entity, permission());
        if (!mention || !subject || signal.aborted) return undefined;
        const answer = await unlessAborted(client.lookUp(subject, settings.summaryLanguages(), signal), signal);
        return answer && new vscode.Hover(answerMarkdown(answer, subject), toRange(document, mention));
      },
    }),
  );
  const clear = vscode.commands.registerCommand("hashiya.clearOnlineCache", async () => {
    const count = await cache.clear();
    void vscode.window.showInformationMessage(vscode.l10n.t("Saved answers from Wikipedia deleted: {0}.", count));
  });
  return vscode.Disposable.from(hovers, clear);
}

function permission(): Permission {
  const isEnabled = vscode.workspace.getConfiguration("hashiya").get("online.enabled", false);
  return { isEnabled, isTrusted: vscode.workspace.isTrusted };
}

function isBrowser(): boolean {
  return (globalThis as { process?: { versions?: { node?: string } } }).process?.versions?.node === undefined;
}

function signalOf(token: vscode.CancellationToken): AbortSignal {
  const abort = new AbortController();
  if (token.isCancellationRequested) abort.abort();
  token.onCancellationRequested(() => abort.abort());
  return abort.signal;
}

async function paused(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** A look-up that nobody waits for any more has no answer. */
async function unlessAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value | undefined> {
  try {
    return await promise;
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}

function answerMarkdown(answer: LookUp, subject: Subject): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString("", true);
  markdown.supportHtml = true;
  const blocks = answer.kind === "failed"
    ? [inInterface(`<small>${escape(inWords(answer.reason))}</small>`)]
    : answer.value.flatMap((article) => articleBlocks(article, subject));
  markdown.appendMarkdown(blocks.join("\n\n"));
  return markdown;
}

/** The beginning of an article, and what its licence asks for: the source, the licence, that it was shortened. */
function articleBlocks(article: Article, subject: Subject): string[] {
  const { language, title, extract, savedAt } = article;
  const beginning = shortened(extract, longestExtract);
  const notes = [
    link(pageAddress(language, title), escape(vscode.l10n.t("Wikipedia, CC BY-SA 4.0"))),
    link(licence, escape(vscode.l10n.t("licence"))),
    beginning === extract ? undefined : escape(vscode.l10n.t("shortened")),
    subject.kind === "name" ? escape(vscode.l10n.t("found by its name alone: {0}", `\u2068${title}\u2069`)) : undefined,
    savedAt === undefined ? undefined : escape(vscode.l10n.t("fetched {0}", age(Date.now() - savedAt))),
  ].filter((note) => note !== undefined);
  const text = escape(beginning);
  return [language === "ar" ? rtl(text) : `<p>${text}</p>`, inInterface(`<small>${notes.join(" · ")}</small>`)];
}

/** How long ago, in words of the interface's language. */
function age(milliseconds: number): string {
  const format = new Intl.RelativeTimeFormat(vscode.env.language, { numeric: "auto" });
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 60) return format.format(-minutes, "minute");
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? format.format(-hours, "hour") : format.format(-Math.floor(hours / 24), "day");
}

function inWords(reason: Reason): string {
  switch (reason) {
    case "offline": return vscode.l10n.t("Wikipedia cannot be reached.");
    case "timeout": return vscode.l10n.t("Wikipedia did not answer in time.");
    case "busy": return vscode.l10n.t("Wikipedia asks to wait before the next look-up.");
    case "refused": return vscode.l10n.t("Wikipedia refused the request.");
    case "unknown": return vscode.l10n.t("No Wikipedia article was found.");
    case "ambiguous":
    case "disambiguation": return vscode.l10n.t("Wikipedia knows several by this name.");
    case "malformed": return vscode.l10n.t("Wikipedia's answer could not be read.");
  }
}
