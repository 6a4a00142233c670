import { execFile } from "node:child_process";
import { access, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type Browser, chromium } from "playwright-core";

const unpacker = fileURLToPath(new URL("./unpack-chromium.js", import.meta.url));

/** How a browser is started beside what all need. */
export interface LaunchChoices {
  /** Switches of Chromium. */
  readonly args?: readonly string[];
  /** Of the system: the default is "en_US.UTF-8". */
  readonly locale?: string;
}

/**
 * A headless Chromium that came with npm: nothing else has to be installed. The package has Linux on x64 only;
 * elsewhere an installed Chrome is taken.
 */
export async function launchChromium({ args = [], locale = "en_US.UTF-8" }: LaunchChoices = {}): Promise<Browser> {
  const hasPackage = process.platform === "linux" && process.arch === "x64";
  if (!hasPackage) return chromium.launch({ channel: "chrome", args: [...args] });
  const folder = await unpacked();
  return chromium.launch({
    executablePath: join(folder, "chromium"),
    args: ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none", ...args],
    env: {
      ...definedVariables(),
      LD_LIBRARY_PATH: join(folder, "al2023", "lib"), // libraries that a bare machine lacks
      FONTCONFIG_PATH: join(folder, "fonts"),
      HOME: folder,
      LANG: locale,
      LC_ALL: locale,
    },
  });
}

/** The folder of the browser, its libraries and its fonts. It is unpacked once for each version of the package. */
async function unpacked(): Promise<string> {
  const place = process.env.OUTER_TMPDIR ?? tmpdir(); // it stays for all test files
  const folder = join(place, `rnn-zoo-chromium-${await packageVersion()}`);
  if (await exists(folder)) return folder;
  await mkdir(place, { recursive: true });
  const fresh = await mkdtemp(`${folder}-`);
  await promisify(execFile)(process.execPath, [unpacker], {
    // It unpacks into the folder for temporary files, and its libraries only where it seems to be on AWS Lambda.
    env: { ...process.env, TMPDIR: fresh, AWS_LAMBDA_JS_RUNTIME: "nodejs22.x" },
  });
  await writeFile(join(fresh, "fonts", "fonts.conf"), fontsConf(folder));
  await rename(fresh, folder).catch(async () => {
    await rm(fresh, { recursive: true }); // another test was first
  });
  return folder;
}

/** Its own file looks for fonts where AWS Lambda has them. */
function fontsConf(folder: string): string {
  return `<?xml version="1.0"?>
<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>
`;
}

async function packageVersion(): Promise<string> {
  const require = createRequire(import.meta.url);
  const manifest = join(dirname(require.resolve("@sparticuz/chromium")), "..", "..", "package.json");
  const { version } = require(manifest);
  return String(version);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function definedVariables(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}
