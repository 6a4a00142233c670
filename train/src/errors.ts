/** What went wrong in training or export, in words for the person who asked for it. */
export type FaultCode = "option" | "data" | "download" | "model" | "training" | "parity" | "device";

/** A fault that a person can mend: shown without a stack. */
export class TrainFault extends Error {
  override readonly name = "TrainFault";

  constructor(
    readonly code: FaultCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** An option, a name or a number given by the caller is not usable. */
export function optionFault(option: string, expected: string, received: string): TrainFault {
  return new TrainFault("option", `${option}: expected ${expected}, got ${received}`);
}

/** A data file is missing, damaged or not the one that is meant. */
export function dataFault(file: string, expected: string, received: string, options?: ErrorOptions): TrainFault {
  return new TrainFault("data", `${file}: expected ${expected}, got ${received}`, options);
}

/** A public file cannot be had from any of its addresses. `failures` says why, one item an address. */
export function downloadFault(failures: readonly string[]): TrainFault {
  const advice = "set ZOO_DATA_DIR to a folder that holds it, or go online";
  return new TrainFault("download", `expected a download (${advice}), got ${failures.join("; ")}`);
}

/** A topology or its weights cannot be read or expressed. `place` is a layer's name or a path in the topology. */
export function modelFault(place: string, expected: string, received: string): TrainFault {
  return new TrainFault("model", `${place}: expected ${expected}, got ${received}`);
}

/** Training cannot go on. */
export function trainingFault(message: string): TrainFault {
  return new TrainFault("training", message);
}

/** The exported file does not compute what the training framework computes. */
export function parityFault(model: string, difference: number, limit: number): TrainFault {
  return new TrainFault(
    "parity",
    `${model}: the exported file differs from the training framework by ${difference}, more than ${limit}; nothing was published`,
  );
}

/** The device that was asked for cannot be used. */
export function deviceFault(device: string, reason: string): TrainFault {
  return new TrainFault("device", `device "${device}" cannot be used: ${reason}`);
}
