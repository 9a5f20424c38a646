import { type Check, withoutSentence } from './look.ts';

/** Words of what is marked internal, unless the customer or the shop itself says them too. */
export const internalText: Check = (look) =>
  look.internal.find(look.reply).flatMap(({ start, end, title }) => {
    const words = look.reply.slice(start, end);
    if (look.isInMessage(words) || look.isShops(words)) return [];
    return [
      {
        kind: 'internalText',
        start,
        end,
        words,
        why: `These words are from “${title}”, which is marked internal.`,
        question: null,
        fix: withoutSentence(look.reply, { start, end }),
      },
    ];
  });
