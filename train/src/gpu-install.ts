import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

// Fetches what `npm ci` leaves out, because it comes from other hosts than the npm registry and only a machine with an
// NVIDIA GPU has a use for it: the CUDA provider of onnxruntime-node, and libtensorflow with the addon of tfjs-node-gpu.

interface Fetch {
  readonly name: string;
  /** The script inside the package, and its arguments. */
  readonly script: readonly [string, ...string[]];
  readonly environment?: Readonly<Record<string, string>>;
}

const fetches: readonly Fetch[] = [
  { name: "onnxruntime-node", script: ["script/install.js"], environment: { ONNXRUNTIME_NODE_INSTALL: "true" } },
  { name: "@tensorflow/tfjs-node-gpu", script: ["scripts/install.js", "gpu", "download"] },
];

process.exitCode = fetches.map(fetchBinaries).every(Boolean) ? 0 : 1;

function fetchBinaries({ name, script, environment = {} }: Fetch): boolean {
  const folder = folderOf(name);
  if (!folder) {
    console.error(`${name}: not installed; npm install --no-save ${name} installs it`);
    return false;
  }
  console.log(`${name}: fetching its GPU binaries`);
  const [file, ...rest] = script;
  const { status } = spawnSync(process.execPath, [join(folder, file), ...rest], {
    cwd: folder,
    stdio: "inherit",
    env: { ...process.env, ...environment },
  });
  console.log(status === 0 ? `${name}: done` : `${name}: failed, see above`);
  return status === 0;
}

function folderOf(name: string): string | undefined {
  try {
    return dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
  } catch {
    return undefined;
  }
}
