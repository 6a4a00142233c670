/** What SimpleRNN computes step by step, from the code of Keras' backend.rnn: the oracle for masks and states. */
export interface RnnCase {
  /** [batch][time][features] */
  readonly x: readonly (readonly (readonly number[])[])[];
  /** [batch][time] */
  readonly mask: readonly (readonly boolean[])[];
  /** [features, units] and [units, units], flat. */
  readonly kernel: ArrayLike<number>;
  readonly recurrent: ArrayLike<number>;
  readonly units: number;
  /** [batch][units]; zeros unless given. */
  readonly initial?: readonly (readonly number[])[];
  readonly goBackwards?: boolean;
  readonly zeroMasked?: boolean;
}

export interface RnnResult {
  /** [batch][time][units], in natural time */
  readonly sequence: number[][][];
  /** [batch][units] */
  readonly last: number[][];
  readonly state: number[][];
}

/** A masked step keeps the state; its output is that of the step before, which begins with zeros. */
export function kerasRnn({ x, mask, kernel, recurrent, units, initial, goBackwards, zeroMasked }: RnnCase): RnnResult {
  const zeros = () => new Array<number>(units).fill(0);
  const rows = x.map((row, r) => {
    let state = [...(initial?.[r] ?? zeros())];
    let output = zeros();
    const sequence = row.map(zeros);
    const order = [...row.keys()];
    for (const t of goBackwards ? order.reverse() : order) {
      const counts = mask[r]?.[t] === true;
      if (counts) {
        const sum = (values: readonly number[], weights: ArrayLike<number>, unit: number) =>
          values.reduce((all, value, i) => all + value * (weights[i * units + unit] ?? Number.NaN), 0);
        const before = state;
        state = zeros().map((_, unit) => Math.tanh(sum(row[t] ?? [], kernel, unit) + sum(before, recurrent, unit)));
        output = state;
      } else if (zeroMasked) output = zeros();
      sequence[t] = output;
    }
    return { sequence, last: output, state };
  });
  return {
    sequence: rows.map(({ sequence }) => sequence),
    last: rows.map(({ last }) => last),
    state: rows.map(({ state }) => state),
  };
}
