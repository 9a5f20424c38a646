import { DeskFailure } from '../../failure.ts';
import { decodeText } from './encoding.ts';

/** One document, or one a line (JSONL) as a list without the `unread` ones. Throws DeskFailure `damaged`. */
export function parseJsonOrJsonl(bytes: Uint8Array): { readonly value: unknown; readonly unread: number } {
  const text = decodeText(bytes).replace(/^\uFEFF/, '');
  try {
    return { value: JSON.parse(text), unread: 0 };
  } catch (error) {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    const values = lines.flatMap((line): readonly unknown[] => {
      try {
        return [JSON.parse(line)];
      } catch {
        return [];
      }
    });
    const good = values.filter((value) => typeof value === 'object' && value !== null);
    if (good.length > 0 && good.length >= lines.length * 0.9)
      return { value: good, unread: lines.length - good.length };
    throw new DeskFailure('damaged', { reason: 'json', cause: error });
  }
}
