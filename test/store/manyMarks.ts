import type { Annotation, Sheet } from "../../src/core/store/annotation.ts";

/** A text with so many different names, and a sheet that marks them all. */
export function annotated(count: number): { readonly text: string; readonly sheet: Sheet } {
  const names = Array.from({ length: count }, (_, n) => `مدينة ${n}`);
  const text = names.map((name) => `زار الوفد ${name} في الشتاء ثم عاد.\n`).join("");
  const annotations = new Map<string, Annotation>();
  let from = 0;
  for (const [n, name] of names.entries()) {
    const start = text.indexOf(`${name} `, from);
    const span = { start, end: start + name.length };
    from = span.end;
    const id = `urn:uuid:00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
    const at = "2026-01-01T00:00:00.000Z";
    const anchor = { quote: name, prefix: text.slice(Math.max(0, start - 32), start), suffix: text.slice(span.end, span.end + 32) };
    annotations.set(id, { id, ...span, type: "LOC", status: "confirmed", source: "human", creator: "ليلى", created: at, modified: at, anchor, place: "sure" });
  }
  return { text, sheet: { annotations, kept: [] } };
}
