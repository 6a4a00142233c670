import type { ImageReader, ModelEntry } from "@rnn-zoo/models";
import type { rnnzoo } from "@rnn-zoo/proto/predict";
import type { Task } from "../tasks.js";
import type { Crew } from "./crew.js";
import type { ModelChoice } from "./fields.js";

/** What a body is read with. */
export interface ReadContext {
  /** The whole header: a type and its parameters. */
  readonly contentType: string;
  /** Choices, for the types that have no fields of their own. */
  readonly query: URLSearchParams;
  /** Instances in one request. */
  readonly maxRows: number;
  readonly readImage: ImageReader;
  /** For what would hold the event loop. */
  readonly crew: Crew;
}

/** What a job reads a body with. */
export interface WholeBody {
  readonly body: Uint8Array;
  readonly maxRows: number;
}

/** A body that was read. What is left to do may depend on the model that answers. */
export interface TaskRequest<P> extends ModelChoice {
  encode(entry: ModelEntry): Promise<EncodedRequest<P>> | EncodedRequest<P>;
}

/** Rows for a model, and what its scores mean. */
export interface EncodedRequest<P> {
  /** [rows, ...rowShape] as bytes, flat */
  readonly input: Uint8Array;
  /** @param scores float32 [rows, ...outputShape], flat */
  predictions(scores: Float32Array): Iterable<P>;
  /** Their JSON in ASCII, with commas between, where it can be written without them; of the rows from `firstRow` on. */
  json?: ((scores: Float32Array, firstRow: number) => string) | undefined;
  /** Their field in the protobuf answer, where it can be written without them. */
  protobuf?: ((scores: Float32Array) => Uint8Array) | undefined;
}

/** Reads a body of one Content-Type; at once where that is soon done, as each wait takes time of its own. */
export type Reader<P> = (body: Buffer, context: ReadContext) => TaskRequest<P> | Promise<TaskRequest<P>>;

/** An answer as JSON says it. */
export interface Answer<P> {
  readonly model: string;
  readonly version: string;
  readonly predictions: P[];
}

/** What a model has beside its file. */
export interface Prepared {
  /** The largest id that its inputs may hold. */
  readonly largestId: number;
  /** Changes when it does. */
  readonly print: string;
}

/** What a task takes and gives over HTTP; P is what it says of one instance. */
export interface Surface<P extends object = object> {
  readonly task: string;
  readonly tensors: Task;
  /** By the Content-Type that each reads. */
  readonly readers: ReadonlyMap<string, Reader<P>>;
  /** Reads what a model needs beside its file; throws where that is missing. */
  prepare?(entry: ModelEntry): Promise<Prepared>;
  /** As application/x-protobuf. */
  encodeAnswer(answer: Answer<P>): Uint8Array;
  /** The same predictions in a message that holds those of any task. */
  asCompared(predictions: P[]): PredictionMessages;
  /** The answer in a few letters, by which models agree or do not: a class, or the classes that are heard. */
  verdict(prediction: P): string;
  /** Names what rows are encoded with: models of one name take the same rows. Left out: all models take the same. */
  encodingOf?(entry: ModelEntry): Promise<string>;
}

/** The predictions of one task; the others are left out. */
export type PredictionMessages = Pick<rnnzoo.predict.ComparedAnswer.$Properties, "digits" | "sentiments" | "sounds">;

/** The readers of a surface, from those of its task. */
export function readersOf<R, P>(
  table: readonly (readonly [string, (body: Buffer, context: ReadContext) => R | Promise<R>])[],
  toRequest: (read: R, context: ReadContext) => TaskRequest<P>,
): ReadonlyMap<string, Reader<P>> {
  const readerWith = (reads: (typeof table)[number][1]): Reader<P> => {
    return (body, context) => {
      const read = reads(body, context);
      return read instanceof Promise ? read.then((one) => toRequest(one, context)) : toRequest(read, context);
    };
  };
  return new Map(table.map(([type, reads]) => [type, readerWith(reads)]));
}

/** Bodies of these types have fields for choices; with all others they stand in the query. */
export const fieldTypes: ReadonlySet<string> = new Set(["application/json", "application/x-protobuf"]);

/** The type of a Content-Type header, without parameters. */
export function mediaType(contentType = ""): string {
  const end = contentType.indexOf(";");
  return (end < 0 ? contentType : contentType.slice(0, end)).trim().toLowerCase();
}
