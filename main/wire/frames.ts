/** Frames of native messaging: the length in four bytes, least first, and that many bytes of JSON in UTF-8. */

const headBytes = 4;

export class FrameTooLarge extends Error {
  constructor() {
    super('A frame is longer than it may be');
  }
}

export function encodeFrame(value: unknown, limit: number): Buffer {
  const body = Buffer.from(JSON.stringify(value), 'utf8');
  if (body.length > limit) throw new FrameTooLarge();
  const head = Buffer.alloc(headBytes);
  head.writeUInt32LE(body.length);
  return Buffer.concat([head, body]);
}

/**
 * Cuts what comes in into frames, wherever it was cut on its way, and calls `onFrame` with the bytes of each. `limit` is asked at
 * each frame, in bytes. Throws FrameTooLarge as soon as a length says so, before anything of it is kept; nothing is read after that.
 */
export function createFrameReader(limit: () => number, onFrame: (body: Buffer) => void) {
  let parts: Buffer[] = [];
  let held = 0;
  /** Of the frame that comes in; null while its length is not known. */
  let wanted: number | null = null;

  const take = (bytes: number): Buffer => {
    const all = parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
    parts = all.length === bytes ? [] : [all.subarray(bytes)];
    held = all.length - bytes;
    return all.subarray(0, bytes);
  };
  const next = (): Buffer | null => {
    if (wanted === null) {
      if (held < headBytes) return null;
      wanted = take(headBytes).readUInt32LE();
      if (wanted > limit()) throw new FrameTooLarge();
    }
    if (held < wanted) return null;
    const body = take(wanted);
    wanted = null;
    return body;
  };
  return (chunk: Buffer): void => {
    if (chunk.length > 0) parts.push(chunk);
    held += chunk.length;
    for (let body = next(); body !== null; body = next()) onFrame(body);
  };
}

/** The value of a frame; undefined where it is no JSON, which has no word for that. */
export function decodeFrame(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}
