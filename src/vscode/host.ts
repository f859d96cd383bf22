/** Whether the extension runs in a browser, without Node. */
export function isBrowser(): boolean {
  return (globalThis as { process?: { versions?: { node?: string } } }).process?.versions?.node === undefined;
}
