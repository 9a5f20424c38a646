import { z } from 'zod';
import type { CallMap, HandlersOf, WireError } from '../../preload/contract.ts';
import type { CallResult, Wire } from '../../preload/client.ts';
import { type Access, accessNeeded, type CallAccess, isEnough } from '../../preload/roles.ts';
import { toDiskFailure, DeskFailure } from '../desk/failure.ts';
import type { Log } from '../desk/ports.ts';

/** What a failure may say outside: known failures as they are, everything else as `internal`, details to the log. */
function toWireError(error: unknown, call: string, log: Log): WireError {
  const known = toDiskFailure(error);
  if (known instanceof DeskFailure) return known.toWire();
  log.write('error', 'call.failed', { call, kind: error instanceof Error ? error.name : typeof error });
  // A message may quote what a customer wrote, so only the frames of the stack are logged.
  const frames =
    error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  log.write('error', 'call.stack', { call, frames: frames.slice(0, 6).join(' | ') });
  return { code: 'internal' };
}

/** Who answers a set of calls, and for whom. */
interface Served<Calls extends CallMap> {
  readonly handlers: HandlersOf<Calls>;
  /** What whoever asks may do, when a call comes in. Rejects as a call does where nobody can tell. */
  readonly access: () => Access | Promise<Access>;
}

/** Which role may what somebody else may not; null when she may. What is not declared, nobody may. */
export async function refusalOf(
  declared: CallAccess | undefined,
  input: unknown,
  access: () => Access | Promise<Access>,
): Promise<WireError | null> {
  if (declared === undefined) return { code: 'not_allowed' };
  const needed = accessNeeded(declared, input);
  if (needed === 'anyone' || isEnough(await access(), needed)) return null;
  return { code: 'not_allowed', reason: needed };
}

/**
 * Answers named calls: validates the input against the contract, asks whether who is there may, runs the handler, turns every
 * error into data. Bad names, bad shapes, oversized texts and what is not allowed are refused before a handler sees them.
 */
export function createDispatch<Calls extends CallMap>(
  calls: Calls,
  { handlers, access }: Served<Calls>,
  log: Log,
): (call: string, input: unknown) => Promise<CallResult> {
  const has = (name: string): name is keyof Calls & string => Object.hasOwn(calls, name);
  return async (name, input) => {
    if (typeof name !== 'string' || !has(name)) return { ok: false, error: { code: 'unknown_call' } };
    const call = calls[name];
    const handler = handlers[name];
    if (!call || !handler) throw new Error(`No handler for ${name}`);
    const parsed = parse(call.input, input);
    if (parsed?.success !== true) {
      // Paths of fields only: zod's own messages may quote what was sent.
      const issues = parsed?.error.issues ?? [];
      const fields = issues.map((issue) => issue.path.join('.') || 'input').slice(0, 3);
      return {
        ok: false,
        error: { code: 'bad_request', reason: 'input', params: { call: name, fields } },
      };
    }
    try {
      const refused = await refusalOf(call.access, parsed.data, access);
      if (refused !== null) return { ok: false, error: refused };
      return { ok: true, value: await handler(parsed.data as never) };
    } catch (error) {
      return { ok: false, error: toWireError(error, name, log) };
    }
  };
}

/** Null where the schema cannot even look at it: one that freezes what it read throws for bytes. */
function parse(schema: z.ZodType, input: unknown): z.ZodSafeParseResult<unknown> | null {
  try {
    return z.safeParse(schema, input);
  } catch {
    return null;
  }
}

/** The wire for plain Node (command line, tests): direct calls, cloned both ways as a real wire would. */
export function createDirectWire(
  answer: (call: string, input: unknown) => Promise<CallResult>,
  subscribe: (listener: (event: string, payload: unknown) => void) => () => void,
): Wire {
  return {
    request: async (call, input) => structuredClone(await answer(call, structuredClone(input))),
    on: (listener) => subscribe((event, payload) => listener(event, structuredClone(payload))),
  };
}
