/** The labels of the tagger: outside, or beginning or inside of a name of one of four types, as the corpora have them. */

export const taggedTypes = ["PER", "LOC", "ORG", "MISC"] as const;
export type TaggedType = (typeof taggedTypes)[number];

/** O, B-PER, I-PER, B-LOC, … */
export const labelCount = 1 + 2 * taggedTypes.length;
export const outside = 0;

export function beginOf(type: number): number {
  return 1 + 2 * type;
}

export function isBegin(label: number): boolean {
  return label % 2 === 1;
}

/** The index of the type among `taggedTypes`; -1 outside. */
export function typeOf(label: number): number {
  return (label - 1) >> 1;
}

/** An inside label follows only a label of its own type. */
export function mayFollow(before: number, label: number): boolean {
  return label === outside || isBegin(label) || (before !== outside && typeOf(before) === typeOf(label));
}

export function labelOf(tag: string): number {
  const type = taggedTypes.findIndex((name) => tag.endsWith(`-${name}`));
  return type < 0 ? outside : beginOf(type) + (tag.startsWith("I") ? 1 : 0);
}

export function tagOf(label: number): string {
  return label === outside ? "O" : `${isBegin(label) ? "B" : "I"}-${taggedTypes[typeOf(label)]}`;
}
