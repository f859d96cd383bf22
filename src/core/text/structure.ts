/** The parts of a news article, recognised line by line. */

import type { Span } from "../model.ts";

export type PartKind = "headline" | "dateline" | "subheading" | "source" | "pageMarker" | "keywords" | "related";

/** A line that stands out, with the stretch of text that it heads. */
export interface Part extends Span {
  readonly kind: PartKind;
  readonly title: string;
  /** End of the text the line heads: the start of the next part, or the end of the document. */
  readonly bodyEnd: number;
}

interface Line extends Span {
  readonly content: string;
}

const sourceLine = /^(?:المصدر|المصادر)\s*[|:]/;
const pageMarker = /^\(\(\s*[\d٠-٩]+\s*\)\)$/;
const keywordsLine = /^(?:ال)?كلمات (?:ال)?(?:مفتاحية|دلالية)\s*:?$/;
const month =
  "يناير|فبراير|مارس|أبريل|إبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر|كانون|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين|جانفي|فيفري|أفريل|ماي|جوان|جويلية|أوت|غشت|شتنبر|نونبر|دجنبر";
const dateline = new RegExp(`^[^.؟!]{0,40}[\\d٠-٩]{1,2}[\\s\u00a0]+(?:${month})[^.؟!]{0,40}$`);
/** Longer lines are paragraphs. */
const longestSubheading = 80;
const endsSentence = /[.؟!…:؛،)"»”]$/;

/** Parts in text order. A document of one line has none. */
export function structure(text: string): Part[] {
  const lines = [...contentLines(text)];
  if (lines.length < 2) return [];
  const found: { kind: PartKind; line: Line }[] = [];
  let afterKeywords = 0;
  lines.forEach((line, index) => {
    const kind = kindOf(line, index, lines, afterKeywords);
    if (kind !== undefined) found.push({ kind, line });
    if (kind === "keywords") afterKeywords = 1;
    else if (afterKeywords > 0) afterKeywords++;
  });
  return found.map(({ kind, line }, index) => ({
    kind,
    start: line.start,
    end: line.end,
    title: line.content,
    bodyEnd: found[index + 1]?.line.start ?? text.length,
  }));
}

/** `sinceKeywords` counts lines from the keywords heading on; the line right after it holds the keywords themselves. */
function kindOf(line: Line, index: number, lines: readonly Line[], sinceKeywords: number): PartKind | undefined {
  const { content } = line;
  if (keywordsLine.test(content)) return "keywords";
  if (sinceKeywords > 1) return "related";
  if (sinceKeywords === 1) return undefined;
  if (sourceLine.test(content)) return "source";
  if (pageMarker.test(content)) return "pageMarker";
  if (dateline.test(content) && content.length <= longestSubheading) return "dateline";
  if (index === 0) return "headline";
  const isLast = index === lines.length - 1;
  return content.length <= longestSubheading && !endsSentence.test(content) && !isLast ? "subheading" : undefined;
}

function* contentLines(text: string): Generator<Line> {
  for (const match of text.matchAll(/[^\r\n]+/g)) {
    const content = match[0].trim();
    if (content === "") continue;
    const start = match.index + match[0].indexOf(content);
    yield { start, end: start + content.length, content };
  }
}
