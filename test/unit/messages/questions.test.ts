import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { findFolds } from '../../../main/desk/library/mail-folds.ts';
import { extractQuestions } from '../../../main/desk/messages/questions.ts';
import { splitSentences } from '../../../main/desk/messages/sentences.ts';

const read = (text: string) => extractQuestions(splitSentences(text, findFolds(text)));
const asked = (text: string): readonly string[] => read(text).map((question) => question.text);

describe('finding the questions', () => {
  it('finds each question once, in order, at its exact place (marks in the window would slip)', () => {
    const text =
      'Hello,\n\n1. Do you deliver on Sundays?\n2. What is the latest time\nto order for Friday\n- and do you wrap gifts?';
    for (const question of read(text))
      expect(text.slice(question.start, question.end).replaceAll(/\s+/g, ' ').toLowerCase()).toBe(
        question.text.toLowerCase(),
      );
    expect(asked(text)).toHaveLength(3);
  });

  it('joins a question that a mail client broke over lines', () => {
    const text =
      'I would like to know whether it is possible to send a parcel to the\nIsle of Man before Christmas this year?';
    expect(asked(text)).toEqual([
      'I would like to know whether it is possible to send a parcel to the Isle of Man before Christmas this year?',
    ]);
  });

  it('takes a request without a question mark', () => {
    expect(asked('Please cancel order 48419 and refund me.')).toEqual([
      'Please cancel order 48419 and refund me.',
    ]);
  });

  it('takes a message that asks nothing in words as one question', () => {
    expect(asked('Order my product')).toEqual(['Order my product']);
  });

  it('leaves out politeness and anger that no library answers', () => {
    expect(asked('How are you? Hello? Are you serious? When do you open on Monday?')).toEqual([
      'When do you open on Monday?',
    ]);
  });

  it('finds nothing to answer in a letter of thanks', () => {
    expect(asked('The cake was lovely. I only wanted to say thank you!')).toEqual([]);
  });

  it('gives a question that leans on what was said before its context', () => {
    const [question] = read('I found a voucher from 2025 in a drawer. Is it still valid?');
    expect(question?.context).toBe('I found a voucher from 2025 in a drawer.');
  });

  it('finds the statement after a greeting, and the context-dependent question that follows it', () => {
    const said = 'Hello again, my parcel still has not come.';
    const questions = read(`${said} Where is it?`);
    expect(questions.map(({ text, context }) => [text, context])).toEqual([['Where is it?', said]]);
    expect(asked('Hello, my name is Maren Okafor. Do you bake rye?')).toEqual(['Do you bake rye?']);
    expect(read('Hello, my name is Maren Okafor. Is it fresh?').map(({ context }) => context)).not.toContain(
      'Hello, my name is Maren Okafor.',
    );
  });

  it('does not ask again what was asked in folded history or a disclaimer', () => {
    expect(asked('Any news on that?\n\nOn 2 May, Me wrote:\n> Where is my parcel?')).toEqual([
      'Any news on that?',
    ]);
  });

  it('reaches over all that a complaint tells when nothing is asked, and searches what is wrong', () => {
    const told = 'Five shrubs paid, three in the box. One of them is broken. I had a day off for this.';
    const [first, ...others] = read(told);
    expect(others).toEqual([]);
    expect([first?.start, first?.end]).toEqual([0, told.length]);
    expect(first?.text).toBe('One of them is broken.');
    expect(asked(`${told} Can I have the other two?`)).toContain('Can I have the other two?');
  });

  it('does not take the question of a note about private mail', () => {
    const note =
      'The contents of this mail are private. If you are not the addressee, why are you still reading?';
    expect(asked(`My bank has never heard of you.\n\nAnthea\n\n${note}`).join(' ')).not.toContain(
      'addressee',
    );
  });

  it('finds nothing in an empty message and does not fail on signs alone', () => {
    expect(asked('')).toEqual([]);
    expect(asked('?!… 🙃')).toEqual([]);
  });
});

describe('the sample shop as plain text', () => {
  const expected = z
    .object({ messages: z.array(z.object({ questions: z.array(z.object({ text: z.string() })) })) })
    .parse(JSON.parse(readFileSync('test/fixtures/sample-shop-expected.json', 'utf8')));

  it.each(expected.messages.flatMap(({ questions }) => questions))(
    'takes "$text" as one question',
    ({ text }) => {
      expect(asked(text)).toHaveLength(1);
    },
  );
});
