/** Makes something of each item, in steps of one each. */
export function* oneByOne<Item, Result>(items: Iterable<Item>, make: (item: Item, index: number) => Result): Generator<undefined, Result[]> {
  const results: Result[] = [];
  for (const item of items) {
    results.push(make(item, results.length));
    yield;
  }
  return results;
}
