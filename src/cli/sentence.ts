/** What went wrong, for the person who asked. */
export function sentence(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as NodeJS.ErrnoException;
  if (code === "ENOENT") return "there is no such file";
  if (code === "EISDIR") return "this is a folder, not a file";
  if (code === "EACCES") return "permission denied";
  return error.message;
}
