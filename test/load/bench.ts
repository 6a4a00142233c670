// npm run bench -- train | serve | profile | table; the flags of each are in its file
import { profileCommand } from "./profile/command.js";
import { benchServeCommand } from "./serve-bench/command.js";
import { tableCommand } from "./serve-bench/table-command.js";
import { benchTrainCommand } from "./train-command.js";

process.env.ORT_DISABLE_TELEMETRY ??= "1";

const commands = { train: benchTrainCommand, serve: benchServeCommand, profile: profileCommand, table: tableCommand };
const [, , wanted = "", ...args] = process.argv;
const command = Object.entries(commands).find(([name]) => name === wanted)?.[1];
if (!command) throw new Error(`expected one of ${Object.keys(commands).join(", ")}, got "${wanted}"`);
await command(args);
