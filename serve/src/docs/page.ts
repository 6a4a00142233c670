import { createHash } from "node:crypto";
import { errorTable } from "./error-table.js";
import { type DocumentedRoute, documentedRoutes, type Example, type ExampleBody } from "./routes-table.js";

const style = `
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color-scheme: light dark }
pre { overflow: auto; max-height: 16rem; padding: .75rem; border: 1px solid #8886; border-radius: .4rem; font-size: 13px }
h2 code { font-size: 1.1rem } td, th { text-align: left; vertical-align: top; padding: .2rem 1rem .2rem 0 }
`;

/** The page holds one style and nothing else that a browser would load or run. */
export const pagePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join(";");

/**
 * The documents as one HTML page.
 * @param origin of the server, for the commands
 */
export function docsPage(origin: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>rnn-zoo: the API</title><style>${style}</style></head><body>
<h1>rnn-zoo</h1>
<p>The same as data: <a href="/openapi.json">/openapi.json</a>. Where the server has keys, whatever is not read with GET
needs one: <code>Authorization: Bearer …</code> or <code>X-API-Key: …</code>.</p>
${documentedRoutes.map((route) => section(route, origin)).join("\n")}
<h2>Errors</h2>
<p>Each error is <code>{"error": {"code", "message", "requestId", "details"?}}</code>.</p>
<table><tr><th>Status</th><th>Code</th><th>Meaning</th></tr>
${Object.entries(errorTable).map(errorRow).join("\n")}
</table></body></html>
`;
}

function section(route: DocumentedRoute, origin: string): string {
  const { method, path, summary, notes, parameters = {}, request, answer, examples } = route;
  const named = Object.entries(parameters).map(
    ([name, { in: place, description }]) => `<li><code>${name}</code> (${place}): ${escaped(description)}</li>`,
  );
  return `<h2><code>${method.toUpperCase()} ${escaped(path)}</code></h2>
<p>${escaped(summary)}${notes === undefined ? "" : ` ${escaped(notes)}`}</p>
${named.length > 0 ? `<ul>${named.join("")}</ul>` : ""}
${request ? shapes("Body", request) : ""}${shapes("Answer", answer)}
${examples.map((example) => `<p>${escaped(example.title)}: ${example.status}</p>\n<pre>${escaped(command(route, example, origin))}</pre>`).join("\n")}`;
}

function shapes(title: string, types: Readonly<Record<string, unknown>>): string {
  const names = Object.keys(types).map((type) => `<code>${type}</code>`);
  const schemas = Object.values(types).filter((schema) => schema !== undefined);
  const details = schemas.map(
    (schema) => `<details><summary>Schema</summary><pre>${escaped(JSON.stringify(schema, null, 1))}</pre></details>`,
  );
  return `<p>${title}: ${names.join(", ")}</p>${details.join("")}`;
}

/** A command for a shell, to be run in the root of the repository. */
export function command(
  { path }: DocumentedRoute,
  { address = path, type, headers = {}, body }: Example,
  origin: string,
): string {
  const parts = [`${sourceOf(body)}curl '${origin}${address}'`];
  const isForm = body !== undefined && "form" in body; // whose type curl knows, and its boundary
  if (type !== undefined && !isForm) parts.push(`-H 'content-type: ${type}'`);
  for (const [name, value] of Object.entries(headers)) parts.push(`-H '${name}: ${value}'`);
  if (isForm) parts.push(...body.form.map(({ name, file }) => `-F ${name}=@${file}`));
  else if (body !== undefined) parts.push(`--data-binary ${dataOf(body)}`);
  return parts.join(" ");
}

/** What the command reads from. */
function sourceOf(body: ExampleBody | undefined): string {
  if (body !== undefined && "zeros" in body) return `head -c ${body.zeros} /dev/zero | `;
  return body !== undefined && "base64" in body ? `echo ${body.base64} | base64 -d | ` : "";
}

function dataOf(body: Exclude<ExampleBody, { form: unknown }>): string {
  if ("file" in body) return `@${body.file}`;
  return "json" in body ? `'${JSON.stringify(body.json).replaceAll("'", "'\\''")}'` : "@-";
}

function errorRow([code, { status, meaning }]: [
  string,
  { readonly status: number; readonly meaning: string },
]): string {
  return `<tr><td>${status}</td><td><code>${code}</code></td><td>${escaped(meaning)}</td></tr>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
