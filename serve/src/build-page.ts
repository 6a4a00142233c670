// node serve/dist/build-page.js        (npm run build): serve/web → serve/dist/web
import { readdir, readFile, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { build } from "vite";

const source = fileURLToPath(new URL("../web", import.meta.url));
const target = fileURLToPath(new URL("./web", import.meta.url));

await build({
  root: source,
  configFile: false,
  base: "./", // so that the page also works below a path of a proxy
  logLevel: "warn",
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  build: {
    outDir: target,
    emptyOutDir: true,
    target: "es2022",
    sourcemap: false,
    assetsInlineLimit: 0, // the content security policy allows no data: address
    modulePreload: { polyfill: false },
  },
});
await compressAll();

/** Beside each file its gzip and brotli form, which the server sends to those who take them. */
async function compressAll(): Promise<void> {
  const files = (await readdir(target, { recursive: true })).filter((name) =>
    /^\.(html|js|css|svg)$/.test(extname(name)),
  );
  await Promise.all(
    files.map(async (name) => {
      const file = join(target, name);
      const bytes = await readFile(file);
      await writeFile(`${file}.gz`, await promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }));
      await writeFile(`${file}.br`, await promisify(brotliCompress)(bytes));
    }),
  );
}
