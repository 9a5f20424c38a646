import type { TokenVectors } from '../desk/ports.ts';
import head from '../../models/heads/tokens.json' with { type: 'json' };

/** Makes of the last hidden state of a text's tokens the vectors that are compared token by token. */
export interface TokenProjection {
  /** `states` holds those of `ids` side by side. The first and the last, the special ones, are left out. */
  project(
    states: Float32Array,
    ids: readonly number[],
    purpose: 'query' | 'passage',
    pieceOf: (id: number) => string,
  ): TokenVectors;
}

/**
 * Tokens of a passage that are this common, such as "the", "and" or a comma, are left out: two in five, and leaving them out
 * changes nothing (docs/experiments/retrieval.md). The vocabulary of BERT numbers signs and letters first, and then words by
 * how often they are used.
 */
const firstTellingId = 2020;

/** Model and projection by name: vectors of others are never compared with these. Undefined where none was made for it. */
export const tokenModelOf = (model: string): string | undefined =>
  model === head.model ? `${model}, tokens ${head.version}` : undefined;

/** The projection for a model, or null where none was made for it. */
export function tokenProjectionFor(model: string): TokenProjection | null {
  if (tokenModelOf(model) === undefined) return null;
  const { inputs, dimensions, unit } = head;
  const bytes = Buffer.from(head.projection, 'base64');
  if (bytes.length !== inputs * dimensions)
    throw new RangeError('The projection has another size than it says');
  // One direction after the other. Twice as wide as they need to be, as the engine multiplies those a third quicker.
  const directions = Float64Array.from(
    new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length),
    (component) => component / unit,
  );

  return {
    project(states, ids, purpose, pieceOf) {
      const own = purpose === 'query' ? placesOf(ids) : tellingPlaces(ids);
      const packed = new Int8Array(own.length * dimensions);
      const state = new Float64Array(inputs);
      const row = new Float64Array(dimensions);
      for (const [at, place] of own.entries()) {
        state.set(states.subarray(place * inputs, (place + 1) * inputs));
        multiply(directions, state, row);
        const scale = 127 / (Math.hypot(...row) || 1);
        for (let component = 0; component < dimensions; component++)
          packed[at * dimensions + component] = Math.round((row[component] ?? 0) * scale);
      }
      // Finding out how a token is written takes longer than its vector.
      const words = purpose === 'query' ? wordsOf(own.map((place) => pieceOf(ids[place] ?? 0))) : [];
      return { packed, words };
    },
  };
}

const placesOf = (ids: readonly number[]): readonly number[] => [...ids.keys()].slice(1, -1);

/** A text of nothing but common words keeps all. */
function tellingPlaces(ids: readonly number[]): readonly number[] {
  const all = placesOf(ids);
  const telling = all.filter((place) => (ids[place] ?? 0) >= firstTellingId);
  return telling.length === 0 ? all : telling;
}

/** A piece that begins with ## goes on with the word before it. */
function wordsOf(pieces: readonly string[]): TokenVectors['words'] {
  const words: { word: string; tokens: number }[] = [];
  for (const piece of pieces) {
    const last = words.at(-1);
    if (last === undefined || !piece.startsWith('##')) words.push({ word: piece, tokens: 1 });
    else {
      last.word += piece.slice(2);
      last.tokens++;
    }
  }
  return words;
}

/** Four directions at a time: the state is read a quarter as often, which halves the time. */
function multiply(directions: Float64Array, state: Float64Array, into: Float64Array): void {
  const inputs = state.length;
  for (let row = 0; row < into.length; row += 4) {
    const one = row * inputs;
    const two = one + inputs;
    const three = two + inputs;
    const four = three + inputs;
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let at = 0; at < inputs; at++) {
      const value = state[at] ?? 0;
      a += value * (directions[one + at] ?? 0);
      b += value * (directions[two + at] ?? 0);
      c += value * (directions[three + at] ?? 0);
      d += value * (directions[four + at] ?? 0);
    }
    into[row] = a;
    into[row + 1] = b;
    into[row + 2] = c;
    into[row + 3] = d;
  }
}
