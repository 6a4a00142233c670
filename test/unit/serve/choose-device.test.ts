import { describe, expect, test } from "@jest/globals";
import { chooseDevice, thisMachine } from "@rnn-zoo/serve/choose-device.js";

const logged: string[] = [];
const onFallback = (reason: string) => logged.push(reason);
const machine = (hasProvider: boolean, fault?: string) => ({
  hasProvider: () => hasProvider,
  cudaFault: async () => fault,
});

describe("auto", () => {
  test("takes CUDA where it works", async () => {
    expect(await chooseDevice("auto", onFallback, machine(true))).toBe("cuda");
  });

  test("takes the CPU without trying where the provider's library is missing", async () => {
    const untried = { hasProvider: () => false, cudaFault: () => Promise.reject(new Error("tried")) };
    expect(await chooseDevice("auto", onFallback, untried)).toBe("cpu");
    expect(logged).toEqual([]);
  });

  test("takes the CPU where CUDA does not work, and says so", async () => {
    expect(await chooseDevice("auto", onFallback, machine(true, "no driver"))).toBe("cpu");
    expect(logged.splice(0)).toEqual(["no driver"]);
  });
});

describe("cuda", () => {
  test("is taken where it works", async () => {
    expect(await chooseDevice("cuda", onFallback, machine(true))).toBe("cuda");
  });

  test("is refused where it does not, with the reason", async () => {
    await expect(chooseDevice("cuda", onFallback, machine(true, "no driver"))).rejects.toThrow(
      "ZOO_DEVICE: expected CUDA that works, got: no driver (npm run gpu:install fetches the provider",
    );
  });

  test("is really tried, in a process of its own", async () => {
    if (thisMachine.hasProvider()) return; // a machine with a GPU
    expect(await thisMachine.cudaFault()).toMatch(/CUDA|Cuda/);
  });
});

test("cpu is never anything else", async () => {
  expect(await chooseDevice("cpu", onFallback, machine(true))).toBe("cpu");
});
