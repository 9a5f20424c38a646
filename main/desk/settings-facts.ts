import { z } from 'zod';

/** What a value becomes: numbers, switches and choices as they are, of words and lists only whether and how many. */
type Fact = number | boolean | string | null | { readonly [name: string]: Fact };

/**
 * The facts in a value that fits the schema. Names are those of the schema, so that a name that a person chose is never among
 * them; a text is 'set' or 'empty', a list its length. What nobody can tell to be a fact is left out.
 */
export function factsOf(schema: z.core.$ZodType, value: unknown): Fact {
  if (value === null) return null;
  if (schema instanceof z.ZodObject) {
    const given: Readonly<Record<string, unknown>> = typeof value === 'object' ? { ...value } : {};
    return Object.fromEntries(
      Object.entries(schema.shape).map(([name, field]) => [name, factsOf(field, given[name])]),
    );
  }
  if (schema instanceof z.ZodArray) return Array.isArray(value) ? value.length : null;
  if (schema instanceof z.ZodRecord)
    return typeof value === 'object' ? Object.keys(value ?? {}).length : null;
  if (schema instanceof z.ZodNumber) return typeof value === 'number' ? value : null;
  if (schema instanceof z.ZodBoolean) return typeof value === 'boolean' ? value : null;
  if (schema instanceof z.ZodEnum) return schema.options.find((option) => option === value) ?? null;
  if (schema instanceof z.ZodString) return value === '' ? 'empty' : 'set';
  if (isWrapper(schema)) return factsOf(schema.unwrap(), value);
  return null;
}

const isWrapper = (schema: z.core.$ZodType) =>
  schema instanceof z.ZodOptional ||
  schema instanceof z.ZodNullable ||
  schema instanceof z.ZodReadonly ||
  schema instanceof z.ZodDefault;
