import { describe, expect, test } from 'vitest';
import { createClient } from '../../../preload/client.ts';
import { lineOrigins } from '../../../renderer/features/workspace/line-origins.ts';
import {
  insertSnippet,
  matchShortName,
  questionOfTrouble,
  snippetPieces,
} from '../../../renderer/stores/insert-snippet.ts';
import { createWorkspaceStore } from '../../../renderer/stores/workspace.ts';
import { createFakeWire, draftOf, question, reading, suggestion } from '../../support/fake-wire.ts';

const draft = draftOf([{ question: 'A?', text: 'Send us a photo.', target: 'e:1' }]);
const snippet = { id: '7', shortName: 'sorry', kind: 'macro', text: 'We are sorry.', cursor: null } as const;
const calm = {
  mood: 'negative',
  word: 'unhappy',
  frustration: 0.7,
  confidence: 'sure',
  leaving: false,
  urgent: false,
  vulnerable: false,
  priority: 'normal',
  why: [],
  parts: [],
} as const;
const [greeting = '', answer = '', signOff = ''] = draft.pieces.map(({ text }) => text);
const order = (text: string) =>
  [greeting, answer, signOff, snippet.text]
    .toSorted((a, b) => text.indexOf(a) - text.indexOf(b))
    .map((part) => [greeting, answer, signOff, snippet.text].indexOf(part));

describe('where a snippet goes', () => {
  test('it stands before the sign-off, calming words before the answers (a reply ended with an apology)', () => {
    expect(order(insertSnippet({ draft, text: draft.text }, snippet, null).text)).toEqual([0, 1, 3, 2]);
    const calming = { ...snippet, kind: 'calming' } as const;
    expect(order(insertSnippet({ draft, text: draft.text }, calming, null).text)).toEqual([0, 3, 1, 2]);
  });

  test('an apology stands with the answer to what the customer is upset about, behind its lead-in', () => {
    const { pieces } = draftOf([
      { question: 'Open?', text: 'From nine.', target: 'e:1' },
      { question: 'Squashed?', text: 'Send us a photo.', target: 'e:2' },
    ]);
    const link = { from: 'setting', text: 'On your next point:', question: 2, target: 'set:links' } as const;
    const two = { pieces: pieces.toSpliced(2, 0, link), text: '' };
    const text = 'Dear Maren,\n\nFrom nine.\n\nOn your next point:\nSend us a photo.\n\nWarm regards,\nInes';
    const put = (kind: 'apology' | 'calming', upsetAbout: number | null) =>
      insertSnippet({ draft: { ...two, text }, text, upsetAbout }, { ...snippet, kind }, null).text;
    const second =
      'Dear Maren,\n\nFrom nine.\n\nOn your next point:\nWe are sorry.\n\nSend us a photo.\n\nWarm regards,\nInes';
    expect([put('apology', 2), put('calming', 2)]).toEqual([second, second]);
    expect(put('apology', 1)).toBe(text.replace('From nine.', 'We are sorry.\n\nFrom nine.'));
    expect(put('apology', null)).toBe(put('apology', 1));
    expect(put('apology', 3)).toBe(put('apology', 1));
  });

  test('a message is upset about the question that is closest to what says so', () => {
    const spans = [
      { ...question(1, []), start: 0, end: 18 },
      { ...question(2, []), start: 60, end: 70 },
    ];
    const upset = (start: number, kind: 'fault' | 'thanks' = 'fault') => ({
      questions: spans,
      mood: { ...calm, evidence: [{ start, end: start + 5, kind, text: 'wrong', by: 'words' as const }] },
    });
    expect([upset(50), upset(20), upset(62)].map(questionOfTrouble)).toEqual([2, 1, 2]);
    expect(questionOfTrouble(upset(50, 'thanks'))).toBeNull();
    expect(questionOfTrouble({ questions: [], mood: upset(50).mood })).toBeNull();
    expect(questionOfTrouble({ questions: spans, mood: null })).toBeNull();
  });

  test('its paragraph is separated by one empty line, and nothing else changes', () => {
    const { text } = insertSnippet({ draft, text: draft.text }, snippet, null);
    expect(text).not.toMatch(/\n{3}/u);
    const ended = insertSnippet({ draft, text: draft.text }, { ...snippet, text: 'We are sorry.\n' }, null);
    expect(ended.text).toBe(text);
    expect(text.replace(`${snippet.text}\n\n`, '')).toBe(draft.text);
  });

  test('at the cursor it replaces what is selected, and the cursor goes where the snippet says', () => {
    const text = 'Hello, XX!';
    const result = insertSnippet({ draft, text }, { ...snippet, cursor: 3 }, { start: 7, end: 9 });
    expect(result.text).toBe('Hello, We are sorry.!');
    expect(result.cursor).toBe(10);
  });

  test('it finds a place in a reply whose ends the agent has rewritten', () => {
    expect(insertSnippet({ draft, text: 'All new' }, snippet, null).text).toBe('All new\n\nWe are sorry.');
    expect(insertSnippet({ draft, text: '' }, snippet, null).text).toBe('We are sorry.');
  });
});

test('its lines are known as the snippet’s, also when reworded; the agent’s stay the agent’s', () => {
  const { text, inserted } = insertSnippet({ draft, text: draft.text }, snippet, null);
  const origins = (now: string) =>
    lineOrigins(draft, now, [inserted])
      .filter((line) => line.text.includes('sorry') || line.text.includes('Fridays'))
      .map(({ origin, target, changed }) => [origin, target, changed]);
  expect(origins(text)).toEqual([['snippet', 's:7', false]]);
  expect(origins(text.replace('We are sorry.', 'We are so sorry.'))).toEqual([['snippet', 's:7', true]]);
  expect(origins(`${text}\nOnly on Fridays.`)).toContainEqual(['agent', null, false]);
  expect(snippetPieces({ inserted: [inserted], text })).toEqual([
    { from: 'snippet', text: 'We are sorry.', question: null, target: 's:7' },
  ]);
  expect(snippetPieces({ inserted: [inserted], text: draft.text })).toEqual([]);
});

test('a snippet survives another answer and a new draft, and is sent to the audit log', async () => {
  const other = draftOf([{ question: 'A?', text: 'Text of e:2.', target: 'e:2' }]);
  const wire = createFakeWire({
    'messages.read': () => reading([question(1, [suggestion('e:1'), suggestion('e:2')])], draft),
    'replies.compose': () => other,
    'replies.commit': () => ({ auditLogId: 'j', kept: 'everything' }),
  });
  const store = createWorkspaceStore(createClient(wire), () => 0);
  await store.getState().read({ text: 'message' }, 'pasted');
  expect(store.getState().insert(snippet, null)).toBe(true);
  await store.getState().choose(0, 'e:2');
  expect(store.getState().activeCase?.text).toContain(`Text of e:2.\n\n${snippet.text}\n\n`);
  await store.getState().copy();
  const call = wire.calls.find(({ name }) => name === 'replies.commit');
  expect(call?.input).toMatchObject({
    pieces: expect.arrayContaining([{ from: 'snippet', text: snippet.text, question: null, target: 's:7' }]),
  });
});

test.each([
  ['Hi ;sorry ', 10, { start: 3, end: 10, shortName: 'sorry' }],
  [';sorry\nmore', 7, { start: 0, end: 7, shortName: 'sorry' }],
  ['Hi ;sorry', 9, null],
  ['a;b ', 4, null],
  ['One; two ', 9, null],
])('of %j, typed up to %i, the short name is %j', (text, cursor, typed) => {
  expect(matchShortName(text, cursor)).toEqual(typed);
});
