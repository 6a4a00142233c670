import { describe, expect, test } from "@jest/globals";
import { type Answer, createAnswerReader } from "../../load/generator/answer-reader.js";

const first = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 7\r\n\r\n[1,2,3]";
const second = "HTTP/1.1 503 Service Unavailable\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";

function read(...chunks: string[]): (Omit<Answer, "body"> & { body: string })[] {
  const answers: Answer[] = [];
  const reader = createAnswerReader((answer) => void answers.push(answer));
  for (const chunk of chunks) reader(Buffer.from(chunk));
  return answers.map(({ body, ...facts }) => ({ ...facts, body: body.toString() }));
}

const expected = [
  { status: 200, type: "application/json", isLast: false, body: "[1,2,3]" },
  { status: 503, type: "", isLast: true, body: "" },
];

describe("answers", () => {
  test("that come together are read one by one", () => {
    expect(read(first + second)).toEqual(expected);
  });

  test("are read wherever they are cut", () => {
    const all = first + second;
    for (let cut = 1; cut < all.length; cut++) expect(read(all.slice(0, cut), all.slice(cut))).toEqual(expected);
    expect(read(...all)).toEqual(expected);
  });

  test("100 Continue is none", () => {
    expect(read(`HTTP/1.1 100 Continue\r\n\r\n${first}`)).toEqual([expected[0]]);
  });

  test.each([
    ["SSH-2.0\r\n\r\n", "expected an HTTP/1.1 answer"],
    ["HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n", "expected an answer with a Content-Length"],
  ])("%j is refused", (text, message) => {
    expect(() => read(text)).toThrow(message);
  });
});
