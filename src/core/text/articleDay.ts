/** The day of an article, as the line with its date gives it. */

import type { Span } from "../model.ts";
import { overlaps } from "./spans.ts";
import { structure } from "./structure.ts";

/** A date that was read in a text; `entity` is its id. */
export interface ReadDate extends Span {
  readonly entity: string;
}

/** An article has its date near its beginning, in UTF-16 units. */
export const reach = 2000;

/** The id of the full day that the article's date line names: "date:2020-10-10". `dates` are in text order. */
export function articleDay(text: string, dates: Iterable<ReadDate>): string | undefined {
  let datelines: readonly Span[] | undefined;
  for (const date of dates) {
    if (date.start >= reach) break;
    if (!/^date:\d{4}-\d\d-\d\d$/.test(date.entity)) continue;
    datelines ??= structure(text.slice(0, reach)).filter(({ kind }) => kind === "dateline");
    if (datelines.some((line) => overlaps(line, date))) return date.entity;
  }
  return undefined;
}
