/** Says what a long piece of work is, every ten seconds that it still goes on, and how long it took. */
export async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
  const started = Date.now();
  const seconds = (): string => `${Math.round((Date.now() - started) / 1000)} s`;
  console.log(`${what} …`);
  const reminder = setInterval(() => console.log(`  … ${what}: ${seconds()}`), 10_000);
  try {
    const result = await work();
    console.log(`  ${what}: done in ${seconds()}`);
    return result;
  } finally {
    clearInterval(reminder);
  }
}
