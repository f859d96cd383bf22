/** Runs models that a user names. One file is both sides: the process that asks loads it, and starts it again as a child. */

import { serve } from "./serve.ts";

export { openEngine, type OpenEngine, type OpenOptions } from "./open.ts";

const [, , folder] = process.argv;
if (process.send !== undefined && require.main === module && folder !== undefined) void serve(folder);
