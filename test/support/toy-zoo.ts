import { createHash } from "node:crypto";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createVocabulary, formatCard, formatVocabulary, type ModelCard } from "@rnn-zoo/models";
import { onnx } from "@rnn-zoo/proto/onnx";
import { exampleCard } from "./cards.js";

const { DataType } = onnx.TensorProto;
const { AttributeType } = onnx.AttributeProto;

/** A model that is small enough to know its answers by heart. */
export interface ToyModel {
  readonly name: string;
  readonly version?: string;
  readonly task?: string;
  readonly accuracy?: number;
  readonly onnx: Uint8Array;
  /** The words of a sentiment model, from id 4 up. */
  readonly words?: readonly string[];
}

/** Writes models into a new zoo folder, each with a true card. */
export async function writeToyZoo(models: readonly ToyModel[]): Promise<string> {
  const zoo = await mkdtemp(join(tmpdir(), "rnn-zoo-"));
  for (const model of models) await writeToyModel(zoo, model);
  return zoo;
}

/** Writes one model into a zoo folder, in place of what is there. */
export async function writeToyModel(zoo: string, model: ToyModel): Promise<void> {
  const folder = join(zoo, model.name, model.version ?? "1");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "model.onnx"), model.onnx);
  await writeFile(join(folder, "card.json"), formatCard(toyCard(model)));
  if (model.words) await writeFile(join(folder, "vocabulary.txt"), formatVocabulary(createVocabulary(model.words)));
}

/** A true card of a toy model. */
export function toyCard({ name, version = "1", task = "digit", accuracy = 0.5, onnx: bytes }: ToyModel): ModelCard {
  const example = exampleCard();
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return exampleCard({
    name,
    version,
    task,
    parameters: 7_840,
    test: { ...example.test, last: { accuracy }, deployed: { accuracy } },
    onnx: { ...example.onnx, sha256, bytes: bytes.length },
    labels: ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
  });
}

/**
 * Cast → Reshape → MatMul → Softmax: pixel k of the first ten speaks for class k, and 255 of ink there makes it `odds`
 * times as probable as a class without ink. So one inked pixel gives odds / (odds + 9), and 1 / (odds + 9) elsewhere.
 */
export function oddsModel(odds: number): Uint8Array {
  const weights = new Float32Array(784 * 10); // [784, 10]
  for (let k = 0; k < 10; k++) weights[k * 10 + k] = Math.log(odds) / 255;
  return model(
    [
      { opType: "Cast", input: ["x"], output: ["f"], attribute: [int("to", DataType.FLOAT)] },
      { opType: "Reshape", input: ["f", "flat"], output: ["r"] }, // [batch, 784]
      { opType: "MatMul", input: ["r", "w"], output: ["z"] }, // [batch, 10]
      { opType: "Softmax", input: ["z"], output: ["y"], attribute: [int("axis", -1)] },
    ],
    [
      { name: "flat", dims: [2], dataType: DataType.INT64, int64Data: [-1, 784] },
      { name: "w", dims: [784, 10], dataType: DataType.FLOAT, rawData: new Uint8Array(weights.buffer) },
    ],
  );
}

/**
 * Answers by the last pixel: a row of a table of 200 rows, row p being 1 for the digit p mod 10 and 0 elsewhere. A last
 * pixel of 200 or more lies outside the table, so the whole batch with such a picture fails.
 */
export function tableModel(): Uint8Array {
  const table = new Float32Array(200 * 10); // [200, 10]
  for (let row = 0; row < 200; row++) table[row * 10 + (row % 10)] = 1;
  return model(
    [
      { opType: "Cast", input: ["x"], output: ["i"], attribute: [int("to", DataType.INT32)] },
      { opType: "Reshape", input: ["i", "flat"], output: ["r"] }, // [batch, 784]
      { opType: "Gather", input: ["r", "last"], output: ["p"], attribute: [int("axis", 1)] }, // [batch]
      { opType: "Gather", input: ["table", "p"], output: ["y"], attribute: [int("axis", 0)] }, // [batch, 10]
    ],
    [
      { name: "flat", dims: [2], dataType: DataType.INT64, int64Data: [-1, 784] },
      { name: "last", dims: [], dataType: DataType.INT64, int64Data: [783] },
      { name: "table", dims: [200, 10], dataType: DataType.FLOAT, rawData: new Uint8Array(table.buffer) },
    ],
  );
}

/** The words of `wordsModel`, from id 4 up. */
export const toyWords = ["good", "bad"];

