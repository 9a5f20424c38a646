import { expect, test } from 'vitest';
import type { Conversation, ConversationMessage } from '../../../main/desk/library/conversation.ts';
import { stripPleasantries } from '../../../main/desk/learning/past-answers/strip-pleasantries.ts';
import { detectShopAddresses } from '../../../main/desk/learning/past-answers/shop-senders.ts';
import { scoreGroup } from '../../../main/desk/learning/past-answers/score.ts';

test.each([
  [
    'Hi Anna,\n\nthank you for your message. We ship on Mondays.\n\nKind regards,\nTess',
    'We ship on Mondays.',
  ],
  ['Hi Anna, yes, we ship on Mondays. Let us know if you have any questions.', 'Yes, we ship on Mondays.'],
  [
    'Sehr geehrte Frau Roth,\n\nwir liefern montags.\n\nMit freundlichen Grüßen\nTess',
    'Wir liefern montags.',
  ],
  ['@anna_k Try it with a return, Angeo. ^KB', 'Try it with a return.'],
  ['Sorry for the delay! The shop is in Bristol, England.', 'The shop is in Bristol, England.'],
])('strips greeting, thanks, names and sign-off, and keeps the rest: %j', (text, rest) => {
  expect(stripPleasantries(text).join('\n\n')).toBe(rest);
});

const message = (address: string, automatic = false): ConversationMessage => ({
  from: { name: '', address },
  to: [],
  at: null,
  text: 'x',
  automatic,
  side: null,
});
const conversation = (id: string, ...messages: ConversationMessage[]): Conversation => ({
  id,
  subject: '',
  messages,
});

test('detects the shop as the sender who answers many, with all addresses of its domain', () => {
  const chatty = Array.from({ length: 9 }, () => message('shop@lamps.example'));
  expect(
    detectShopAddresses([
      conversation('1', message('a@mail.example'), message('shop@lamps.example'), message('talk@gmail.com')),
      conversation('2', message('b@mail.example'), message('tess@lamps.example'), message('talk@gmail.com')),
      conversation('3', message('c@mail.example'), ...chatty),
      conversation(
        '4',
        message('shop@lamps.example'),
        ...Array.from({ length: 30 }, () => message('talk@gmail.com')),
      ),
      conversation('5', message('d@mail.example'), message('bounce@host.example', true)),
    ]),
  ).toEqual(['shop@lamps.example', 'tess@lamps.example']);
});

test('scores frequent questions with agreeing answers higher, and customer-specific ones 0', () => {
  const score = (change: Partial<Parameters<typeof scoreGroup>[0]>): number =>
    scoreGroup({
      question: 'How long does delivery take?',
      asked: 1,
      alike: 1,
      answer: 'Delivery takes two to three working days within the country.',
      closeness: 0.6,
      ...change,
    });
  expect(score({ asked: 6, alike: 6 })).toBeGreaterThan(score({ asked: 6, alike: 2 }));
  expect(score({ asked: 2, alike: 2 })).toBeGreaterThan(score({}));
  expect(score({ answer: 'Your parcel left us on 12 March and will be with you tomorrow.' })).toBe(0);
  expect(score({ answer: '[NAME], we sent it to [ADDRESS] and wrote to [EMAIL].', asked: 5, alike: 5 })).toBe(
    0,
  );
  expect(score({ question: 'The lamp is lovely.' })).toBe(0);
});
