import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { encodeWav, writeWav } from "@rnn-zoo/models";
import { rnnzoo } from "@rnn-zoo/proto/predict";
import { startToyServer, type ToyServer } from "../support/toy-server.js";
import { lowBinsModel } from "../support/toy-zoo.js";

const { PredictSoundRequest, PredictSoundResponse } = rnnzoo.predict;
const rate = 16_000;
let server: ToyServer;

beforeAll(async () => {
  const models = [{ name: "toy-bins", task: "sound", onnx: lowBinsModel() }];
  server = await startToyServer(models, { maxBodyBytes: 20_000_000, maxRows: 100 });
});
afterAll(() => server.stop());

/** A tone of 52 Hz, which lies in the lowest bins, from one second to another. */
function tone(seconds: number, from: number, to: number): Buffer {
  const samples = Int16Array.from({ length: seconds * rate }, (_, n) =>
    n >= from * rate && n < to * rate ? 32_000 * Math.sin((2 * Math.PI * 52 * n) / rate) : 0,
  );
  return Buffer.from(writeWav(samples, rate));
}

/** A spectrogram in which class 3 sounds in the frames 10 to 19, and nothing else does. */
function clip(): number[][] {
  return Array.from({ length: 256 }, (_, frame) =>
    Array.from({ length: 256 }, (__, bin) => (bin === 3 && frame >= 10 && frame < 20 ? 2 : -2)),
  );
}

async function post(type: string, body: Buffer | string | FormData, query = "") {
  const headers: Record<string, string> = type === "" ? {} : { "content-type": type };
  const response = await fetch(`${server.url}/predict/sound${query}`, { method: "POST", body, headers });
  return { status: response.status, body: JSON.parse(await response.text()) };
}

interface Event {
  label: string;
  onsetSeconds: number;
  offsetSeconds: number;
}
const lowest = (events: Event[]) => events.filter(({ label }) => label === "hum");

describe("POST /predict/sound answers", () => {
  test("a spectrogram in JSON with the events in it", async () => {
    const { status, body } = await post("application/json", JSON.stringify({ instances: [clip(), clip()] }));
    const score = expect.closeTo(1 / (1 + Math.exp(-2)), 6);
    const events = [{ label: "bell", onsetSeconds: 0.2, offsetSeconds: 0.4, score }];
    expect([status, body]).toEqual([
      200,
      {
        model: "toy-bins",
        version: "1",
        predictions: [
          { seconds: 5.12, events },
          { seconds: 5.12, events },
        ],
      },
    ]);
  });

  test("with the scores of each frame where they are asked for, and by a threshold", async () => {
    const body = JSON.stringify({ instances: [clip()], frameScores: true, threshold: 0.9 });
    const [{ events, frameScores }] = (await post("application/json", body)).body.predictions;
    expect([events, frameScores.length, frameScores[0].length]).toEqual([[], 256, 10]);
    expect(frameScores[10][3]).toBeCloseTo(1 / (1 + Math.exp(-2)), 6);
    expect(frameScores[10][4]).toBeCloseTo(1 / (1 + Math.exp(2)), 6);
  });

  test.each(["audio/wav", "audio/x-wav", "audio/vnd.wave"])(
    "%s, longer than a clip, across its windows",
    async (type) => {
      const { body } = await post(type, tone(12, 4, 7));
      const [{ seconds, events }] = body.predictions;
      const hum = lowest(events);
      expect([seconds, hum.length]).toEqual([12, 1]);
      expect(hum[0]?.onsetSeconds).toBeCloseTo(4, 1);
      expect(hum[0]?.offsetSeconds).toBeCloseTo(7, 1);
    },
  );

  test("several files of a form, each a recording", async () => {
    const form = new FormData();
    form.append("file", new Blob([new Uint8Array(tone(1, 0.2, 0.8))]), "a.wav");
    form.append("sound", new Blob([new Uint8Array(tone(7, 6, 6.6))], { type: "audio/wav" }), "b.wav");
    const { body } = await post("", form, "?frameScores=true");
    expect(body.predictions.map(({ seconds }: { seconds: number }) => seconds)).toEqual([1, 7]);
    expect(body.predictions.map((one: { frameScores: object[] }) => one.frameScores.length)).toEqual([50, 350]);
    expect(lowest(body.predictions[1].events)[0]?.onsetSeconds).toBeCloseTo(6, 1);
  });

  test("protobuf in protobuf, with scores that are those of the spectrogram", async () => {
    const wave = tone(1, 0, 1);
    const response = await fetch(`${server.url}/predict/sound`, {
      method: "POST",
      headers: { "content-type": "application/x-protobuf", accept: "application/x-protobuf" },
      body: Buffer.from(PredictSoundRequest.encode({ waves: [wave], frameScores: true, threshold: 0.4 }).finish()),
    });
    const { model, predictions } = PredictSoundResponse.decode(new Uint8Array(await response.arrayBuffer()));
    const { spectrogram } = encodeWav(wave);
    expect([model, predictions[0]?.seconds, predictions[0]?.frameScores?.length]).toEqual(["toy-bins", 1, 50]);
    const expected = Array.from(spectrogram.subarray(256 * 7, 256 * 7 + 10), (z) =>
      expect.closeTo(1 / (1 + Math.exp(-z)), 5),
    );
    expect(predictions[0]?.frameScores?.[7]?.scores).toEqual(expected);
  });
});

describe("POST /predict/sound refuses", () => {
  test.each([
    [{ instances: [[]] }, "instances[0]: expected 256 frames of 256 numbers, got an array of 0"],
    [{ instances: [clip().with(3, [1])] }, "instances[0][3]: expected 256 numbers, got an array of 1"],
    [{ instances: [clip()], threshold: 2 }, "threshold: expected a number from 0 to 1, got 2"],
    [{ instances: [clip()], topK: 1 }, 'got the unknown field "topK"'],
  ])("JSON with a mistake in it", async (body, message) => {
    const answer = await post("application/json", JSON.stringify(body));
    expect([answer.status, answer.body.error.code]).toEqual([400, "invalid_input"]);
    expect(answer.body.error.message).toContain(message);
  });

  test("what is no WAV file, and one that is cut short", async () => {
    const other = await post("audio/wav", "RIFFxxxxAVI ");
    expect(other).toMatchObject({ status: 400, body: { error: { code: "invalid_input", details: { path: "body" } } } });
    const cut = await post("audio/wav", tone(1, 0, 1).subarray(0, 1_000));
    expect(cut).toMatchObject({ status: 400, body: { error: { code: "invalid_input" } } });
  });

  test("recordings that are too long together", async () => {
    const form = new FormData();
    for (const name of ["a.wav", "b.wav"]) form.append("file", new Blob([new Uint8Array(tone(151, 0, 0))]), name);
    const { status, body } = await post("", form);
    expect([status, body.error.message]).toEqual([400, "files[1]: expected at most 149 s of sound, got 151.0 s"]);
  });

  test("protobuf without waves", async () => {
    const { status, body } = await post("application/x-protobuf", Buffer.from([0x12, 0x00]));
    expect([status, body.error.message]).toEqual([400, "waves: expected at least one WAV file, got none"]);
  });
});
