import { expect, test } from "@jest/globals";
import { layersOf } from "@rnn-zoo/serve/compare/layers.js";

const layers = [
  { class_name: "GRU", config: { units: 3 } },
  { class_name: "Dense", config: {} },
];
const found = [
  { className: "GRU", config: { units: 3 } },
  { className: "Dense", config: {} },
];

test.each([
  ["as tfjs saves it", { class_name: "Sequential", config: { name: "m", layers } }],
  ["as Keras' converter saves it", { model_config: { class_name: "Sequential", config: { layers } } }],
  ["as old Keras saves it", { class_name: "Sequential", config: layers }],
])("finds the layers of a topology %s", (_, topology) => {
  expect(layersOf(topology)).toEqual(found);
});

test.each([{}, { config: null }, { config: { layers: 3 } }])("finds none in %j", (topology) => {
  expect(layersOf(topology)).toEqual([]);
});
