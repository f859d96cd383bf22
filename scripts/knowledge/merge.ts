import { nameKey } from "../../src/core/knowledge/pack.ts";
import type { Row } from "../../src/core/knowledge/rows.ts";

/**
 * All rows in order of prominence: ours first, then the registry's by population. A registry row that stands for the same
 * place as one of ours (the same id, or the same name in the same country) lends it its facts and its other names.
 */
export function mergedRows(curated: readonly Row[], registry: readonly Row[]): Row[] {
  const byId = new Map(curated.map((row) => [row.id, row]));
  const byPlace = new Map(
    curated.filter(({ type }) => type === "LOC").flatMap((row) => row.ar.map((name) => [placeKey(row, name), row.id])),
  );
  const others: Row[] = [];
  const merged = new Map<string, string>();
  for (const row of registry) {
    const name = row.ar[0] ?? "";
    const known = byId.get(row.id) ?? byId.get(byPlace.get(placeKey(row, name)) ?? "");
    if (known && known.type === row.type) {
      byId.set(known.id, withFactsOf(known, row));
      merged.set(row.id, known.id);
    } else others.push(byId.has(row.id) ? { ...row, id: `${row.id}-place` } : row);
  }
  others.sort((a, b) => (b.population ?? 0) - (a.population ?? 0));
  const ours = curated.map(({ id }) => byId.get(id)).filter((row) => row !== undefined);
  const known = new Set([...ours, ...others].map(({ id }) => id));
  const idNow = (id: string): string => (known.has(id) ? id : (merged.get(id) ?? id));
  return [...ours, ...others].map((row) => (row.in === undefined ? row : { ...row, in: idNow(row.in) }));
}

function placeKey(row: Row, name: string): string {
  return `${row.in ?? ""}:${nameKey(name)}`;
}

/** Our row with the registry's facts and names; a name that we say needs a cue needs it still. */
function withFactsOf(row: Row, registry: Row): Row {
  const { ar, short, en, ...facts } = registry;
  const safe = ar.filter((name) => !row.short.includes(name));
  return {
    ...facts,
    ...row,
    ar: [...new Set([...row.ar, ...safe])],
    short: [...new Set([...row.short, ...short])],
    en: [...new Set([...row.en, ...en])],
  };
}
