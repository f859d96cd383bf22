/** The JSON record of one analysed text, as the CLI prints it. */

import type { Analysis, EntityType, Problem, Text } from "../model.ts";
import { toCodePoints } from "../text/lines.ts";

export interface MentionRecord {
  /** Unicode code points from the start of the decoded text, its byte order mark removed. */
  readonly start: number;
  readonly end: number;
  readonly type: EntityType;
  readonly text: string;
  readonly entity: string;
  readonly qid?: string;
  readonly derived?: true;
  readonly nominal?: true;
  readonly clitics?: string;
  readonly confidence: number;
}

export interface DocumentRecord {
  readonly source: string;
  readonly mentions: readonly MentionRecord[];
  readonly entities: readonly {
    readonly id: string;
    readonly qid?: string;
    readonly type: EntityType;
    readonly name: { readonly ar: string; readonly en?: string };
    readonly summary: Text;
  }[];
  readonly problems: readonly Problem[];
}

export function toRecord(source: string, text: string, analysis: Analysis): DocumentRecord {
  const { mentions, entities } = analysis;
  const offsets = toCodePoints(text, mentions.flatMap(({ start, end }) => [start, end]));
  const qids = new Map(entities.map(({ id, qid }) => [id, qid]));
  return {
    source,
    mentions: mentions.map((mention, i) => {
      const { type, entity, derived, nominal, clitics, confidence } = mention;
      const qid = qids.get(entity);
      return {
        start: offsets[2 * i] ?? 0,
        end: offsets[2 * i + 1] ?? 0,
        type,
        text: text.slice(mention.start, mention.end),
        entity,
        ...(qid === undefined ? {} : { qid }),
        ...(derived ? { derived } : {}),
        ...(nominal ? { nominal } : {}),
        ...(clitics === undefined ? {} : { clitics }),
        confidence: Math.round(confidence * 100) / 100,
      };
    }),
    entities: entities.map(({ id, qid, type, name, summary }) => ({
      id,
      ...(qid === undefined ? {} : { qid }),
      type,
      name,
      summary,
    })),
    problems: analysis.problems,
  };
}
