export { type AppParts, createApp } from "./app.js";
export { type Batcher, type BatcherOptions, createBatcher } from "./batcher.js";
export { createEngine, type Engine, type EngineOptions } from "./engine.js";
export { createRegistry, type ModelState, type Registry, type ServedModel } from "./registry.js";
export { readSettings, type Settings } from "./settings.js";
