/** Entry of every command: `node lib/setup/main.mjs COMMAND`. Old versions of Node read this file too, see node-version.mjs. */
import { nodeProblem } from "./node-version.mjs";

const problem = nodeProblem(process.versions.node);
if (problem) {
  console.error(problem);
  process.exitCode = 1;
} else {
  import("./commands.mjs").then(({ runCommand }) => runCommand(process.argv[2], process.argv.slice(3)));
}
