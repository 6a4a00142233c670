import { describe, expect, test } from "@jest/globals";
import { exportOnnx } from "@rnn-zoo/train/export/export-onnx.js";
import { type ModelArtifacts, readWeights } from "@rnn-zoo/train/keras/artifacts.js";
import { createRandom } from "@rnn-zoo/train/random.js";
import { runPython } from "../support/debian-python.js";
import { keras2 } from "../support/keras-files.js";
import { largestDifference, runOnnx } from "../support/tfjs-oracle.js";

// PyTorch (Debian's python3-torch) takes the Keras weights by a reordering of its own and never sees the ONNX file.
// Its gates: LSTM i, f, g, o as Keras has them; GRU r, z, n, where Keras has z, r, h. Both kernels are transposed.
const script = `
import json, sys, torch
job = json.load(sys.stdin)
cell = {"SimpleRNN": torch.nn.RNN, "LSTM": torch.nn.LSTM, "GRU": torch.nn.GRU}[job["kind"]]
units, both = job["units"], len(job["directions"]) == 2
net = cell(job["features"], units, batch_first=True, bidirectional=both)
def gates(t):
    z, r, h = t.split(units, dim=-1)
    return torch.cat([r, z, h], dim=-1)
order = gates if job["kind"] == "GRU" else (lambda t: t)
with torch.no_grad():
    for direction, suffix in zip(job["directions"], ["", "_reverse"]):
        tensor = lambda name: order(torch.tensor(direction[name]["values"]).reshape(direction[name]["shape"]))
        bias = tensor("bias")
        first, second = (bias[0], bias[1]) if bias.dim() == 2 else (bias, torch.zeros_like(bias))
        for name, value in [("weight_ih", tensor("kernel").T), ("weight_hh", tensor("recurrent_kernel").T), ("bias_ih", first), ("bias_hh", second)]:
            getattr(net, name + "_l0" + suffix).copy_(value)
    output, _ = net(torch.tensor(job["x"]).reshape(job["shape"]))
print(json.dumps(output.flatten().tolist()))
`;

const [features, units] = [3, 4];
const shape = [3, 9, features];
const gateCount = { SimpleRNN: 1, LSTM: 4, GRU: 3 } as const;
const kinds = ["SimpleRNN", "LSTM", "GRU"] as const;
type Kind = (typeof kinds)[number];

/** Keras 2's layer with PyTorch's functions: sigmoid and tanh, the GRU with reset_after. */
function saved(kind: Kind, isBidirectional: boolean): ModelArtifacts {
  const width = gateCount[kind] * units;
  const config = {
    name: "rnn",
    units,
    activation: "tanh",
    recurrent_activation: "sigmoid",
    reset_after: true,
    return_sequences: true,
  };
  const weights = {
    kernel: [features, width],
    recurrent_kernel: [units, width],
    bias: kind === "GRU" ? [2, width] : [width],
  };
  if (!isBidirectional) return keras2([null, features], { class_name: kind, config, weights });
  const both = ["forward", "backward"].flatMap((side) =>
    Object.entries(weights).map(([name, size]) => [`${side}_rnn/${name}`, size] as const),
  );
  const layer = { class_name: kind, config };
  return keras2([null, features], {
    class_name: "Bidirectional",
    config: { name: "both", layer, merge_mode: "concat" },
    weights: Object.fromEntries(both),
  });
}

describe("PyTorch, which shares no code with us", () => {
  test.each(
    kinds.flatMap(
      (kind) =>
        [
          [kind, false],
          [kind, true],
        ] as const,
    ),
  )("agrees on %s, bidirectional: %s", async (kind, isBidirectional) => {
    const artifacts = saved(kind, isBidirectional);
    const stored = readWeights(artifacts);
    const prefixes = isBidirectional ? ["both/forward_rnn", "both/backward_rnn"] : ["rnn"];
    const directions = prefixes.map((prefix) =>
      Object.fromEntries(
        ["kernel", "recurrent_kernel", "bias"].map((name) => {
          const weight = stored.get(`${prefix}/${name}`);
          return [name, { values: [...(weight?.values ?? [])], shape: weight?.shape }];
        }),
      ),
    );
    const values = Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, createRandom(2, "torch").normal);
    const job = { kind, units, features, directions, x: [...values], shape };
    const expected: number[] = JSON.parse(await runPython(script, [], JSON.stringify(job)));
    const [output] = await runOnnx(exportOnnx(artifacts), [{ name: "input", type: "float32", values, shape }]);
    expect(largestDifference(expected, output?.values ?? [])).toBeLessThan(1e-6);
  });
});
