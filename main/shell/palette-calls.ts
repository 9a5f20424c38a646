import type { CallName, EventName } from '../../preload/contract.ts';

/** All that the palette may ask for: everything else is refused before anybody hears of it. */
const calls: ReadonlySet<string> = new Set([
  'settings.get',
  'messages.search',
  'library.quickFind',
  'snippets.find',
  'snippets.fill',
  'replies.copyText',
  'shell.hidePalette',
  'shell.openInWorkspace',
] satisfies readonly CallName[]);

/** All that it hears of. */
const events: ReadonlySet<string> = new Set([
  'settings.changed',
  'shell.paletteShown',
] satisfies readonly EventName[]);

export const isPaletteCall = (call: string): boolean => calls.has(call);
export const isPaletteEvent = (event: string): boolean => events.has(event);
