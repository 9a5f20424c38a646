import { describe, expect, test } from 'vitest';
import { compareReplies, statementsOf } from '../../../main/desk/quality/compare-replies.ts';
import { realEmbedder } from '../../contract/support/desk.ts';

const shop = `Hello [NAME],

thank you for your message. You can send the mugs back within 30 days of delivery. The label for the parcel is in your account under Orders. We refund the full price to your card within 5 working days.

Kind regards
The Clay Corner`;

const statesOf = async (own: string, theirs = shop) =>
  (await compareReplies({ own, shop: theirs }, realEmbedder())).points.map(({ state }) => state);

test('greetings, thanks and sign-offs are no statements', () => {
  expect(statementsOf(shop).map((said) => said.slice(0, 20))).toEqual([
    'You can send the mug',
    'The label for the pa',
    'We refund the full p',
  ]);
});

describe('what of the reply of the shop is covered', () => {
  test('in other words, in another order', async () => {
    const own = `Dear Nora,\nyou will have your money back on the card after no more than five working days. Please print the return label that you find in your account, at your orders. Returning the mugs is possible for 30 days after they arrived.`;
    expect(await statesOf(own)).toEqual(['covered', 'covered', 'covered']);
  });

  test('what is left out is missing, however friendly the rest', async () => {
    const own = `Hello Nora,\nI am so sorry to hear that! Of course you can return the mugs within 30 days of delivery.\nHave a lovely day`;
    expect(await statesOf(own)).toEqual(['covered', 'missing', 'missing']);
  });

  test('another number is told with the words of the shop, and what nobody said is told too', async () => {
    const own = `You can send the mugs back within 14 days of delivery. You find the label for the parcel in your account. We refund the full price to your card within 5 working days, and add 10 euros.`;
    const { points, added } = await compareReplies({ own, shop }, realEmbedder());
    expect(points[0]).toMatchObject({ state: 'otherwise', facts: ['30 days'] });
    expect(points[2]?.state).toBe('covered');
    expect(added).toEqual(['14 days', '10 euros']);
  });

  test('the opposite is no cover', async () => {
    const theirs = 'Yes, dogs may come onto the terrace with you.';
    expect(await statesOf('No, dogs may not come onto the terrace with you.', theirs)).toEqual(['otherwise']);
  });

  test('nothing about it is missing all of it', async () => {
    expect(await statesOf('We will look into this and come back to you.')).toEqual([
      'missing',
      'missing',
      'missing',
    ]);
  });
});
