import { z } from 'zod';
import { pathAccess, type PathAccess } from '../../preload/calls/path.ts';

/** One place in a schema that holds a value of its own. */
export interface Leaf {
  /** Where it is: field names, `[]` for the items of a list. */
  readonly at: string;
  readonly schema: z.core.$ZodType;
  /** Null for what is not a path. */
  readonly access: PathAccess | null;
}

/** Every leaf of a schema, each option of a union included. */
export function leavesOf(schema: z.core.$ZodType, at = ''): readonly Leaf[] {
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([name, field]) => leavesOf(field, `${at}.${name}`));
  if (schema instanceof z.ZodArray) return leavesOf(schema.element, `${at}[]`);
  if (schema instanceof z.ZodRecord)
    return [...leavesOf(schema.keyType, `${at}.key`), ...leavesOf(schema.valueType, `${at}.value`)];
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => leavesOf(option, at));
  if (isWrapped(schema)) return leavesOf(schema.unwrap(), at);
  return [{ at, schema, access: pathAccess.get(schema)?.access ?? null }];
}

/** A string by whose name one would take it for a path. */
export const isPathInDisguise = ({ at, schema, access }: Leaf): boolean =>
  access === null &&
  (schema instanceof z.ZodString || schema instanceof z.ZodStringFormat) &&
  /path|folder|file|director/i.test(at);

/** Values that fit a schema, one for each option of its unions, with all that is optional. Each path is another one. */
export function samplesOf(schema: z.core.$ZodType): readonly unknown[] {
  let paths = 0;
  const samples = (part: z.core.$ZodType): readonly unknown[] => {
    if (pathAccess.has(part)) return [`/picked/${(paths += 1)}`];
    if (part instanceof z.ZodObject) {
      const fields = Object.entries(part.shape).map(([name, field]) => [name, samples(field)] as const);
      const most = Math.max(1, ...fields.map(([, values]) => values.length));
      return Array.from({ length: most }, (_, at) =>
        Object.fromEntries(fields.map(([name, values]) => [name, values[at % values.length]])),
      );
    }
    if (part instanceof z.ZodArray) return samples(part.element).map((item) => [item]);
    if (part instanceof z.ZodUnion) return part.options.flatMap(samples);
    if (isWrapped(part)) return samples(part.unwrap());
    if (part instanceof z.ZodRecord) return [{}];
    if (part instanceof z.ZodString) return [['x'.repeat(part.minLength ?? 1), 'en'].find(fits(part))];
    if (part instanceof z.ZodISODate) return ['2026-01-31'];
    if (part instanceof z.ZodNumber) return [Math.max(0, part.minValue ?? 0)];
    if (part instanceof z.ZodEnum) return part.options.slice(0, 1);
    if (part instanceof z.ZodLiteral) return [part.value];
    if (part instanceof z.ZodBoolean) return [true];
    throw new Error(`No sample of a ${part._zod.def.type}`);
  };
  return samples(schema);
}

const fits = (schema: z.core.$ZodType) => (value: unknown) => z.safeParse(schema, value).success;

const isWrapped = (schema: z.core.$ZodType) =>
  schema instanceof z.ZodOptional ||
  schema instanceof z.ZodNullable ||
  schema instanceof z.ZodReadonly ||
  schema instanceof z.ZodDefault;
