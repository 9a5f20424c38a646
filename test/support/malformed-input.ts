import { z } from 'zod';
import { pathAccess, type PathAccess } from '../../preload/calls/path.ts';

export interface InputSources {
  readonly random: () => number;
  /** A path for this access, one that is there or one that is not. */
  readonly pathFor: (access: PathAccess) => string;
  /** A string that the desk has said before, such as an id; null while it has said none. */
  readonly known: () => string | null;
}

/** What no call expects anywhere, as far as a wire can carry it. */
const hostile: readonly (() => unknown)[] = [
  () => null,
  () => undefined,
  () => '',
  () => 'owner',
  () => -1,
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => 2 ** 53,
  () => 1e308,
  () => -0,
  () => 10n ** 40n,
  () => [],
  () => ({}),
  () => true,
  () => new Date(Number.NaN),
  () => new Map([['role', 'owner']]),
  () => new Uint8Array(40),
  () => /(a+)+$/u,
  () => Array.from({ length: 5_000 }, () => 'x'),
  () => ({ access: 'owner', role: 'owner', length: -1, valueOf: 'x' }),
  () => JSON.parse('{"__proto__": {"access": "owner"}, "constructor": "owner", "toString": 1}'),
  () => JSON.parse(`${'['.repeat(2_000)}${']'.repeat(2_000)}`),
  () => {
    const round: Record<string, unknown> = {};
    round['round'] = round;
    return round;
  },
];

/** Texts that mean something to one of the layers below. */
const texts: readonly string[] = [
  'en',
  'x',
  'Anna',
  'anna@example.org',
  ' ',
  '\u0000',
  '\uD800',
  'a\uDC00b',
  '\u202Eowner\u2066',
  '%s%n{{name}}{{#if}}{{',
  "'; DROP TABLE entries; --",
  '" OR NEAR(a b) AND * ^ col:',
  '-"',
  '../../../etc/passwd',
  'con',
  '<script>alert(1)</script>',
  '=cmd|x!A1',
  '2026-02-31',
  '9'.repeat(40),
  'a'.repeat(3_000) + '!',
  'Dear Sir,\r\n> On Monday you wrote:\r\n> Hello\r\nWhere is order 12345? Call +44 20 7946 0018.',
  '\u{1F9C0}'.repeat(40),
];

const pick = <Value>(values: readonly Value[], random: () => number): Value | undefined =>
  values[Math.floor(random() * values.length)];

/** A value for a call's schema: half of them fit it, the others nearly do, or not at all. */
export function malformedInput(schema: z.core.$ZodType, sources: InputSources): unknown {
  const { random } = sources;
  const kind = random();
  if (kind < 0.08) return pick(hostile, random)?.();
  const input = fitting(schema, sources);
  return kind < 0.5 ? input : changedSomewhere(input, sources);
}

/** One that fits, as far as the schema's own refinements let a chance value fit. */
function fitting(schema: z.core.$ZodType, sources: InputSources): unknown {
  const { random, pathFor, known } = sources;
  const path = pathAccess.get(schema);
  if (path) return pathFor(path.access);
  if (schema instanceof z.ZodObject)
    return Object.fromEntries(
      Object.entries(schema.shape).flatMap(([name, field]) => {
        const value = fitting(field, sources);
        return value === undefined ? [] : [[name, value]];
      }),
    );
  if (schema instanceof z.ZodOptional) return random() < 0.4 ? undefined : fitting(schema.unwrap(), sources);
  if (schema instanceof z.ZodNullable) return random() < 0.4 ? null : fitting(schema.unwrap(), sources);
  if (schema instanceof z.ZodReadonly || schema instanceof z.ZodDefault)
    return fitting(schema.unwrap(), sources);
  if (schema instanceof z.ZodArray) {
    const length = Math.floor(random() * 4);
    return Array.from({ length }, () => fitting(schema.element, sources));
  }
  if (schema instanceof z.ZodUnion) {
    const option = pick(schema.options, random);
    return option && fitting(option, sources);
  }
  if (schema instanceof z.ZodRecord)
    return Object.fromEntries(
      Array.from({ length: Math.floor(random() * 3) }, () => [
        String(fitting(schema.keyType, sources)),
        fitting(schema.valueType, sources),
      ]),
    );
  if (schema instanceof z.ZodEnum) return pick(schema.options, random);
  if (schema instanceof z.ZodLiteral) return schema.value;
  if (schema instanceof z.ZodBoolean) return random() < 0.5;
  if (schema instanceof z.ZodISODate) return pick(['2026-01-31', '0001-01-01', '9999-12-31'], random);
  if (schema instanceof z.ZodNumber) {
    const least = Math.max(schema.minValue ?? -1e15, -1e15);
    const most = Math.min(schema.maxValue ?? 1e15, 1e15);
    return pick(
      [least, most, Math.max(least, 0), Math.floor(Math.max(least, Math.min(most, 20 * random())))],
      random,
    );
  }
  if (schema instanceof z.ZodString) {
    const text = (random() < 0.5 ? known() : null) ?? pick(texts, random) ?? 'x';
    const least = schema.minLength ?? 0;
    return text.padEnd(least, 'x').slice(0, Math.max(least, schema.maxLength ?? 100_000));
  }
  return 'en';
}

/** The same with one place in it changed, left out, or one more. */
function changedSomewhere(input: unknown, sources: InputSources): unknown {
  const { random } = sources;
  if (Array.isArray(input) && input.length > 0 && random() < 0.7) {
    const at = Math.floor(random() * input.length);
    return input.map((item: unknown, index) => (index === at ? changedSomewhere(item, sources) : item));
  }
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return pick(hostile, random)?.();
  const fields = Object.entries(input);
  const at = Math.floor(random() * (fields.length + 1));
  if (at === fields.length) return { ...input, role: pick(hostile, random)?.() };
  return Object.fromEntries(
    fields.flatMap(([name, value]) => {
      if (name !== fields[at]?.[0]) return [[name, value] as const];
      return random() < 0.25 ? [] : [[name, changedSomewhere(value, sources)] as const];
    }),
  );
}
