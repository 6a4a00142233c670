import { describeValue, InvalidInputError } from "@rnn-zoo/models";

const headBytes = 4_096; // of the headers of one part: what stands behind them is not read as headers
const headEnd = "\r\n\r\n";

/**
 * The parser passes over a part that does not say what it is, and whoever sent it would miss an answer.
 * @param contentType with its boundary
 * @returns how many parts there are
 * @throws InvalidInputError that counts the parts, such as `parts[1]`
 */
export function demandNamedParts(body: Buffer, contentType: string): number {
  let index = 0;
  for (const head of partHeads(body, `--${boundaryOf(contentType)}`)) {
    const value = /^content-disposition:[ \t]*(.*?)[ \t]*$/im.exec(head)?.[1];
    const isNamed = value !== undefined && /^form-data[ \t]*;/i.test(value) && /;[ \t]*name\*?=/i.test(value);
    if (!isNamed) {
      const expected = "a Content-Disposition of form-data with a name";
      throw new InvalidInputError(`parts[${index}]`, expected, describeValue(value));
    }
    index++;
  }
  return index;
}

/** The headers of each part, RFC 2046, 5.1.1; nothing of a part that is cut off, which the parser refuses. */
function* partHeads(body: Buffer, delimiter: string): Generator<string> {
  let at = body.indexOf(delimiter) === 0 ? 0 : nextLine(body, delimiter, 0);
  while (at >= 0) {
    const start = at + delimiter.length;
    if (body.toString("latin1", start, start + 2) === "--") return; // the last one
    const text = body.toString("latin1", start, start + headBytes); // begins with the end of the delimiter's line
    const line = text.indexOf("\r\n");
    const end = text.indexOf(headEnd, line);
    if (line < 0 || (end < 0 && text.length < headBytes)) return;
    yield text.slice(line + 2, end < 0 ? undefined : end);
    at = nextLine(body, delimiter, start);
  }
}

/** Where a line that begins with the delimiter begins; -1 where there is none. */
function nextLine(body: Buffer, delimiter: string, from: number): number {
  const before = body.indexOf(`\r\n${delimiter}`, from);
  return before < 0 ? before : before + 2;
}

function boundaryOf(contentType: string): string {
  const [, quoted, word] = /;\s*boundary\s*=\s*(?:"([^"]*)"|([^\s;]*))/i.exec(contentType) ?? [];
  return quoted ?? word ?? "";
}
