import { isMostlyArabic } from "../core/text/letters.ts";

/**
 * The text of a file in UTF-8 or UTF-16, with or without a byte order mark, or in Windows-1256; the mark is removed and
 * line ends stay. Throws an Error with a sentence for the reader when the bytes are none of these.
 */
export function decode(bytes: Uint8Array): string {
  const marked = encodingOfMark(bytes);
  if (marked) return strictly(marked, bytes);
  const unmarked = encodingWithoutMark(bytes);
  if (unmarked) return strictly(unmarked, bytes);
  if (bytes.includes(0)) throw new Error("this is not a text file");
  try {
    return strictly("utf-8", bytes);
  } catch {
    if (isDamagedUtf8(bytes)) throw new Error("the text is damaged: it is not valid UTF-8");
    const text = new TextDecoder("windows-1256").decode(bytes);
    if (isMostlyArabic(text) && !/[\u0001-\u0008\u000e-\u001f]/.test(text)) return text;
    throw new Error("the text is not in UTF-8, UTF-16 or Windows-1256");
  }
}

/** Arabic in UTF-8 but for a few bytes; read as Windows-1256 it would be nonsense that still has Arabic letters. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder("utf-8").decode(bytes);
  return isMostlyArabic(text) && text.split("\ufffd").length * 20 < text.length;
}

type Encoding = "utf-8" | "utf-16le" | "utf-16be";

function strictly(encoding: Encoding, bytes: Uint8Array): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Error(`the text is damaged: it is not valid ${encoding.toUpperCase()}`, { cause });
  }
}

function encodingOfMark(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? "utf-8" : undefined;
}

/** UTF-16 without a mark shows in its high bytes: nearly every second byte is that of Arabic or of ASCII. */
function encodingWithoutMark(bytes: Uint8Array): Encoding | undefined {
  if (bytes.length === 0 || bytes.length % 2 !== 0) return undefined;
  const sample = bytes.subarray(0, 4096);
  let little = 0;
  let big = 0;
  for (let i = 0; i + 1 < sample.length; i += 2) {
    if (isHighByte(sample[i + 1])) little++;
    if (isHighByte(sample[i])) big++;
  }
  const most = 0.8 * (sample.length / 2);
  if (little >= most && little > big) return "utf-16le";
  return big >= most && big > little ? "utf-16be" : undefined;
}

const arabicBlock = 0x06;

function isHighByte(byte: number | undefined): boolean {
  return byte === 0 || byte === arabicBlock;
}
