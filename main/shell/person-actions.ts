import { z } from 'zod';
import { deskCalls, shellCalls } from '../../preload/contract.ts';

/** What a window may ask for only right after a person did something in it. */
export type PersonalAct = 'clipboard' | 'copy' | 'mail' | 'print';

/** What counts of an event as Electron's `input-event` tells it. */
const inputEvent = z.object({
  type: z.string(),
  key: z.string().default(''),
  control: z.boolean().default(false),
  meta: z.boolean().default(false),
  isAutoRepeat: z.boolean().default(false),
});

/** What a person did in the window, as the shell saw it come from the system: a page cannot make these up. */
export interface PersonActions {
  /** As by the global shortcut. */
  acted(): void;
  /** An event of the system. It counts when it is a click, a tap, or a key that may press a button or is a shortcut. */
  saw(event: unknown): void;
  /** Whether a person has just acted; each time counts for one act. */
  take(): boolean;
}

/** Milliseconds in which what was pressed leads to a call, on a slow machine. */
const longestMs = 5_000;
/** A command may have been given one; it types nothing. */
const functionKey = /^F\d{1,2}$/u;
const modifiers = new Set(['Control', 'Meta', 'Alt', 'Shift']);

export function createPersonActions(now: () => number = () => performance.now()): PersonActions {
  let last: number | null = null;
  const acted = (): void => {
    last = now();
  };
  return {
    acted,
    saw(event) {
      const { data } = inputEvent.safeParse(event);
      if (data !== undefined && isAction(data)) acted();
    },
    take() {
      const isFresh = last !== null && now() - last <= longestMs;
      last = null;
      return isFresh;
    },
  };
}

/** A letter that is typed is none, nor a key that is held. */
function isAction({ type, key, control, meta, isAutoRepeat }: z.infer<typeof inputEvent>): boolean {
  if (type === 'mouseUp' || type === 'gestureTap') return true;
  if ((type !== 'rawKeyDown' && type !== 'keyDown') || isAutoRepeat) return false;
  if (functionKey.test(key)) return true;
  return key === 'Enter' || key === ' ' || ((control || meta) && key !== '' && !modifiers.has(key));
}

/** What a call needs a person for; null where it needs nobody. */
export function personalAct(call: string, input: unknown): PersonalAct | null {
  // What does not fit the contract is refused by whoever answers, and uses up nothing.
  if (call === 'shell.readClipboard')
    return z.safeParse(shellCalls[call].input, input).success ? 'clipboard' : null;
  if (call === 'shell.print') return z.safeParse(shellCalls[call].input, input).success ? 'print' : null;
  if (call === 'replies.copyText') return z.safeParse(deskCalls[call].input, input).success ? 'copy' : null;
  if (call === 'replies.commit') return fieldOf(input, 'to') === 'draft' ? 'mail' : null;
  return call === 'handovers.send' && fieldOf(fieldOf(input, 'way'), 'by') === 'mail' ? 'mail' : null;
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
