import { expect, test } from 'vitest';
import { subjectQuestion } from '../../../main/desk/messages/subject-question.ts';
import { partsOf } from '../../../main/desk/messages/message-parts.ts';

const mail = (subject: string, body: string) =>
  `From: Mo Lind <mo@example.org>\nTo: shop@shop.example\nSubject: ${subject}\n\n${body}\n`;
const read = (subject: string, body: string): string | undefined =>
  subjectQuestion(partsOf({ text: mail(subject, body), subject: null }), body)?.text;

test('a subject that asks what the words below only go on from is a question of the mail', () => {
  expect(read('Is there a lift for wheelchairs?', 'And may my sister come along?')).toBe(
    'Is there a lift for wheelchairs?',
  );
});

test('a subject that the words below ask again is asked once', () => {
  expect(read('Is there a lift?', 'Hello, is there a lift in your house for us?')).toBeUndefined();
  expect(read('Question?', 'Do you sell string?')).toBeUndefined();
});

const below =
  'From: Ada Lind <ada@example.org>\nSent: Monday, 2 March 2026 09:00\nTo: Mo Lind\nSubject: cups\n\nThe blue cup has no handle.';
const unreadOf = (subject: string, note: string) => {
  const { text, unread } = partsOf({ text: mail(subject, `${note}\n\n${below}`), subject: null });
  return unread.some(({ start, end }) => text.slice(start, end).includes('no handle'));
};

test('a mail below is read where the subject says that it is handed on, and is a quote otherwise', () => {
  expect(unreadOf('FW: cups', 'Could you look into this please.')).toBe(false);
  expect(unreadOf('Re: cups', 'Could you look into this please.')).toBe(true);
});
