import type { InferenceSession } from "onnxruntime-node";
import type { Task } from "./tasks.js";

type Metadata = InferenceSession.ValueMetadata;

/**
 * Checks that a session takes and gives what its task says: one input [batch, ...rowShape] and one output
 * float32 [batch, ...outputShape], where only the batch is free, and the row where the task says so.
 * @returns the names of the two
 * @throws Error that says what was expected and what the file has
 */
export function checkSession(
  session: Pick<InferenceSession, "inputMetadata" | "outputMetadata">,
  task: Task,
): { inputName: string; outputName: string } {
  return {
    inputName: onlyTensor("input", session.inputMetadata, task.inputType, task.rowShape, task.openRow),
    outputName: onlyTensor("output", session.outputMetadata, "float32", task.outputShape, false),
  };
}

function onlyTensor(
  side: string,
  found: readonly Metadata[],
  type: string,
  rowShape: readonly number[],
  openRow: boolean,
): string {
  const [tensor] = found;
  const expected = `${type} [batch, ${rowShape.join(", ")}]`;
  if (found.length !== 1 || !tensor) throw new Error(`expected one ${side}, ${expected}, got ${found.length}`);
  const fits =
    tensor.isTensor &&
    tensor.type === type &&
    tensor.shape.length === rowShape.length + 1 &&
    typeof tensor.shape[0] === "string" && // a name: any batch size
    rowShape.every((size, index) => fitsSize(tensor.shape[index + 1], size, openRow));
  if (!fits) throw new Error(`expected the ${side} ${expected}, got ${describe(tensor)}`);
  return tensor.name;
}

/** A size that is open has a name, or none, in place of a number. */
function fitsSize(found: string | number | undefined, size: number, open: boolean): boolean {
  return found === size || (open && typeof found === "string");
}

function describe(tensor: Metadata): string {
  if (!tensor.isTensor) return "no tensor";
  return `${tensor.type} [${tensor.shape.map((size) => size || "?").join(", ")}]`;
}
