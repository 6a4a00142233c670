// node test/dist/support/unpack-chromium.js: prints where it has put the browser of @sparticuz/chromium
import chromium from "@sparticuz/chromium";

process.stdout.write(await chromium.executablePath());