/** int32 [batch, time] → float32 [batch, 1]: sigmoid(how often "good" − how often "bad"). */
export function wordsModel(): Uint8Array {
  return model(
    [
      { opType: "Gather", input: ["weights", "x"], output: ["w"], attribute: [int("axis", 0)] }, // [batch, time]
      { opType: "ReduceSum", input: ["w", "time"], output: ["z"], attribute: [int("keepdims", 1)] }, // [batch, 1]
      { opType: "Sigmoid", input: ["z"], output: ["y"] },
    ],
    [
      { name: "weights", dims: [6], dataType: DataType.FLOAT, floatData: [0, 0, 0, 0, 1, -1] },
      { name: "time", dims: [1], dataType: DataType.INT64, int64Data: [1] },
    ],
    [1],
    tensor("x", DataType.INT32, ["time"]),
  );
}

/** float32 [batch, 256, 256] → float32 [batch, 256, 10]: sigmoid of the lowest ten bins of each frame. */
export function lowBinsModel(): Uint8Array {
  return model(
    [
      { opType: "Gather", input: ["x", "low"], output: ["z"], attribute: [int("axis", 2)] }, // [batch, 256, 10]
      { opType: "Sigmoid", input: ["z"], output: ["y"] },
    ],
    [{ name: "low", dims: [10], dataType: DataType.INT64, int64Data: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] }],
    [256, 10],
    tensor("x", DataType.FLOAT, [256, 256]),
  );
}

/** A valid ONNX file whose output is [batch, 9]: no digit model. */
export function nineClassModel(): Uint8Array {
  return model(
    [
      { opType: "Cast", input: ["x"], output: ["f"], attribute: [int("to", DataType.FLOAT)] },
      { opType: "Reshape", input: ["f", "flat"], output: ["r"] },
      { opType: "MatMul", input: ["r", "w"], output: ["y"] }, // [batch, 9]
    ],
    [
      { name: "flat", dims: [2], dataType: DataType.INT64, int64Data: [-1, 784] },
      { name: "w", dims: [784, 9], dataType: DataType.FLOAT, rawData: new Uint8Array(784 * 9 * 4) },
    ],
    [9],
  );
}

/** A model whose every score is NaN: 0 / 0. */
export function notANumberModel(): Uint8Array {
  return model(
    [
      { opType: "Cast", input: ["x"], output: ["f"], attribute: [int("to", DataType.FLOAT)] },
      { opType: "Reshape", input: ["f", "flat"], output: ["r"] },
      { opType: "MatMul", input: ["r", "w"], output: ["z"] }, // zeros
      { opType: "Div", input: ["z", "z"], output: ["y"] },
    ],
    [
      { name: "flat", dims: [2], dataType: DataType.INT64, int64Data: [-1, 784] },
      { name: "w", dims: [784, 10], dataType: DataType.FLOAT, rawData: new Uint8Array(784 * 10 * 4) },
    ],
  );
}

/** A blank picture with ink at some pixels: `picture({ 3: 255 })`. */
export function picture(ink: Readonly<Record<number, number>> = {}): Uint8Array {
  const pixels = new Uint8Array(784); // [28, 28]
  for (const [pixel, value] of Object.entries(ink)) pixels[Number(pixel)] = value;
  return pixels;
}

function model(
  node: onnx.NodeProto.$Properties[],
  initializer: onnx.TensorProto.$Properties[],
  output: readonly number[] = [10],
  input = tensor("x", DataType.UINT8, [28, 28]),
): Uint8Array {
  return onnx.ModelProto.encode({
    irVersion: 8,
    producerName: "toy-zoo",
    opsetImport: [{ domain: "", version: 17 }],
    graph: {
      name: "toy",
      node: node.map((properties, index) => ({ ...properties, name: `node${index}` })),
      initializer,
      input: [input],
      output: [tensor("y", DataType.FLOAT, output)],
    },
  }).finish();
}

/** @param row sizes; a name stands for any size */
function tensor(
  name: string,
  elemType: onnx.TensorProto.DataType,
  row: readonly (number | string)[],
): onnx.ValueInfoProto.$Properties {
  const dim = ["batch", ...row].map((size) => (typeof size === "string" ? { dimParam: size } : { dimValue: size }));
  return { name, type: { tensorType: { elemType, shape: { dim } } } };
}

function int(name: string, i: number): onnx.AttributeProto.$Properties {
  return { name, type: AttributeType.INT, i };
}
