/** Whether two arrays hold the same numbers, bit by bit: quicker than toEqual on a hundred thousand of them. */
export function sameBytes(a: Float32Array | Int16Array, b: Float32Array | Int16Array): boolean {
  return Buffer.from(a.buffer, a.byteOffset, a.byteLength).equals(Buffer.from(b.buffer, b.byteOffset, b.byteLength));
}
