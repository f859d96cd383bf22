/**
 * Text as bytes, one for each of its commoner letters. Arabic takes half the room of UTF-8, so that deflate, which looks back
 * over 32 KB, sees twice as much of it.
 *
 * The bytes: how many letters there are (two bytes, the lower first), the letters by how common they are as UTF-16 units (likewise), and
 * the text. A byte below `escape` is the number of a letter; from there on it is the higher part of a number that the next byte ends.
 */

const escape = 0xf0;

/** Throws a RangeError for a text of more than about 4,000 different letters. */
export function compactText(text: string): Uint8Array {
  const counts = new Map<number, number>();
  for (let at = 0; at < text.length; at++) counts.set(text.charCodeAt(at), (counts.get(text.charCodeAt(at)) ?? 0) + 1);
  const letters = [...counts].sort(([a, m], [b, n]) => n - m || a - b).map(([unit]) => unit);
  if (letters.length > escape + (0x100 - escape) * 0x100) throw new RangeError(`a text of ${letters.length} different letters`);
  const numbers = new Map(letters.map((unit, number) => [unit, number]));
  const bytes = [letters.length & 0xff, letters.length >> 8, ...letters.flatMap((unit) => [unit & 0xff, unit >> 8])];
  for (let at = 0; at < text.length; at++) {
    const number = numbers.get(text.charCodeAt(at))!;
    if (number < escape) bytes.push(number);
    else bytes.push(escape + ((number - escape) >> 8), (number - escape) & 0xff);
  }
  return Uint8Array.from(bytes);
}

/** Letters of one step: less than a millisecond's. */
const stepLength = 0x8000;
/** As many as a call may have arguments anywhere. */
const pieceLength = 0x1000;

/** The text again, in steps. Bytes that were never made by `compactText` give some text or other. */
export function* expandingText(bytes: Uint8Array): Generator<void, string> {
  const count = (bytes[0] ?? 0) + ((bytes[1] ?? 0) << 8);
  const letters = new Uint16Array(escape + (0x100 - escape) * 0x100);
  for (let number = 0; number < Math.min(count, letters.length); number++) {
    letters[number] = (bytes[2 + 2 * number] ?? 0) + ((bytes[3 + 2 * number] ?? 0) << 8);
  }
  const units = new Uint16Array(pieceLength);
  let text = "";
  for (let at = 2 + 2 * count; at < bytes.length; ) {
    let length = 0;
    while (length < pieceLength && at < bytes.length) {
      const byte = bytes[at++]!;
      units[length++] = letters[byte < escape ? byte : escape + ((byte - escape) << 8) + (bytes[at++] ?? 0)]!;
    }
    text += String.fromCharCode(...(length === pieceLength ? units : units.subarray(0, length)));
    if (text.length % stepLength === 0) yield;
  }
  return text;
}
