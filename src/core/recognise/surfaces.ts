import type { Segment, Token } from "../model.ts";

const known = new WeakMap<readonly Token[], readonly string[]>();

/** The text of each token of a segment. All who read the segment share the same strings, whose hashes are then counted once. */
export function surfacesOf({ text, tokens }: Segment): readonly string[] {
  let surfaces = known.get(tokens);
  if (surfaces === undefined) known.set(tokens, (surfaces = tokens.map(({ start, end }) => text.slice(start, end))));
  return surfaces;
}
