// The part of node:assert/strict that the tests in VS Code's web extension host use; bundled in its place there.

class AssertionError extends Error {
  override name = "AssertionError";
  constructor(
    message: string | Error | undefined,
    readonly actual: unknown,
    readonly expected: unknown,
    relation: string,
  ) {
    super(message instanceof Error ? message.message : message ?? `${shown(actual)} ${relation} ${shown(expected)}`);
  }
}

type Message = string | Error;
type Expected = RegExp | (new (...args: never[]) => Error) | ((error: unknown) => boolean);

function ok(value: unknown, message?: Message): asserts value {
  if (!value) throw new AssertionError(message, value, true, "is not truthy, unlike");
}

function equal(actual: unknown, expected: unknown, message?: Message): void {
  if (!Object.is(actual, expected)) throw new AssertionError(message, actual, expected, "is not");
}

function notEqual(actual: unknown, expected: unknown, message?: Message): void {
  if (Object.is(actual, expected)) throw new AssertionError(message, actual, expected, "should not be");
}

function deepEqual(actual: unknown, expected: unknown, message?: Message): void {
  if (!isSame(actual, expected)) throw new AssertionError(message, actual, expected, "is not like");
}

function notDeepEqual(actual: unknown, expected: unknown, message?: Message): void {
  if (isSame(actual, expected)) throw new AssertionError(message, actual, expected, "should not be like");
}

function match(actual: string, pattern: RegExp, message?: Message): void {
  if (!pattern.test(actual)) throw new AssertionError(message, actual, pattern, "does not match");
}

function doesNotMatch(actual: string, pattern: RegExp, message?: Message): void {
  if (pattern.test(actual)) throw new AssertionError(message, actual, pattern, "should not match");
}

function throws(work: () => unknown, expected?: Expected, message?: Message): void {
  try {
    work();
  } catch (error) {
    checkError(error, expected, message);
    return;
  }
  throw new AssertionError(message, undefined, expected, "was returned instead of throwing");
}

async function rejects(work: Promise<unknown> | (() => Promise<unknown>), expected?: Expected, message?: Message): Promise<void> {
  try {
    await (typeof work === "function" ? work() : work);
  } catch (error) {
    checkError(error, expected, message);
    return;
  }
  throw new AssertionError(message, undefined, expected, "came instead of a rejection");
}

function fail(message?: Message): never {
  throw new AssertionError(message ?? "failed", undefined, undefined, "");
}

function checkError(error: unknown, expected: Expected | undefined, message: Message | undefined): void {
  if (expected === undefined) return;
  if (expected instanceof RegExp) return match(String(error), expected, message);
  const isError = expected === Error || expected.prototype instanceof Error;
  const fits = isError
    ? error instanceof (expected as new () => Error)
    : (expected as (error: unknown) => boolean)(error);
  if (!fits) throw error;
}

/** Structural equality of plain data, dates, maps, sets and typed arrays, prototypes included. */
function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Object.getPrototypeOf(one) !== Object.getPrototypeOf(other)) return false;
  if (one instanceof Date) return one.getTime() === (other as Date).getTime();
  if (one instanceof RegExp) return String(one) === String(other);
  if (one instanceof Map || one instanceof Set) return isSame([...one], [...(other as Iterable<unknown>)]);
  const keys = Object.keys(one);
  const has = (key: string): boolean => Object.hasOwn(other, key);
  if (keys.length !== Object.keys(other).length || !keys.every(has)) return false;
  const valueOf = (from: object, key: string): unknown => (from as Record<string, unknown>)[key];
  return keys.every((key) => isSame(valueOf(one, key), valueOf(other, key)));
}

function shown(value: unknown): string {
  if (value instanceof RegExp || typeof value === "function" || value === undefined) return String(value);
  return JSON.stringify(value, undefined, 1) ?? String(value);
}

export default Object.assign(ok, {
  ok,
  equal,
  strictEqual: equal,
  notEqual,
  notStrictEqual: notEqual,
  deepEqual,
  deepStrictEqual: deepEqual,
  notDeepEqual,
  match,
  doesNotMatch,
  throws,
  rejects,
  fail,
  AssertionError,
});
