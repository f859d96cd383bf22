import type { Annotation } from "../../src/core/store/annotation.ts";

/** A mark with what the test does not care about filled in. */
export function annotation(given: Partial<Annotation> & Pick<Annotation, "start" | "end">): Annotation {
  return {
    id: "urn:uuid:00000000-0000-4000-8000-000000000001",
    type: "LOC",
    status: "confirmed",
    source: "human",
    creator: "reader",
    created: "2026-01-01T00:00:00Z",
    modified: "2026-01-01T00:00:00Z",
    anchor: { quote: "", prefix: "", suffix: "" },
    place: "sure",
    ...given,
  };
}
