import type { InferenceSession } from "onnxruntime-node";
import type { Task } from "./tasks.js";

type Metadata = InferenceSession.ValueMetadata;

/**
 * Checks that a session takes and gives what its task says: one input [batch, ...rowShape] and one output
 * float32 [batch, outputs], where only the batch is free.
 * @returns the names of the two
 * @throws Error that says what was expected and what the file has
 */
export function checkSession(
  session: Pick<InferenceSession, "inputMetadata" | "outputMetadata">,
  task: Task,
): { inputName: string; outputName: string } {
  return {
    inputName: onlyTensor("input", session.inputMetadata, task.inputType, task.rowShape),
    outputName: onlyTensor("output", session.outputMetadata, "float32", [task.outputs]),
  };
}

function onlyTensor(side: string, found: readonly Metadata[], type: string, rowShape: readonly number[]): string {
  const [tensor] = found;
  const expected = `${type} [batch, ${rowShape.join(", ")}]`;
  if (found.length !== 1 || !tensor) throw new Error(`expected one ${side}, ${expected}, got ${found.length}`);
  const fits =
    tensor.isTensor &&
    tensor.type === type &&
    tensor.shape.length === rowShape.length + 1 &&
    typeof tensor.shape[0] === "string" && // a name: any batch size
    rowShape.every((size, index) => tensor.shape[index + 1] === size);
  if (!fits) throw new Error(`expected the ${side} ${expected}, got ${describe(tensor)}`);
  return tensor.name;
}

function describe(tensor: Metadata): string {
  if (!tensor.isTensor) return "no tensor";
  return `${tensor.type} [${tensor.shape.map((size) => size || "?").join(", ")}]`;
}
