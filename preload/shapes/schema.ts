import { z } from 'zod';

/** What many schemas are made of. */
export const id = z.string().min(1).max(64);

/** A day of the calendar that a shop can have. A date field passes through the year 2 while a year is typed. */
export const shopDay = z.iso.date().refine((text) => text >= '1970' && text < '2200');

/** A text of at most so many UTF-16 code units, with more in it than space. */
export const notBlank = (most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => text.trim() !== '', 'It is blank');

/** What a schema describes, as everybody but its maker sees it: read only, through and through. */
export type ShapeOf<Schema extends z.ZodType> = DeepReadonly<z.infer<Schema>>;
type DeepReadonly<Value> = Value extends object
  ? { readonly [Key in keyof Value]: DeepReadonly<Value[Key]> }
  : Value;
