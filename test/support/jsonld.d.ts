declare module "jsonld" {
  interface Options {
    readonly base?: string;
    readonly documentLoader?: (url: string) => Promise<{ readonly document: unknown; readonly documentUrl: string }>;
  }
  const jsonld: { expand(document: unknown, options?: Options): Promise<Record<string, unknown>[]> };
  export default jsonld;
}
