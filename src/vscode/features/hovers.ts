import * as vscode from "vscode";
import { calendarInArabic, calendarInEnglish, dateInArabic, dateInEnglish } from "../../core/calendar/dateWords.ts";
import { otherCalendars } from "../../core/calendar/otherCalendars.ts";
import type { Entity, EntityType, Facts, Mention, Name, Why } from "../../core/model.ts";
import type { Annotation } from "../../core/store/annotation.ts";
import { transliterate, transliterateGuess } from "../../core/text/transliterate.ts";
import { card, type Card, type Context } from "../../core/views/card.ts";
import { mentionAt } from "../../core/views/navigation.ts";
import { escape, inInterface, isArabicInterface, link, ltr, rtl } from "../cardHtml.ts";
import { isolated, toRange } from "../convert.ts";
import { registerForActive } from "../selector.ts";
import type { Session } from "../session.ts";
import { settings } from "../settings.ts";
import { recogniserName, typeIconName, typeName } from "../words.ts";

export function registerHovers(session: Session): vscode.Disposable {
  return registerForActive((selector) =>
    vscode.languages.registerHoverProvider(selector, {
      async provideHover(document, position, token) {
        if (!settings.hovers()) return undefined;
        await delay(settings.hoverDelay(), token);
        const analysed = token.isCancellationRequested ? undefined : await session.shown(document);
        if (!analysed || token.isCancellationRequested) return undefined;
        const offset = document.offsetAt(position);
        const mention = mentionAt(analysed.mentions, offset);
        const found = mention && card(analysed.text, analysed, mention);
        if (!found || !mention) return undefined;
        const annotation = session.annotations.sheet(document.uri).annotations.get(mention.annotation ?? "");
        return new vscode.Hover(cardMarkdown(found, document.uri, annotation), toRange(document, mention));
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
const cardCommands = [
  "hashiya.nextMentionOfEntity", "hashiya.previousMentionOfEntity", "hashiya.showReferences", "hashiya.addToEntities",
  "hashiya.confirm", "hashiya.reject", "hashiya.removeMark", "hashiya.identify", "hashiya.applyEverywhere", "hashiya.noteOnMention",
  "hashiya.neverInDocument", "hashiya.neverAnywhere", "hashiya.placeMark",
];

/**
 * The card as Markdown, short by default: who, what is known, what this text says, what to do. Each block has its own
 * direction: hovers keep `align` and drop `dir`, so isolates set the order.
 */
function cardMarkdown(found: Card, uri: vscode.Uri, annotation: Annotation | undefined): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString("", true);
  markdown.supportHtml = true;
  markdown.isTrusted = { enabledCommands: cardCommands };
  const blocks = [
    title(found.entity),
    ...summaries(found.entity),
    ...factLine(found.entity),
    ...noteLines(found),
    ...candidateLines(found.entity),
    inThisText(found),
    ...found.roles.map((role) => rtl(`${escape(role)}`)),
    ...found.contexts.map((context) => rtl(contextHtml(context))),
    ...calendarLines(found),
    statusLine(found.mention, annotation),
    judgements(found, uri),
    actions(found, uri),
    sourceLine(found.entity),
  ];
  markdown.appendMarkdown(blocks.filter((block) => block !== "").join("\n\n"));
  return markdown;
}

function title(entity: Entity): string {
  const { name, type } = entity;
  const parts = [`<strong>${escape(name.ar)}</strong>`];
  const latin = latinName(entity);
  if (latin !== undefined) parts.push(ltr(`<em>${escape(latin)}</em>`));
  if (name.en !== undefined) parts.push(ltr(escape(name.en)));
  parts.push(`$(${typeIconName(type)}) ${escape(typeName(type))}`);
  return rtl(parts.join(" · "));
}

/**
 * The name in Latin letters by the scheme of the settings. Where the vowels are not known it is a guess with a question mark,
 * made only for names that the pack does not know: of the others the English name says more.
 */
function latinName({ name, type, facts, source }: Entity): string | undefined {
  const scheme = settings.transliteration();
  if (scheme === "none" || !isNamedType(type)) return undefined;
  if (facts?.vocalised !== undefined) return transliterate(facts.vocalised, scheme, type);
  const guess = source === "text" ? transliterateGuess(name.ar, scheme, type) : undefined;
  return guess?.isComplete ? `${guess.text}?` : undefined;
}

function isNamedType(type: EntityType): boolean {
  return ["PER", "LOC", "ORG", "NORP", "PROD", "EVENT"].includes(type);
}

function summaries({ summary: { ar, en } }: Entity): string[] {
  const wanted = settings.summaryLanguages();
  const arabic = ar !== undefined && (wanted !== "en" || en === undefined) ? [rtl(escape(ar))] : [];
  const english = en !== undefined && (wanted !== "ar" || ar === undefined) ? [`<p>${ltr(escape(en))}</p>`] : [];
  return [...arabic, ...english];
}

/** Years, country, capital, inhabitants: what the pack knows, in one line. */
function factLine({ facts, type }: Entity): string[] {
  if (!facts) return [];
  const parts = [
    years(facts, type),
    facts.country && inName(facts.country),
    facts.capital && vscode.l10n.t("capital: {0}", inName(facts.capital)),
    facts.population && vscode.l10n.t("{0} inhabitants", facts.population.toLocaleString(vscode.env.language)),
  ].filter((part) => part !== undefined && part !== 0 && part !== "");
  return parts.length === 0 ? [] : [inInterface(parts.map((part) => escape(String(part))).join(" · "))];
}

function years({ born, died, from, to }: Facts, type: EntityType): string | undefined {
  const [start, end] = type === "PER" ? [born, died] : [from, to];
  if (start === undefined && end === undefined) return undefined;
  if (type === "PER" && end === undefined) return vscode.l10n.t("born {0}", year(start ?? ""));
  if (start === undefined) return vscode.l10n.t("until {0}", year(end ?? ""));
  if (type !== "PER" && end === undefined) return vscode.l10n.t("since {0}", year(start));
  return year(start) === year(end ?? "") ? year(start) : `${year(start)}–${year(end ?? "")}`;
}

/** The year of a pack's date: `~` is about, `-` before the Common Era. */
function year(date: string): string {
  const match = /^(~?)(-?)0*(\d+)/.exec(date);
  const [, about, before, digits] = match ?? [];
  if (digits === undefined) return date;
  const era = before ? vscode.l10n.t("{0} BCE", digits) : digits;
  return about ? vscode.l10n.t("about {0}", era) : era;
}

function inName({ ar, en }: Name): string {
  return isArabicInterface() ? ar : isolated(en ?? ar);
}

/** Where the text does not say which of several entities is meant. */
function candidateLines({ candidates }: Entity): string[] {
  if (!candidates) return [];
  const lines = candidates.slice(0, candidatesShown).map(({ name, summary }) =>
    rtl(`<strong>${escape(name.ar)}</strong>${summary.ar === undefined ? "" : ` — ${escape(summary.ar)}`}`),
  );
  return [inInterface(escape(vscode.l10n.t("May be one of these; the text does not say which:"))), ...lines];
}

const candidatesShown = 4;

/** A date in the other calendars. */
function calendarLines({ mention, entity, meansDate }: Card): string[] {
  const meant = meansDate === undefined ? [] : [inInterface(escape(vscode.l10n.t("by the article's date: {0}", meansDate.replace("date:", ""))))];
  if (mention.type !== "DATE") return meant;
  const [inWords, calendar] = isArabicInterface() ? [dateInArabic, calendarInArabic] : [dateInEnglish, calendarInEnglish];
  const others = otherCalendars(entity.id).map((date) => inInterface(`${escape(inWords(date))} (${escape(calendar(date))})`));
  return [...meant, ...others];
}

function inThisText({ entity, number, count, spellings }: Card): string {
  const place = vscode.l10n.t("Mention {0} of {1} in this text", number, count);
  if (spellings.length === 1 && spellings[0]?.text === entity.name.ar) return inInterface(escape(place));
  const written = spellings.map(({ text, count: times }) => `${isolated(escape(text))} ×${times}`).join(vscode.l10n.t(", "));
  return inInterface(`${escape(place)} — ${escape(vscode.l10n.t("written:"))} ${written}`);
}

function contextHtml({ before, surface, after }: Context): string {
  return `«${escape(before)}<strong>${escape(surface)}</strong>${escape(after)}»`;
}

/** The reader's remarks: on the entity, and on this mention of it. */
function noteLines({ entity, mention }: Card): string[] {
  return [entity.note, mention.note].flatMap((note) => (note === undefined ? [] : [rtl(`$(note) ${escape(note)}`)]));
}

/** Links that run commands for a mention. */
function commandsAt({ entity, mention }: Card, uri: vscode.Uri): (name: string, label: string) => string {
  const at = { uri: uri.toString(), offset: mention.start, entity: entity.id };
  return (name, label) => link(`command:${name}?${encodeURIComponent(JSON.stringify([at]))}`, label);
}

/** What a person can decide of the mark: the first two in words, the rest as icons that say in words what they are. */
function judgements(found: Card, uri: vscode.Uri): string {
  const at = { uri: uri.toString(), offset: found.mention.start, entity: found.entity.id };
  const command = (name: string, icon: string, title: string, label = ""): string =>
    `<a href="command:${name}?${encodeURIComponent(JSON.stringify([at]))}" title="${escape(title)}">$(${icon})${label}</a>`;
  const [confirm, reject, remove] = [vscode.l10n.t("confirm"), vscode.l10n.t("reject"), vscode.l10n.t("remove")];
  const judge = found.mention.status === "confirmed"
    ? [command("hashiya.removeMark", "trash", remove, ` ${remove}`)]
    : [command("hashiya.confirm", "check", confirm, ` ${confirm}`), command("hashiya.reject", "close", reject, ` ${reject}`)];
  const links = [
    ...judge,
    command("hashiya.identify", "edit", vscode.l10n.t("what is it"), ` ${vscode.l10n.t("what is it")}`),
    command("hashiya.noteOnMention", "note", vscode.l10n.t("note")),
    command("hashiya.applyEverywhere", "replace-all", vscode.l10n.t("everywhere")),
    command("hashiya.neverInDocument", "circle-slash", vscode.l10n.t("never in this text")),
    command("hashiya.neverAnywhere", "exclude", vscode.l10n.t("never anywhere")),
  ];
  return inInterface(links.join(" &nbsp; "));
}

/** Who decided it and when; or who suggests it, how surely, and why. */
function statusLine(mention: Mention, annotation: Annotation | undefined): string {
  if (annotation) {
    const { creator, modified, modifiedBy = creator, place } = annotation;
    const decided = vscode.l10n.t("Confirmed by {0}, {1}", isolated(modifiedBy), dateInWords(modified));
    return small([`$(verified-filled) ${escape(decided)}`, ...(place === "moved" ? [escape(vscode.l10n.t("moved with a change of the text"))] : [])]);
  }
  const suggested = vscode.l10n.t("Suggested by {0}, {1}%", recogniserName(mention.source), Math.round(mention.confidence * 100));
  return small([`$(question) ${escape(suggested)}`, ...(mention.why ? [escape(whyInWords(mention.why))] : [])]);
}

function whyInWords({ surface, by, document, at, count }: Why): string {
  const file = vscode.workspace.asRelativePath(vscode.Uri.parse(document), false);
  return count === 1
    ? vscode.l10n.t("because {0} confirmed {1} in {2}, {3}", isolated(by), isolated(surface), isolated(file), dateInWords(at))
    : vscode.l10n.t("because {0} was confirmed {1} times, last by {2} in {3}", isolated(surface), count, isolated(by), isolated(file));
}

function dateInWords(instant: string): string {
  return new Date(instant).toLocaleDateString(vscode.env.language, { dateStyle: "medium" });
}

function small(parts: readonly string[]): string {
  return inInterface(`<small>${parts.join(" · ")}</small>`);
}

function actions(found: Card, uri: vscode.Uri): string {
  const { entity, count } = found;
  const command = commandsAt(found, uri);
  const jumps = count < 2 ? [] : [
    command("hashiya.previousMentionOfEntity", `$(arrow-up) ${vscode.l10n.t("previous")}`),
    command("hashiya.nextMentionOfEntity", `$(arrow-down) ${vscode.l10n.t("next")}`),
    command("hashiya.showReferences", `$(list-unordered) ${vscode.l10n.t("all {0} mentions", count)}`),
  ];
  const add = isNamedType(entity.type) ? [command("hashiya.addToEntities", `$(add) ${vscode.l10n.t("add to my entities")}`)] : [];
  return inInterface([...jumps, ...add, ...outsideLinks(entity)].join(" · "));
}

/** Where the knowledge on the card comes from. */
function sourceLine({ source, type }: Entity): string {
  if (!isNamedType(type)) return "";
  return inInterface(`<small>${escape(sourceName(source))}</small>`);
}

function sourceName(source: string): string {
  switch (source) {
    case "own": return vscode.l10n.t("Source: your entities");
    case "text": return vscode.l10n.t("Source: this text alone");
    default: return vscode.l10n.t("Source: Hāshiya's knowledge");
  }
}

/** Opened only by a click: a map for a place, Wikidata and Wikipedia where the identifier is sure. */
function outsideLinks({ qid, facts }: Entity): string[] {
  const links: string[] = [];
  if (facts?.at) {
    const [latitude, longitude] = facts.at;
    const place = `mlat=${latitude}&mlon=${longitude}#map=7/${latitude}/${longitude}`;
    links.push(link(`https://www.openstreetmap.org/?${place}`, `$(location) ${vscode.l10n.t("map")}`));
  }
  if (qid !== undefined) {
    const wiki = isArabicInterface() ? "arwiki" : "enwiki";
    links.push(link(`https://www.wikidata.org/wiki/${qid}`, "Wikidata"));
    links.push(link(`https://www.wikidata.org/wiki/Special:GoToLinkedPage/${wiki}/${qid}`, "Wikipedia"));
  }
  return links;
}
