/** The registry's files: tab-separated, a header line, one row a line. */

export type TableRow = Readonly<Record<string, string>>;

/** A table as text. Rows keep their order; a tab or line break inside a value is an error. */
export function tableText(columns: readonly string[], rows: readonly TableRow[]): string {
  const lines = rows.map((row) => columns.map((column) => row[column] ?? "").join("\t"));
  for (const [index, line] of lines.entries()) {
    if (line.split("\t").length !== columns.length || line.includes("\n")) {
      throw new Error(`a value of row ${index + 1} holds a tab or a line break: ${line}`);
    }
  }
  return [columns.join("\t"), ...lines, ""].join("\n");
}

/** The rows of a table's text, by column name. */
export function readTable(text: string): TableRow[] {
  const [header = "", ...lines] = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  const columns = header.split("\t");
  return lines.map((line) => {
    const values = line.split("\t");
    return Object.fromEntries(columns.map((column, index) => [column, values[index] ?? ""]));
  });
}
