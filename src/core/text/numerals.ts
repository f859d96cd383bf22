import { digitValue } from "./letters.ts";

/**
 * The value of a number written in digits of one or more of the three sets, with separators in either style: 1,234.5 and
 * 1.234,5 and ١٬٢٣٤٫٥. A single separator before exactly three digits parts thousands (70.000), before any other count
 * decimals (7,5). Nothing when the text is not such a number (10.10.2020).
 */
export function parseNumber(text: string): number | undefined {
  const plain = asciiNumber(text);
  if (plain === undefined) return undefined;
  const separators = plain.replace(/\d/g, "");
  if (separators === "") return Number(plain);
  const decimal = decimalSeparator(plain, separators);
  const [whole = "", fraction, ...rest] = decimal ? plain.split(decimal) : [plain];
  if (rest.length > 0) return undefined;
  const grouped = /^\d{1,3}(?:[.,\u066C]\d{3})+$/.test(whole);
  if (!grouped && !/^\d+$/.test(whole)) return undefined;
  return Number(`${whole.replace(/\D/g, "")}.${fraction ?? 0}`);
}

/** The separator that stands before decimals, if one does. */
function decimalSeparator(plain: string, separators: string): string | undefined {
  if (separators.includes(arabicDecimal)) return arabicDecimal;
  const last = separators.charAt(separators.length - 1);
  if (last === arabicThousands) return undefined;
  const isOnlyOne = separators.length === 1;
  if (isOnlyOne) return /^(?!0)\d{1,3}\D\d{3}$/.test(plain) ? undefined : last;
  return separators.indexOf(last) === separators.length - 1 ? last : undefined;
}

const arabicDecimal = "\u066B";
const arabicThousands = "\u066C";

function asciiNumber(text: string): string | undefined {
  let plain = "";
  for (const character of text) {
    const value = digitValue(character.charCodeAt(0));
    if (value >= 0) plain += value;
    else if (/[.,\u066B\u066C]/u.test(character)) plain += character;
    else return undefined;
  }
  return /^\d.*\d$|^\d$/s.test(plain) ? plain : undefined;
}
