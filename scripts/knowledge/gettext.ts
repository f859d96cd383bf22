/**
 * The messages of a compiled gettext catalogue (.mo) in UTF-8, by message id.
 * Layout: GNU gettext manual, "The Format of GNU MO Files".
 */
export function readCatalogue(file: Buffer): Map<string, string> {
  if (file.readUInt32LE(0) !== 0x950412de) throw new Error("not a little-endian gettext catalogue");
  const count = file.readUInt32LE(8);
  const ids = file.readUInt32LE(12);
  const texts = file.readUInt32LE(16);
  const stringAt = (table: number, index: number): string => {
    const length = file.readUInt32LE(table + index * 8);
    const start = file.readUInt32LE(table + index * 8 + 4);
    return file.toString("utf8", start, start + length);
  };
  return new Map(Array.from({ length: count }, (_, index) => [stringAt(ids, index), stringAt(texts, index)]));
}
