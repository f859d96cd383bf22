/** The front door of the core: what hosts, tests and other programs use. */

export { createAnalyser, type Analyser, type Memory, type Reading } from "./analyse.ts";
export type { Findings } from "./engine/candidates.ts";
export type { Engine, NamedSpan, NamedType, StopSignal } from "./engine/engine.ts";
export { readPack, readingPack, writePack, type KnownEntity, type Knowledge } from "./knowledge/pack.ts";
export { parseRows, type Row } from "./knowledge/rows.ts";
export * from "./model.ts";
export { readEntities, writeEntities } from "./formats/entitiesFile.ts";
export { factsOf, readSheet, sheetSuffix, writeSheet } from "./formats/webAnnotation.ts";
export type { Anchor, Annotation, OwnEntity, Refusal, Sheet, WorkspaceSheet } from "./store/annotation.ts";
export { apply, invert, type Change, type Part, type Store } from "./store/change.ts";
export { reanchor } from "./store/reanchor.ts";
export { reviewed, type Reviewed } from "./store/review.ts";
export { throughEdits } from "./store/through.ts";
