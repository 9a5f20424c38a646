import Fuse, { type FuseResult } from 'fuse.js';
import type { Desk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { commandName, groupName, isPossible, type Command } from '../layout/command.ts';
import { commands } from '../layout/commands.ts';
import { isThere, sectionsFor } from '../settings/setting-access.ts';
import { allSettingPlaces, placeName, type SettingPlace } from '../settings/setting-places.ts';

const mostCommands = 5;
const mostSettings = 3;
/** A name that reads so much like what was typed is what was meant; 0 is the same, 1 nothing in common. */
const meant = 0.2;

export interface Named<Item> {
  readonly items: readonly Item[];
  /** The first of them is what was meant, and not a word of the library that is called alike. */
  readonly isMeant: boolean;
}

/** A name that holds what was typed was meant too. */
function named<Item>(
  found: readonly FuseResult<Item>[],
  text: string,
  nameOf: (item: Item) => string,
): Named<Item> {
  const words = text.trim().toLocaleLowerCase();
  const [best] = found;
  const all = found.map(({ item }) => item);
  const close = found.flatMap(({ item, score = 1 }) =>
    score <= meant || nameOf(item).toLocaleLowerCase().includes(words) ? [item] : [],
  );
  // What only looks a little like it says nothing beside what was meant.
  return best !== undefined && close[0] === best.item
    ? { items: close, isMeant: true }
    : { items: all, isMeant: false };
}

/** Commands by words that may be mistyped; all that are possible while nothing is typed. */
export function findCommands(desk: Desk, text: string): Named<Command> {
  const possible = commands.filter(
    (command) =>
      command.listedOnly !== true && command.name !== 'frame.commands.find' && isPossible(desk, command),
  );
  if (text.trim() === '')
    return { items: possible.filter(({ keys }) => !/^(Shift\+)?\d$/.test(keys[0] ?? '')), isMeant: true };
  const fuse = new Fuse(possible, {
    keys: [
      { name: 'name', getFn: commandName },
      { name: 'group', getFn: ({ group }) => groupName(group) },
    ],
    threshold: 0.4,
    ignoreLocation: true,
    includeScore: true,
  });
  return named(fuse.search(text.trim(), { limit: mostCommands }), text, commandName);
}

/** Settings by words that may be mistyped; none while nothing is typed. */
export function findSettings(desk: Desk, text: string, limit = mostSettings): Named<SettingPlace> {
  if (text.trim() === '') return { items: [], isMeant: false };
  const sections = sectionsFor(desk);
  const there = allSettingPlaces.filter(({ section, setting }) =>
    setting === null ? sections.includes(section) : isThere(desk, setting),
  );
  const fuse = new Fuse(there, {
    keys: [
      { name: 'name', getFn: (place) => t(placeName(place)) },
      { name: 'section', getFn: ({ section }) => t(`settings.sections.${section}`) },
    ],
    threshold: 0.3,
    ignoreLocation: true,
    includeScore: true,
  });
  return named(fuse.search(text.trim(), { limit }), text, (place) => t(placeName(place)));
}
