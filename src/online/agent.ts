/** Whom Wikimedia may write to where the manifest names nobody. */
const marketplace = "https://marketplace.visualstudio.com/items?itemName=hashiya.hashiya";

/** What a manifest may say of the project's address. */
export interface ProjectManifest {
  readonly version?: string;
  readonly repository?: string | { readonly url?: string };
  readonly homepage?: string;
}

/**
 * The headers by which Wikimedia knows its clients. A browser sets User-Agent itself, so there Api-User-Agent stands in
 * for it; a page that tries to set both has its request refused by some browsers.
 */
export function agentHeaders(manifest: ProjectManifest, isBrowser: boolean): Readonly<Record<string, string>> {
  const agent = `Hashiya/${manifest.version ?? "0"} (${contact(manifest)})`;
  return { "Api-User-Agent": agent, ...(!isBrowser && { "User-Agent": agent }) };
}

function contact({ repository, homepage }: ProjectManifest): string {
  const address = (typeof repository === "string" ? repository : repository?.url) ?? homepage ?? marketplace;
  const plain = address.replace(/^git\+/, "").replace(/\.git$/, "");
  return /^https:\/\/[\x21-\x7e]+$/.test(plain) ? plain : marketplace;
}
