/** How often the things are asked for anything in the busiest step of work with them. */
export function busiestStep<Thing extends object>(things: readonly Thing[], work: (counted: readonly Thing[]) => Generator): number {
  let asked = 0;
  const handler: ProxyHandler<Thing> = {
    get(target, name) {
      asked++;
      return Reflect.get(target, name) as unknown;
    },
  };
  const steps = work(things.map((thing) => new Proxy(thing, handler)));
  for (let most = 0; ; ) {
    const before = asked;
    const { done } = steps.next();
    most = Math.max(most, asked - before);
    if (done) return most;
  }
}
