import { createRandom } from "@rnn-zoo/train/random.js";

/** Scores of digits as a softmax gives them: float32 [digits, 10], flat. */
export function randomScores(digits: number): Float32Array {
  const random = createRandom(7, "digits");
  const scores = new Float32Array(10 * digits);
  for (let first = 0; first < scores.length; first += 10) {
    const powers = Array.from({ length: 10 }, () => Math.exp(20 * random.uniform()));
    const sum = powers.reduce((all, one) => all + one, 0);
    scores.set(
      powers.map((power) => power / sum),
      first,
    );
  }
  return scores;
}
