/** The tasks that this page has a view for. */
export type Task = "digit" | "sentiment" | "sound";

/** GET /models */
export interface ModelsAnswer {
  readonly models: readonly {
    readonly name: string;
    readonly task: string;
    readonly default: boolean;
    readonly versions: readonly { readonly version: string; readonly state: string }[];
  }[];
}

/** POST /encode/digit: each digit as the models see it, 28 rows of 28 bytes. */
export interface EncodedDigits {
  readonly instances: readonly (readonly (readonly number[])[])[];
}

export interface DigitPrediction {
  readonly digit: number;
  readonly confidence: number;
  readonly probabilities: readonly number[];
}

export interface SentimentPrediction {
  readonly sentiment: string;
  readonly score: number;
  readonly tokens: number;
  readonly unknownTokens: number;
  readonly truncated: boolean;
}

export interface SoundEvent {
  readonly label: string;
  readonly onsetSeconds: number;
  readonly offsetSeconds: number;
  readonly score: number;
}

export interface SoundPrediction {
  readonly events: readonly SoundEvent[];
}

/** One model's part of the answer of POST /compare/{task}. */
export interface ModelAnswer<P> {
  readonly model: string;
  readonly version: string;
  readonly latencyMs: number;
  /** One an instance; or what went wrong. */
  readonly predictions?: readonly P[];
  readonly error?: { readonly code: string; readonly message: string };
}

/** POST /compare/{task} */
export interface CompareAnswer<P> {
  readonly task: string;
  readonly models: readonly ModelAnswer<P>[];
  readonly agreement: readonly {
    readonly unanimous: boolean;
    readonly answers: Readonly<Record<string, readonly string[]>>;
  }[];
}

export interface Score {
  readonly epoch?: number | null;
  readonly loss?: number | null;
  readonly accuracy?: number | null;
  /** Of sounds: over the classes of all frames together. */
  readonly frame?: { readonly f1?: number | null } | null;
  /** Of sounds: over all events together. */
  readonly event?: { readonly f1?: number | null } | null;
}

export interface Speed {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly rowsPerSecond: number;
}

export interface History {
  readonly loss: readonly number[];
  readonly accuracy: readonly number[];
  readonly valLoss: readonly number[];
  readonly valAccuracy: readonly number[];
}

/** One model of GET /compare/{task}. */
export interface ComparedModel {
  readonly name: string;
  readonly version: string;
  readonly state: string;
  readonly default: boolean;
  readonly layers: readonly { readonly className: string }[];
  readonly parameters: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly published?: Score | null;
  readonly test: { readonly last?: Score | null; readonly deployed?: Score | null };
  readonly interval?: readonly [number, number] | null;
  readonly training: {
    readonly engine: string;
    readonly device: string;
    readonly secondsPerEpoch?: number | null;
    readonly epochs: number;
  };
  readonly history?: History | null;
  readonly confusion?: readonly (readonly number[])[] | null;
  readonly measured?: { readonly device: string; readonly batch1: Speed; readonly batch64: Speed } | null;
}

export interface Difference {
  readonly a: string;
  readonly b: string;
  readonly difference: number;
  readonly test: string;
  readonly pValue?: number | null;
  /** After Holm's correction for all pairs. */
  readonly correctedPValue?: number | null;
  readonly interval?: readonly [number, number] | null;
  readonly significant: boolean;
}

/** GET /compare/{task} */
export interface Comparison {
  readonly task: string;
  readonly sortedBy: string;
  readonly models: readonly ComparedModel[];
  readonly differences: readonly Difference[];
  /** What GET pictures/{name} has of the task. */
  readonly pictures: readonly string[];
}
