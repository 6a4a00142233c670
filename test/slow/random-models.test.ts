import { describe, test } from "@jest/globals";
import { agreesForSeed, seeds } from "../support/seeds.js";

describe("hundreds of models drawn at random export and agree with TensorFlow.js", () => {
  test.each(seeds(1001, 500))("seed %i", agreesForSeed);
});
