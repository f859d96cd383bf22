import * as vscode from "vscode";
import { card, type Card, type Context } from "../../core/views/card.ts";
import { mentionAt } from "../../core/views/navigation.ts";
import { toRange } from "../convert.ts";
import { registerForActive } from "../selector.ts";
import type { Session } from "../session.ts";
import { settings } from "../settings.ts";
import { typeIconName, typeName } from "../words.ts";

export function registerHovers(session: Session): vscode.Disposable {
  return registerForActive((selector) =>
    vscode.languages.registerHoverProvider(selector, {
      async provideHover(document, position, token) {
        if (!settings.hovers()) return undefined;
        await delay(settings.hoverDelay(), token);
        const analysed = token.isCancellationRequested ? undefined : await session.current(document);
        if (!analysed || token.isCancellationRequested) return undefined;
        const offset = document.offsetAt(position);
        const mention = mentionAt(analysed.mentions, offset);
        const found = mention && card(analysed.text, analysed, mention);
        if (!found || !mention) return undefined;
        return new vscode.Hover(cardMarkdown(found, document.uri), toRange(document, mention));
      },
    }),
  );
}

async function delay(milliseconds: number, token: vscode.CancellationToken): Promise<void> {
  if (milliseconds <= 0) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    token.onCancellationRequested(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** The commands that a card's links may run. */
export const cardCommands = ["hashiya.nextMentionOfEntity", "hashiya.previousMentionOfEntity", "hashiya.showReferences"];

/** The card as Markdown, each block right to left: hovers keep `align` and drop `dir`, so isolates set the order. */
function cardMarkdown(found: Card, uri: vscode.Uri): vscode.MarkdownString {
  const { entity, mention } = found;
  const markdown = new vscode.MarkdownString("", true);
  markdown.supportHtml = true;
  markdown.isTrusted = { enabledCommands: cardCommands };
  const blocks = [
    title(found),
    ...summaries(found),
    inThisText(found),
    ...found.contexts.map((context) => rtl(contextHtml(context))),
    links(found, uri),
  ];
  markdown.appendMarkdown(blocks.join("\n\n"));
  if (entity.source === "pack" && mention.type !== "DATE") {
    markdown.appendMarkdown(`\n\n${inInterface(`<small>${escape(vscode.l10n.t("Source: Hāshiya knowledge pack"))}</small>`)}`);
  }
  return markdown;
}

function title({ entity }: Card): string {
  const english = entity.name.en === undefined ? "" : ` · ${ltr(escape(entity.name.en))}`;
  const type = ` · $(${typeIconName(entity.type)}) ${escape(typeName(entity.type))}`;
  return rtl(`<strong>${escape(entity.name.ar)}</strong>${english}${type}`);
}

function summaries({ entity }: Card): string[] {
  const wanted = settings.summaryLanguages();
  const { ar, en } = entity.summary;
  const arabic = ar !== undefined && (wanted !== "en" || en === undefined) ? [rtl(escape(ar))] : [];
  const english = en !== undefined && (wanted !== "ar" || ar === undefined) ? [escape(en)] : [];
  return [...arabic, ...english];
}

function inThisText({ number, count, spellings }: Card): string {
  const place = vscode.l10n.t("Mention {0} of {1} in this text", number, count);
  const written = spellings.map(({ text, count: times }) => `${fsi(escape(text))} ×${times}`).join(vscode.l10n.t(", "));
  return inInterface(`${escape(place)} — ${escape(vscode.l10n.t("written:"))} ${written}`);
}

function contextHtml({ before, surface, after }: Context): string {
  return `${escape(before)}<strong>${escape(surface)}</strong>${escape(after)}`;
}

function links({ entity, mention, count }: Card, uri: vscode.Uri): string {
  if (count < 2) return "";
  const at = { uri: uri.toString(), offset: mention.start, entity: entity.id };
  const link = (command: string, label: string): string =>
    `<a href="command:${command}?${encodeURIComponent(JSON.stringify([at]))}">${label}</a>`;
  return inInterface(
    [
      link("hashiya.previousMentionOfEntity", `$(arrow-up) ${vscode.l10n.t("previous")}`),
      link("hashiya.nextMentionOfEntity", `$(arrow-down) ${vscode.l10n.t("next")}`),
      link("hashiya.showReferences", `$(list-unordered) ${vscode.l10n.t("all {0} mentions", count)}`),
    ].join(" · "),
  );
}

function rtl(html: string): string {
  return `<p align="right">\u2067${html}\u2069</p>`;
}

/** A line in the language of the interface, in its direction. */
function inInterface(html: string): string {
  return vscode.env.language.startsWith("ar") ? rtl(html) : `<p>${ltr(html)}</p>`;
}

function ltr(html: string): string {
  return `\u2066${html}\u2069`;
}

function fsi(html: string): string {
  return `\u2068${html}\u2069`;
}

/** Text as itself in Markdown with HTML and theme icons. */
function escape(text: string): string {
  return text
    .replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign] ?? sign)
    .replace(/[\\`*_{}[\]#|~$!]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/\s+/g, " ");
}
