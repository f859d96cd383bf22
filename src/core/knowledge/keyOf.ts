import { nameKey } from "./pack.ts";
import { remembered } from "../remembered.ts";

/** The folded words of a surface, as `nameKey` has them: texts say a name again and again. */
export const keyOf = remembered(nameKey);
