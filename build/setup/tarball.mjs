import { createReadStream } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { SetupError } from './errors.mjs';

const block = 512;

/**
 * Unpacks the regular files below `folder` of the npm tarball `file` into `target` (which must not hold anything of value)
 * and gives the number of files. npm tarballs are plain: files only; anything else in them is passed over.
 */
export async function unpack(file, folder, target) {
  // The callback is empty because the reader meets the same error itself, as the next chunk it asks for.
  const stream = pipeline(createReadStream(file), createGunzip({ chunkSize: 1 << 18 }), () => {});
  try {
    return await unpackAll(createReader(stream), `${folder}/`, target);
  } catch (error) {
    if (String(error.code).startsWith('Z_'))
      throw new SetupError('The tarball is damaged: it cannot be decompressed.', { cause: error });
    throw error;
  } finally {
    stream.destroy();
  }
}

async function unpackAll(reader, prefix, target) {
  let count = 0;
  for (;;) {
    const header = await reader.take(block);
    if (header === null || header.every((byte) => byte === 0)) return count;
    const entry = readHeader(header);
    const padded = Math.ceil(entry.size / block) * block;
    if (entry.type === 'file' && entry.name.startsWith(prefix)) {
      const to = path.join(target, entry.name.slice(prefix.length));
      if (!to.startsWith(target + path.sep))
        throw new SetupError(`The tarball holds a path that leads outside: ${entry.name}`);
      await mkdir(path.dirname(to), { recursive: true });
      await write(reader, to, entry.size);
      await reader.skip(padded - entry.size);
      count += 1;
    } else {
      await reader.skip(padded);
    }
  }
}

function readHeader(header) {
  const text = (from, to) => header.toString('utf8', from, to).replace(/\0.*$/s, '');
  const size = Number.parseInt(text(124, 136).trim() || '0', 8);
  if (!Number.isFinite(size)) throw new SetupError('The tarball is damaged: an entry has no readable size.');
  const start = text(345, 500);
  const flag = text(156, 157);
  return {
    name: start ? `${start}/${text(0, 100)}` : text(0, 100),
    size,
    type: flag === '' || flag === '0' ? 'file' : 'other',
  };
}

async function write(reader, to, size) {
  const file = await open(to, 'w');
  try {
    for (let left = size; left > 0;) {
      const chunk = await reader.some(left);
      await file.writeFile(chunk);
      left -= chunk.length;
    }
  } finally {
    await file.close();
  }
}

/** Pulls exact lengths out of a stream of chunks. */
function createReader(stream) {
  const chunks = stream[Symbol.asyncIterator]();
  let rest = Buffer.alloc(0);
  const cut = () => new SetupError('The tarball is damaged: it ends in the middle of a file.');
  async function fill() {
    while (rest.length === 0) {
      const { done, value } = await chunks.next();
      if (done) return false;
      rest = value;
    }
    return true;
  }
  async function some(most) {
    if (!(await fill())) throw cut();
    const part = rest.subarray(0, most);
    rest = rest.subarray(part.length);
    return part;
  }
  return {
    some,
    async take(length) {
      if (!(await fill())) return null;
      const parts = [];
      for (let left = length; left > 0;) {
        const part = await some(left);
        parts.push(part);
        left -= part.length;
      }
      return Buffer.concat(parts);
    },
    async skip(length) {
      for (let left = length; left > 0;) left -= (await some(left)).length;
    },
  };
}
