import { z } from 'zod';

/** What the inputs of many calls have in common. */
export const nothing = z.strictObject({});
/** Longest message that is read, in UTF-16 code units; a longer one is refused, never cut silently. */
export const messageText = z.string().max(200_000);

/** Marks the output type of a call beside its input schema; costs nothing at run time. */
export const call = <Input extends z.ZodType>(input: Input) => ({
  returns: <Output>() => ({ input }) as { readonly input: Input; readonly output?: Output },
});
