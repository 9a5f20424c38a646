import { describe, expect, it } from 'vitest';
import { createGramIndex } from '../../../main/desk/messages/topics/grams.ts';
import { createSorter, type SortingQueue } from '../../../main/desk/messages/topics/sorter.ts';

/** Meaning as far as these tests need it: one direction a subject, and a direction of its own for every word. */
const subjects = [/parcel|deliver|courier|shipping/i, /refund|money|charged|invoice/i, /bread|loaf|cake/i];
const dimensions = 64;
const ownWords = 0.3;
function vectorOf(text: string): Float32Array {
  const vector = new Float32Array(dimensions);
  for (const [at, subject] of subjects.entries()) if (subject.test(text)) vector[at] = 1;
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
    const place = Buffer.from(word).reduce((sum, byte) => (sum * 31 + byte) % 997, 7);
    vector[subjects.length + (place % (dimensions - subjects.length))] = ownWords;
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}

function counting() {
  const embedded: string[] = [];
  return {
    embedded,
    embedder: {
      dimensions,
      embed: (texts: readonly string[]) => {
        embedded.push(...texts);
        return Promise.resolve(texts.map(vectorOf));
      },
    },
  };
}

const queues: readonly SortingQueue[] = [
  {
    id: 'Delivery',
    name: 'Delivery',
    description: '',
    examples: ['Where is my parcel?', 'The courier did not come', 'When will you deliver?'],
  },
  {
    id: 'Payment',
    name: 'Payment',
    description: 'Refunds and what was charged',
    examples: ['I was charged twice', 'I want my money back', 'Please send the invoice'],
  },
];

describe('sorting messages into queues', () => {
  it('sorts to the queue whose examples are alike, and names the closest example', async () => {
    const sorter = createSorter({ embedder: counting().embedder });
    await sorter.train(queues);
    const sorted = await sorter.sort('The parcel is not here, where is the parcel?');
    expect(sorted.queue).toBe('Delivery');
    expect(sorted.because[0]).toMatchObject({ text: 'Where is my parcel?', from: 'example' });
  });

  it('leaves what is like no example unsorted, and still names the closest queue', async () => {
    const sorter = createSorter({ embedder: counting().embedder });
    await sorter.train(queues);
    const sorted = await sorter.sort('Xyzzy plugh');
    expect(sorted.queue).toBeNull();
    expect(['Delivery', 'Payment']).toContain(sorted.best);
  });

  it('sorts into a queue that has only a name (or a new queue would be dead until it has examples)', async () => {
    const sorter = createSorter({ embedder: counting().embedder });
    await sorter.train([
      ...queues,
      { id: 'breadAndCake', name: 'breadAndCake', description: '', examples: [] },
    ]);
    expect((await sorter.sort('Is the bread with cake?')).best).toBe('breadAndCake');
  });

  it('knows a correction at once, embedding only what is new', async () => {
    const { embedder, embedded } = counting();
    const sorter = createSorter({ embedder });
    await sorter.train(queues);
    const strange = 'Klarna says pending';
    expect((await sorter.sort(strange)).queue).toBeNull();
    embedded.length = 0;
    await sorter.train(
      queues.map((queue) =>
        queue.id === 'Payment' ? { ...queue, examples: [...queue.examples, strange] } : queue,
      ),
    );
    expect(embedded).toEqual([strange]);
    expect((await sorter.sort(strange)).queue).toBe('Payment');
  });

  it('leaves a message unsorted that is like one of none of the queues (a correction away would teach nothing)', async () => {
    const sorter = createSorter({ embedder: counting().embedder });
    const chain = 'My parcel is lucky, deliver this wish to ten friends';
    await sorter.train(queues);
    expect((await sorter.sort(chain)).queue).toBe('Delivery');
    await sorter.train(queues, [chain]);
    expect(await sorter.sort(chain)).toMatchObject({ queue: null, best: 'Delivery', isNowhere: true });
    expect((await sorter.sort('Where is my parcel?')).queue).toBe('Delivery');
  });

  it('forgets an example that was taken away', async () => {
    const sorter = createSorter({ embedder: counting().embedder });
    await sorter.train(queues);
    await sorter.train(queues.map((queue) => ({ ...queue, examples: queue.examples.slice(1) })));
    const { because } = await sorter.sort('Where is my parcel?');
    expect(because.map(({ text }) => text)).not.toContain('Where is my parcel?');
  });

  it('gives the same confidence after the same training (or figures could not be compared)', async () => {
    const confidenceOf = async (): Promise<number> => {
      const sorter = createSorter({ embedder: counting().embedder });
      await sorter.train(queues);
      return (await sorter.sort('my money was charged')).confidence;
    };
    expect(await confidenceOf()).toBe(await confidenceOf());
  });

  it('sorts nowhere without queues and does not fail on one queue without examples', async () => {
    const sorter = createSorter({ embedder: counting().embedder });
    expect(await sorter.sort('Hello')).toMatchObject({ queue: null, best: null, confidence: 0, because: [] });
    await sorter.train([{ id: 'press', name: 'Press', description: '', examples: [] }]);
    expect((await sorter.sort('Hello')).confidence).toBeGreaterThanOrEqual(0);
    await sorter.train([]);
    expect((await sorter.sort('Hello')).best).toBeNull();
  });
});

describe('learning many examples', () => {
  it('leaves others their turn (or a correction would hold up the search for seconds)', async () => {
    const sorter = createSorter({ embedder: counting().embedder });
    let longest = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 1);
    const many = Array.from({ length: 20 }, (_, queue) => ({
      id: `q${queue}`,
      name: `Queue ${queue}`,
      description: '',
      examples: Array.from(
        { length: 100 },
        (_unused, at) => `text ${at} of subject ${queue}, parcel ${at * queue}`,
      ),
    }));
    await sorter.train(many);
    clearInterval(timer);
    expect(longest).toBeLessThan(250);
  });
});

describe('likeness in words', () => {
  const likeness = async (texts: readonly string[], asked: string): Promise<readonly number[]> => {
    const sums = new Float32Array(texts.length);
    (await createGramIndex(texts, 1, () => Promise.resolve())).addLikeness(asked, sums);
    return [...sums];
  };

  it('is full for the same text, whatever its case and accents', async () => {
    const [same] = await likeness(['Crème brûlée please', 'something else'], 'CREME BRULEE please');
    expect(same).toBeCloseTo(2, 5);
  });

  it('survives a typing error (or a misspelled word would speak for nothing)', async () => {
    const [right = 0, other = 0] = await likeness(['cancel my order', 'opening hours'], 'cancle my ordr');
    expect(right).toBeGreaterThan(other + 0.2);
  });

  it('does not fail on a text without words', async () => {
    expect(await likeness(['cancel my order'], '!!! 🙂')).toEqual([0]);
  });
});
