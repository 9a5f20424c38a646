/** Who may do what: declared beside each call of the contract, enforced where calls are answered, asked by the window. */

/** Whoever comes later may all that those before may. */
export const roles = ['agent', 'editor', 'owner'] as const;
export type Role = (typeof roles)[number];

/** What a call needs, and what somebody has: anyone is whoever sits there, also before a person has unlocked the desk. */
export type Access = 'anyone' | Role;

/** Of a field, or of each of its values. */
type FieldAccess = Access | Readonly<Record<string, Access>>;

/** Who may make a call. By fields: the most that a field of the input asks for. */
export type CallAccess = Access | { readonly fields: Readonly<Record<string, FieldAccess>> };

const ranks: readonly string[] = ['anyone', ...roles] satisfies readonly Access[];
const highest = (all: readonly Access[]): Access =>
  all.reduce((a, b) => (ranks.indexOf(b) > ranks.indexOf(a) ? b : a), 'anyone');
const lowest = (all: readonly Access[]): Access =>
  all.reduce((a, b) => (ranks.indexOf(b) < ranks.indexOf(a) ? b : a), 'owner');

/** Whether somebody with that access may do what needs this one. */
export const isEnough = (has: Access, needed: Access): boolean => ranks.indexOf(has) >= ranks.indexOf(needed);

/** What a call with that input needs. A field or a value that nothing is said of needs an owner; no field, the least of them. */
export function accessNeeded(declared: CallAccess, input: unknown): Access {
  if (typeof declared === 'string') return declared;
  const { fields } = declared;
  const given = typeof input === 'object' && input !== null ? Object.entries(input) : [];
  const needed = given
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ofField(Object.hasOwn(fields, name) ? fields[name] : undefined, value));
  return highest([lowest(Object.values(fields).flatMap(accesses)), ...needed]);
}

function ofField(declared: FieldAccess | undefined, value: unknown): Access {
  if (declared === undefined || typeof declared === 'string') return declared ?? 'owner';
  const name = String(value);
  return (Object.hasOwn(declared, name) ? declared[name] : undefined) ?? 'owner';
}

const accesses = (declared: FieldAccess): readonly Access[] =>
  typeof declared === 'string' ? [declared] : Object.values(declared);
