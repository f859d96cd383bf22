/** A country's name as it stands in an English sentence: the United States, the Gambia, France. */
export function withArticle(country: string): string {
  return /^(?:United |Democratic |Central African|Dominican Republic|Czech Republic|Netherlands|Philippines|Maldives|Bahamas|Gambia|Comoros|Seychelles)|Republic of|Islands$/.test(country)
    ? `the ${country}`
    : country;
}
