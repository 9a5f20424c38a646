import { expect, test } from 'vitest';
import type { Mood } from '../../../preload/contract.ts';
import {
  firstWord,
  listedDetails,
  highlightRuns,
  segmentsOf,
} from '../../../renderer/features/workspace/message-segments.ts';
import { draftOf, question, reading } from '../../support/fake-wire.ts';

const text = 'Hi. Where is order #482 now?\n\nBest\nMaren\n\n> old\n> mail';
const span = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
const asked = { ...question(1, [], 'Where is order #482 now?'), ...span('Where is order #482 now?') };
const message = reading([asked], draftOf([]), {
  text,
  details: [{ kind: 'order', text: '#482', normalized: null, why: { code: 'order' }, ...span('#482') }],
  folds: [
    { kind: 'signature', lines: 2, ...span('Best\nMaren') },
    { kind: 'quote', lines: 2, ...span('> old\n> mail') },
  ],
});

test('a detail inside a question keeps the question whole, and its number is drawn once', () => {
  const runs = segmentsOf(message).filter((segment) => segment.type === 'run');
  const ofQuestion = runs.filter((run) => run.question === 1);
  expect(ofQuestion.map((run) => run.text).join('')).toBe(asked.text);
  expect(ofQuestion.filter((run) => run.startsQuestion)).toHaveLength(1);
  expect(runs.find((run) => run.detail === 'order')?.text).toBe('#482');
});

test('a signature and the quote below it fold into one line, and no word of the message is lost', () => {
  const segments = segmentsOf(message);
  const folds = segments.filter((segment) => segment.type === 'fold');
  expect(folds.map(({ label }) => label)).toEqual(['signature and 2 quoted lines folded']);
  expect(segments.map((segment) => segment.text).join('\n\n')).toContain('> old\n> mail');
});

test('a fold that holds a question or another order number says so (or nobody would open it)', () => {
  const [signature, quote] = message.folds;
  const holding = {
    ...message,
    folds: [signature, { ...quote, holds: ['question', 'order'] }],
  } as typeof message;
  expect(segmentsOf(holding).flatMap((segment) => (segment.type === 'fold' ? segment.label : []))).toEqual([
    'signature and 2 quoted lines folded, with a question and another order number',
  ]);
});

test('marks that overlap or reach beyond the text neither repeat nor drop words', () => {
  const runs = highlightRuns('refund in full', [
    { start: 0, end: 6 },
    { start: 3, end: 9 },
    { start: 10, end: 99 },
  ]);
  expect(runs.map((run) => run.text).join('')).toBe('refund in full');
});

test('a name that is written twice is offered once', () => {
  const name = { kind: 'name', text: 'Maren', normalized: null, why: { code: 'name_signed' } } as const;
  expect(
    listedDetails([
      { ...name, start: 30, end: 35 },
      { ...name, text: 'MAREN', start: 3, end: 8 },
    ]),
  ).toHaveLength(1);
});

test('who is named whole is not listed by the first name again', () => {
  const [known] = message.details;
  if (known === undefined) throw new Error('no detail');
  const name = { ...known, kind: 'name' as const };
  const names = listedDetails([
    { ...name, text: 'Maren Okafor', start: 0, end: 12 },
    { ...name, text: 'Maren', start: 30, end: 35 },
    { ...name, text: 'Mar', start: 40, end: 43 },
  ]).map((one) => one.text);
  expect(names).toEqual(['Maren Okafor', 'Mar']);
});

test('words that tell the mood are marked inside a question, a sentence that only reads so is not', () => {
  const cue = { kind: 'complaint', text: 'Where is', by: 'words', ...span('Where is') } as const;
  const mood: Mood = {
    mood: 'negative',
    word: 'unhappy',
    frustration: 0.6,
    confidence: 'likely',
    why: [],
    parts: [],
    leaving: false,
    urgent: false,
    vulnerable: false,
    priority: 'normal',
    evidence: [cue, { kind: 'complaint', text: 'Hi.', by: 'meaning', ...span('Hi.') }],
  };
  const runs = segmentsOf({ ...message, mood }).filter((segment) => segment.type === 'run');
  expect(runs.filter((run) => run.cue !== null).map((run) => run.text)).toEqual(['Where is']);
  expect(
    runs
      .filter((run) => run.question === 1)
      .map((run) => run.text)
      .join(''),
  ).toBe(asked.text);
});

// Bug: a number stood at the end of a line, and its question began on the next.
test('the number of a question keeps its first word on its line, but no word that may have to be broken', () => {
  expect(
    ['And how?', 'Why', '荷物はいつ届きますか？土曜日に届くはずでした。また', 'x'.repeat(40)].map(firstWord),
  ).toEqual(['And', 'Why', '荷', 'x']);
});
