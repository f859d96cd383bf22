/** Words remembered at most: about a book's. */
const mostWords = 60_000;

/** What was found of a word once is not looked for again. */
export function remembered<Found>(find: (word: string) => Found): (word: string) => Found {
  const known = new Map<string, Found>();
  return (word) => {
    let found = known.get(word);
    if (found === undefined) {
      if (known.size >= mostWords) known.clear();
      known.set(word, (found = find(word)));
    }
    return found;
  };
}
