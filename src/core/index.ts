/** The front door of the core: what hosts, tests and other programs use. */

export { createAnalyser, type Analyser, type Memory, type Reading } from "./analyse.ts";
export type { Findings } from "./engine/candidates.ts";
export type { Engine, NamedSpan, NamedType, StopSignal } from "./engine/engine.ts";
export { readPack, readingPack, writePack, type KnownEntity, type Knowledge } from "./knowledge/pack.ts";
export { parseRows, type Row } from "./knowledge/rows.ts";
export * from "./model.ts";
