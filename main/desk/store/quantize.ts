/** Unit vectors as signed bytes, the way they are stored and compared: component times 127, rounded. */
export function quantize(vector: Float32Array): Int8Array {
  const bytes = new Int8Array(vector.length);
  for (let at = 0; at < bytes.length; at++)
    bytes[at] = Math.max(-127, Math.min(127, Math.round((vector[at] ?? 0) * 127)));
  return bytes;
}
