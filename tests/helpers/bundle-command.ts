/** A command as one file of JavaScript: it starts in a third of the time, which counts where it is started often. */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { build } from "vite";

export interface BundledCommand {
  /** For `node`. */
  file: string;
  remove: () => void;
}

/** Bundles our own code; packages are still found in node_modules, which is why it stands there. */
export async function bundleCommand(entry: string): Promise<BundledCommand> {
  const root = process.cwd();
  const cache = path.join(root, "node_modules", ".cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(path.join(cache, "broadsheet-command-"));
  await build({
    root,
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    resolve: { alias: { "@": root } },
    build: {
      ssr: entry,
      outDir: folder,
      minify: false,
      target: "node20",
      rollupOptions: { output: { entryFileNames: "command.mjs", inlineDynamicImports: true } },
    },
  });
  return { file: path.join(folder, "command.mjs"), remove: () => rmSync(folder, { recursive: true }) };
}
