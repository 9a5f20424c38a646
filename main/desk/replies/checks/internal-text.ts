import { type Check, withoutSentence } from './check-input.ts';

/** Words of what is marked internal, unless the customer or the shop itself says them too. */
export const internalText: Check = (input) =>
  input.internal.find(input.reply).flatMap(({ start, end, title }) => {
    const words = input.reply.slice(start, end);
    if (input.isInMessage(words) || input.isShopText(words)) return [];
    return [
      {
        kind: 'internalText',
        start,
        end,
        words,
        why: { code: 'internal', params: { title } },
        question: null,
        fix: withoutSentence(input, { start, end }),
      },
    ];
  });
