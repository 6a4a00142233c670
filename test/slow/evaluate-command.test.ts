import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { formatCard, parseCard } from "@rnn-zoo/models";
import { runCliOffline } from "../support/run-cli.js";
import { withTemporaryFolder } from "../support/temporary-folder.js";

test("npm run evaluate agrees with a true card, and ends with 1 on a doctored one", async () => {
  await withTemporaryFolder(async (folder) => {
    const [zoo, cache] = [join(folder, "zoo"), join(folder, "cache")];
    const trained = await runCliOffline(
      ["train", "digit-rnn-bn", "--epochs", "1", "--engine", "onnxruntime", "--zoo", zoo],
      cache,
    );
    expect(trained).toMatchObject({ code: 0 });
    expect(await readdir(join(zoo, "digit-rnn-bn"))).toEqual(["1", "config.pbtxt", "labels.txt"]);

    const right = await runCliOffline(["evaluate", "--all", "--zoo", zoo], cache);
    expect(right.stdout).toMatch(/digit-rnn-bn\/1 .*right/);
    expect(right.code).toBe(0);

    const file = join(zoo, "digit-rnn-bn", "1", "card.json");
    const card = parseCard(await readFile(file, "utf8"), file);
    const { correct, ...scores } = card.test;
    await writeFile(file, formatCard({ ...card, test: scores }));
    const bare = await runCliOffline(["evaluate", "--all", "--zoo", zoo], cache);
    expect([bare.code, bare.stdout]).toEqual([1, expect.stringMatching(/none.*right/)]);
    const filled = await runCliOffline(["evaluate", "--all", "--write", "--zoo", zoo], cache);
    expect([filled.code, filled.stdout]).toEqual([0, expect.stringMatching(/written.*right/)]);
    expect(parseCard(await readFile(file, "utf8"), file)).toEqual({ ...card, test: { ...scores, correct } });

    const accuracy = (card.test.deployed.accuracy ?? 0) + 0.001;
    const doctored = { ...card, test: { ...card.test, deployed: { ...card.test.deployed, accuracy } } };
    await writeFile(file, formatCard(doctored));
    const wrong = await runCliOffline(["evaluate", "digit-rnn-bn", "--write", "--zoo", zoo], cache);
    expect(await readFile(file, "utf8")).toBe(formatCard(doctored));
    expect(wrong.stdout).toMatch(/digit-rnn-bn\/1 .*1\.0e-3.*WRONG/);
    expect(wrong.code).toBe(1);

    const missing = await runCliOffline(["evaluate", "sound-rnn", "--zoo", zoo], cache);
    expect([missing.code, missing.stdout]).toEqual([1, ""]);
    expect(missing.stderr).toContain('model: expected a published one, got "sound-rnn"');
  });
});
