import * as vscode from "vscode";
import { settings } from "../settings.ts";
import type { Files } from "./files.ts";

/** As much of the built-in git extension as is used here. */
interface GitExtension {
  getAPI(version: 1): { getRepository(uri: vscode.Uri): GitRepository | null };
}

interface GitRepository {
  getConfig(key: string): Promise<string>;
  getGlobalConfig(key: string): Promise<string>;
}

/** Who marks in a document: the setting, else the name that git gives; none where neither says. */
export async function authorOf(document: vscode.Uri, files: Files): Promise<string | undefined> {
  const set = settings.author(document).trim();
  if (set !== "") return set;
  return (await fromGitExtension(document)) ?? fromGitFiles(document, files);
}

async function fromGitExtension(document: vscode.Uri): Promise<string | undefined> {
  try {
    const extension = vscode.extensions.getExtension<GitExtension>("vscode.git");
    const repository = (await extension?.activate())?.getAPI(1).getRepository(document);
    const name = (await repository?.getConfig("user.name")) || (await repository?.getGlobalConfig("user.name"));
    return name?.trim() || undefined;
  } catch {
    // Git is switched off or not installed; its files may say the name all the same.
    return undefined;
  }
}

/** The name in the nearest `.git/config` at or above a document, else in the user's own git configuration. */
async function fromGitFiles(document: vscode.Uri, files: Files): Promise<string | undefined> {
  const repository = await repositoryOf(document, files);
  const own = repository && (await nameIn(vscode.Uri.joinPath(repository, ".git", "config"), files));
  if (own) return own;
  const home = (globalThis as { process?: { env?: Record<string, string | undefined> } }).process?.env?.["HOME"];
  return home === undefined ? undefined : nameIn(vscode.Uri.joinPath(vscode.Uri.file(home), ".gitconfig"), files);
}

/** The folder of the git repository that a file lies in. */
export async function repositoryOf(file: vscode.Uri, files: Files): Promise<vscode.Uri | undefined> {
  if (file.scheme === "untitled") return undefined;
  for (let folder = vscode.Uri.joinPath(file, ".."); ; folder = vscode.Uri.joinPath(folder, "..")) {
    const head = await files.read(vscode.Uri.joinPath(folder, ".git", "HEAD").toString()).catch(() => undefined);
    if (head !== undefined) return folder;
    if (folder.path === "/" || folder.path === "") return undefined;
  }
}

async function nameIn(config: vscode.Uri, files: Files): Promise<string | undefined> {
  const bytes = await files.read(config.toString()).catch(() => undefined);
  return bytes && userNameIn(new TextDecoder().decode(bytes));
}

/** The `name` of the section `[user]` of a git configuration. */
export function userNameIn(config: string): string | undefined {
  let isUser = false;
  for (const line of config.split(/\r?\n/)) {
    const section = /^\s*\[([^\]]*)\]/.exec(line)?.[1];
    if (section !== undefined) isUser = section.trim().toLowerCase() === "user";
    const name = isUser ? /^\s*name\s*=\s*"?(.*?)"?\s*$/i.exec(line)?.[1] : undefined;
    if (name) return name;
  }
  return undefined;
}
