import type { Settings } from '../../../preload/contract.ts';
import { boundKey, isSingleKey } from '../../ui/key-map.ts';
import type { Command } from '../layout/command.ts';
import { commands } from '../layout/commands.ts';

type Keys = Settings['keys'];

/** What lists, fields and the system do by themselves, in every program. */
const reserved: ReadonlySet<string> = new Set(
  ['C', 'X', 'A', 'Z', 'Q', 'W', '0', '-', '=']
    .map((key) => `Ctrl+${key}`)
    .concat('Tab', 'Shift+Tab', 'Escape', 'Enter', 'Space', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight')
    .concat('Home', 'End', 'PageUp', 'PageDown', 'Delete', 'Backspace', 'Alt+F4'),
);

/** Whether a person may give a command another key: not where a list or a form acts on its own. */
export const isRebindable = ({ listedOnly, keys }: Command): boolean =>
  listedOnly !== true && keys.every((key) => !/^(?:Arrow|Enter$|Space$|Delete$)/u.test(key));

/** The commands that a key does now, beside those of `delivered`, the key that is given another. */
const doneBy = (wanted: string, delivered: string, map: Keys): readonly Command[] =>
  commands.filter(
    ({ keys }) => !keys.includes(delivered) && keys.some((key) => boundKey(key, map) === wanted),
  );

const reachesOut = (delivered: string): boolean =>
  commands.some(({ keys, reachesOut: is }) => is === true && keys.includes(delivered));

/** What the shell takes for a person's action (`shell/person-actions.ts`). */
const isPersonal = (keys: string): boolean =>
  keys.startsWith('Ctrl+') || /(?:^|\+)(?:F\d{1,2}|Enter|Space)$/u.test(keys);

/** Why a key cannot be given, and the commands that have it; null where it can. */
export type Refusal =
  | { readonly why: 'reserved' }
  | { readonly why: 'single' }
  /** What it does wants a key that types nothing. */
  | { readonly why: 'reaches_out' }
  | { readonly why: 'taken'; readonly by: readonly Command[] };

/** Whether `wanted` may stand in for the key that comes with Sidedesk. Nothing is taken from another command unsaid. */
export function refusalOf(wanted: string, delivered: string, map: Keys): Refusal | null {
  if (reserved.has(wanted) && wanted !== delivered) return { why: 'reserved' };
  if (!map.singleKeys && isSingleKey(wanted)) return { why: 'single' };
  if (reachesOut(delivered) && !isPersonal(wanted)) return { why: 'reaches_out' };
  const by = doneBy(wanted, delivered, map);
  return by.length === 0 ? null : { why: 'taken', by };
}

/** The keys with another one in place of `delivered`; '' for none, `delivered` itself for as it comes. */
export function withKey(map: Keys, delivered: string, wanted: string): Keys {
  const { [delivered]: _, ...others } = map.rebound;
  return { ...map, rebound: wanted === delivered ? others : { ...others, [delivered]: wanted } };
}

/** A key that works in other programs needs Ctrl or Alt, or it would be taken from whatever is typed there. */
export const isGlobalKey = (keys: string): boolean =>
  /^(?:Ctrl|Alt)\+/u.test(keys) || /^(?:Shift\+)?F\d{1,2}$/u.test(keys);
