/** Unit vectors as signed bytes, the way they are stored and compared: component times 127, rounded. */
export function toBytes(vector: Float32Array): Int8Array {
  return Int8Array.from(vector, (component) => Math.max(-127, Math.min(127, Math.round(component * 127))));
}
