/** What the extension, or the command line, and the process that runs a model say to each other. */

import type { NamedSpan } from "../core/engine/engine.ts";

export type Request =
  | { readonly kind: "read"; readonly id: number; readonly text: string }
  | { readonly kind: "stop"; readonly id: number };

export type Answer =
  | { readonly kind: "ready"; readonly name: string; readonly version: string }
  /** Nothing can be read with this model. */
  | { readonly kind: "unfit"; readonly reason: string }
  /** The text is being read still. */
  | { readonly kind: "alive" }
  | { readonly kind: "names"; readonly id: number; readonly names: readonly NamedSpan[] }
  | { readonly kind: "failed"; readonly id: number; readonly reason: string };
