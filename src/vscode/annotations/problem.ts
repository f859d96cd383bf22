/** Why the marks of a document cannot be written. They are shown as far as they could be read. */
export type ProblemKind =
  | "corrupt" | "newer" | "conflict" | "read-only" | "untrusted" | "virtual" | "unreadable" | "unsaved";

export interface StoreProblem {
  readonly kind: ProblemKind;
  /** The file at fault; none where no file is. */
  readonly file?: string;
  /** A sentence for the reader, in their language. */
  readonly message: string;
}
