import { z } from 'zod';
import { pathAccess, type PathAccess } from '../../preload/calls/path.ts';

/** A path in the input of a call, and what the call does with it. */
export interface InputPath {
  readonly path: string;
  readonly access: PathAccess;
}

/** Finds the paths in a value that fits the schema. */
export type FindPaths = (value: unknown) => readonly InputPath[];

/** How the paths in values of a schema are found; null where there are none. Throws for a schema that it cannot look into. */
export function pathFinder(schema: z.core.$ZodType): FindPaths | null {
  const path = pathAccess.get(schema);
  if (path) return (value) => (typeof value === 'string' ? [{ path: value, access: path.access }] : []);
  if (schema instanceof z.ZodObject) return inObject(schema);
  if (schema instanceof z.ZodArray) return inEach(pathFinder(schema.element), asArray);
  if (schema instanceof z.ZodRecord)
    return both(
      inEach(pathFinder(schema.keyType), (value) => Object.keys(asObject(value))),
      inEach(pathFinder(schema.valueType), (value) => Object.values(asObject(value))),
    );
  if (schema instanceof z.ZodUnion) return schema.options.map(inOption).reduce(both, null);
  if (isWrapper(schema)) return pathFinder(schema.unwrap());
  if (isLeaf(schema)) return null;
  throw new Error(`A call's input cannot hold a ${schema._zod.def.type}: nobody would see the paths in it`);
}

function inObject({ shape }: z.ZodObject): FindPaths | null {
  return Object.entries(shape)
    .map(([name, field]) => inEach(pathFinder(field), (value) => [asObject(value)[name]]))
    .reduce(both, null);
}

/** A value may fit more than one option; then the paths of each count. */
function inOption(option: z.core.$ZodType): FindPaths | null {
  const find = pathFinder(option);
  return find && ((value) => (z.safeParse(option, value).success ? find(value) : []));
}

const inEach = (find: FindPaths | null, parts: (value: unknown) => readonly unknown[]): FindPaths | null =>
  find && ((value) => parts(value).flatMap(find));

const both = (a: FindPaths | null, b: FindPaths | null): FindPaths | null =>
  a && b ? (value) => [...a(value), ...b(value)] : (a ?? b);

const asArray = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const asObject = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

const isWrapper = (schema: z.core.$ZodType) =>
  schema instanceof z.ZodOptional ||
  schema instanceof z.ZodNullable ||
  schema instanceof z.ZodReadonly ||
  schema instanceof z.ZodDefault;

const isLeaf = (schema: z.core.$ZodType): boolean =>
  schema instanceof z.ZodString ||
  schema instanceof z.ZodStringFormat ||
  schema instanceof z.ZodNumber ||
  schema instanceof z.ZodBoolean ||
  schema instanceof z.ZodEnum ||
  schema instanceof z.ZodLiteral;
