import { z } from 'zod';
import type { Access, CallAccess } from '../roles.ts';

/** What the inputs of many calls have in common. */
export const nothing = z.strictObject({});
/** Longest message that is read, in UTF-16 code units; a longer one is refused, never cut silently. */
export const messageText = z.string().max(200_000);

/** One access, or one for each value of a field that has few of them. */
type AccessOfValue<Value> = Access | Readonly<Record<`${Extract<Value, string | boolean>}`, Access>>;
/** A new field is declared as well, or it does not compile. */
export type AccessOfFields<Fields> = { readonly [Name in keyof Fields]-?: AccessOfValue<Fields[Name]> };

/**
 * A call: what comes in, who may make it, and beside the schema the type of what goes out, which costs nothing at run time.
 * Without `for` it is no call.
 */
export const call = <Input extends z.ZodType>(input: Input) => ({
  for: (access: Access | { readonly fields: AccessOfFields<z.output<Input>> }) => ({
    returns: <Output>() =>
      ({ input, access }) as {
        readonly input: Input;
        readonly access: CallAccess;
        readonly output?: Output;
      },
  }),
});
