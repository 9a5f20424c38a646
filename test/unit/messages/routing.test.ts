import { describe, expect, it } from 'vitest';
import { createNgramIndex } from '../../../main/desk/messages/routing/ngram-index.ts';
import {
  createQueueClassifier,
  type QueueClass,
} from '../../../main/desk/messages/routing/queue-classifier.ts';

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

const queues: readonly QueueClass[] = [
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

describe('classifying messages into queues', () => {
  it('sorts to the queue whose examples are alike, and names the closest example', async () => {
    const classifier = createQueueClassifier({ embedder: counting().embedder });
    await classifier.train(queues);
    const classification = await classifier.classify('The parcel is not here, where is the parcel?');
    expect(classification.queue).toBe('Delivery');
    expect(classification.because[0]).toMatchObject({ text: 'Where is my parcel?', from: 'example' });
  });

  it('leaves what is like no example unsorted, and still names the closest queue', async () => {
    const classifier = createQueueClassifier({ embedder: counting().embedder });
    await classifier.train(queues);
    const classification = await classifier.classify('Xyzzy plugh');
    expect(classification.queue).toBeNull();
    expect(['Delivery', 'Payment']).toContain(classification.best);
  });

  it('sorts into a queue that has only a name (or a new queue would be dead until it has examples)', async () => {
    const classifier = createQueueClassifier({ embedder: counting().embedder });
    await classifier.train([
      ...queues,
      { id: 'breadAndCake', name: 'breadAndCake', description: '', examples: [] },
    ]);
    expect((await classifier.classify('Is the bread with cake?')).best).toBe('breadAndCake');
  });

  it('knows a correction at once, embedding only what is new', async () => {
    const { embedder, embedded } = counting();
    const classifier = createQueueClassifier({ embedder });
    await classifier.train(queues);
    const strange = 'Klarna says pending';
    expect((await classifier.classify(strange)).queue).toBeNull();
    embedded.length = 0;
    await classifier.train(
      queues.map((queue) =>
        queue.id === 'Payment' ? { ...queue, examples: [...queue.examples, strange] } : queue,
      ),
    );
    expect(embedded).toEqual([strange]);
    expect((await classifier.classify(strange)).queue).toBe('Payment');
  });

  it('leaves a message unsorted that is like one of none of the queues (a correction away would teach nothing)', async () => {
    const classifier = createQueueClassifier({ embedder: counting().embedder });
    const chain = 'My parcel is lucky, deliver this wish to ten friends';
    await classifier.train(queues);
    expect((await classifier.classify(chain)).queue).toBe('Delivery');
    await classifier.train(queues, [chain]);
    expect(await classifier.classify(chain)).toMatchObject({
      queue: null,
      best: 'Delivery',
      isOutOfScope: true,
    });
    expect((await classifier.classify('Where is my parcel?')).queue).toBe('Delivery');
  });

  it('no longer classifies by an example that was removed', async () => {
    const classifier = createQueueClassifier({ embedder: counting().embedder });
    await classifier.train(queues);
    await classifier.train(queues.map((queue) => ({ ...queue, examples: queue.examples.slice(1) })));
    const { because } = await classifier.classify('Where is my parcel?');
    expect(because.map(({ text }) => text)).not.toContain('Where is my parcel?');
  });

  it('gives the same confidence after the same training (or figures could not be compared)', async () => {
    const confidenceOf = async (): Promise<number> => {
      const classifier = createQueueClassifier({ embedder: counting().embedder });
      await classifier.train(queues);
      return (await classifier.classify('my money was charged')).confidence;
    };
    expect(await confidenceOf()).toBe(await confidenceOf());
  });

  it('classifies as none without queues, and accepts one queue without examples', async () => {
    const classifier = createQueueClassifier({ embedder: counting().embedder });
    expect(await classifier.classify('Hello')).toMatchObject({
      queue: null,
      best: null,
      confidence: 0,
      because: [],
    });
    await classifier.train([{ id: 'press', name: 'Press', description: '', examples: [] }]);
    expect((await classifier.classify('Hello')).confidence).toBeGreaterThanOrEqual(0);
    await classifier.train([]);
    expect((await classifier.classify('Hello')).best).toBeNull();
  });
});

describe('learning many examples', () => {
  it('yields to the event loop while it trains', async () => {
    const classifier = createQueueClassifier({ embedder: counting().embedder });
    let turns = 0;
    let training = true;
    const countTurns = (): void => {
      turns += 1;
      if (training) setImmediate(countTurns);
    };
    countTurns();
    const many = Array.from({ length: 20 }, (_, queue) => ({
      id: `q${queue}`,
      name: `Queue ${queue}`,
      description: '',
      examples: Array.from(
        { length: 100 },
        (_unused, at) => `text ${at} of subject ${queue}, parcel ${at * queue}`,
      ),
    }));
    await classifier.train(many);
    training = false;
    // In one go it would be a handful; others get their turn between two slices of the work.
    expect(turns).toBeGreaterThan(20);
  });
});

describe('lexical similarity', () => {
  const similarity = async (texts: readonly string[], asked: string): Promise<readonly number[]> => {
    const sums = new Float32Array(texts.length);
    (await createNgramIndex(texts, 1, () => Promise.resolve())).addSimilarity(asked, sums);
    return [...sums];
  };

  it('is full for the same text, whatever its case and accents', async () => {
    const [same] = await similarity(['Crème brûlée please', 'something else'], 'CREME BRULEE please');
    expect(same).toBeCloseTo(2, 5);
  });

  it('survives a typing error (or a misspelled word would speak for nothing)', async () => {
    const [right = 0, other = 0] = await similarity(['cancel my order', 'opening hours'], 'cancle my ordr');
    expect(right).toBeGreaterThan(other + 0.2);
  });

  it('does not fail on a text without words', async () => {
    expect(await similarity(['cancel my order'], '!!! 🙂')).toEqual([0]);
  });
});
