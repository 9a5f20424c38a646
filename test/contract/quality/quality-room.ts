import type { Reading } from '../../../preload/contract.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { keyStore } from '../support/key-store.ts';
import { entryFields } from '../support/entry-fields.ts';
import { dayMs } from '../../../preload/shared/days.ts';

/** A clock that a test sets; it begins on a Wednesday, so that a week lies before it. */
export interface TestClock {
  now: number;
  /** So many days on. */
  go(days: number): void;
}

export function testClock(): TestClock {
  const clock: TestClock = {
    now: new Date(2026, 9, 7, 10).getTime(),
    go(days) {
      clock.now += days * dayMs;
    },
  };
  return clock;
}

export const openDeskAt = (
  clock: TestClock,
  changes: Parameters<typeof openTestDesk>[0] = {},
): Promise<TestDesk> => openTestDesk({ keyStore, now: () => clock.now, ...changes });

/** Reads the message and copies a reply; what is suggested first is chosen, unless `chooses` says otherwise. */
export async function reply(
  { api }: Pick<TestDesk, 'api'>,
  message: string,
  words: string,
  { chooses = true, suggested = words }: { readonly chooses?: boolean; readonly suggested?: string } = {},
): Promise<Reading> {
  const reading = await api.call('messages.read', { text: message });
  await api.call('replies.commit', {
    caseId: reading.caseId,
    message,
    suggested,
    pieces: [],
    reply: words,
    questions: reading.questions.map(({ text, suggestions, verdict }) => ({
      question: text,
      shown: suggestions.map(({ target, confidence }) => ({ target, confidence: confidence.value })),
      chosen: chooses && verdict.word !== 'no good answer' ? (suggestions[0]?.target ?? null) : null,
    })),
  });
  return reading;
}

export async function save(
  { api }: Pick<TestDesk, 'api'>,
  question: string,
  answer: string,
): Promise<string> {
  const { id } = await api.call('entries.save', { id: null, fields: entryFields(question, answer) });
  return id;
}
