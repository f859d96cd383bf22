import type { TableRow } from "./tables.ts";

export const currencyColumns = ["code", "ar", "one", "two", "few", "many", "other", "symbols", "en"] as const;
export const languageColumns = ["code", "ar", "en"] as const;

type CldrCurrency = Readonly<Record<string, string>>;

/** CLDR's currencies, with the forms that follow Arabic numbers where they differ from the plain name. */
export function currencyRows(
  ar: Readonly<Record<string, CldrCurrency>>,
  en: Readonly<Record<string, CldrCurrency>>,
): TableRow[] {
  return Object.entries(ar).sort(byKey).map(([code, names]) => {
    const form = (count: string): string => {
      const text = names[`displayName-count-${count}`] ?? "";
      return text === names.displayName ? "" : text;
    };
    const symbols = [names.symbol, names["symbol-alt-narrow"], names["symbol-alt-variant"]]
      .filter((symbol) => symbol !== undefined && symbol !== code)
      .map((symbol) => symbol?.replace(/[\u200e\u200f\u00a0]/g, ""));
    return {
      code,
      ar: names.displayName ?? "",
      one: form("one"),
      two: form("two"),
      few: form("few"),
      many: form("many"),
      other: form("other"),
      symbols: [...new Set(symbols)].join("|"),
      en: en[code]?.displayName ?? "",
    };
  });
}

/** CLDR's languages; script and menu variants are left out. */
export function languageRows(ar: Readonly<Record<string, string>>, en: Readonly<Record<string, string>>): TableRow[] {
  return Object.entries(ar)
    .filter(([code]) => !code.includes("-"))
    .sort(byKey)
    .map(([code, name]) => ({ code, ar: name, en: en[code] ?? "" }));
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
