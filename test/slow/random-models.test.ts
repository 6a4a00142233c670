import { describe, test } from "@jest/globals";
import { agreesAsKeras3ForSeed, agreesForSeed, seeds } from "../support/seeds.js";

describe("hundreds of models drawn at random export and agree with TensorFlow.js", () => {
  test.each(seeds(1001, 500))("seed %i", agreesForSeed);
});

describe("a hundred Keras 3 files drawn at random export and agree with the tfjs models whose hard gates are less steep", () => {
  test.each(seeds(2001, 100))("seed %i", agreesAsKeras3ForSeed);
});
