/** Decides which of several overlapping readings stand. */

import type { Candidate, Span } from "../model.ts";
import { overlaps } from "../text/spans.ts";

/**
 * Chooses readings that do not overlap: the longest first, the surer among equals, then the earlier. The result is in
 * text order.
 */
export function settle<C extends Candidate>(candidates: readonly C[]): C[] {
  return [...clusters(candidates)].flatMap(settleCluster);
}

/** Groups readings that touch one another through overlaps, in text order. */
function* clusters<C extends Span>(spans: readonly C[]): Generator<C[]> {
  let cluster: C[] = [];
  let end = 0;
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    if (span.start >= end && cluster.length > 0) {
      yield cluster;
      cluster = [];
    }
    cluster.push(span);
    end = Math.max(end, span.end);
  }
  if (cluster.length > 0) yield cluster;
}

function settleCluster<C extends Candidate>(cluster: readonly C[]): C[] {
  const ranked = [...cluster].sort(
    (a, b) => length(b) - length(a) || b.confidence - a.confidence || a.start - b.start,
  );
  const chosen: C[] = [];
  for (const candidate of ranked) {
    if (!chosen.some((other) => overlaps(candidate, other))) chosen.push(candidate);
  }
  return chosen.sort((a, b) => a.start - b.start);
}

function length(span: Span): number {
  return span.end - span.start;
}
