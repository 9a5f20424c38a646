import type { DeskEvents, EventName } from '../../preload/contract.ts';
import type { ChangeName, Changes } from './changes.ts';
import { throttle } from './throttle.ts';

type DeskEventName = Exclude<EventName, 'engine.changed' | `shell.${string}`>;
type Listener = <Name extends EventName>(event: Name, payload: DeskEvents[Name]) => void;

/** What the window is told of each change. */
const eventsOf: Readonly<Record<ChangeName, readonly DeskEventName[]>> = {
  library: ['library.changed', 'desk.changed'],
  learned: ['learning.changed'],
  settings: ['settings.changed'],
  snippets: ['snippets.changed'],
  // What waits for review can be read from now on.
  vault: ['desk.changed', 'review.changed', 'settings.changed'],
  people: ['people.changed', 'desk.changed', 'settings.changed'],
  model: ['desk.changed'],
  reload: ['library.changed', 'snippets.changed', 'learning.changed', 'review.changed', 'desk.changed'],
  status: ['desk.changed'],
  folders: ['folders.changed'],
  review: ['review.changed'],
  gaps: ['gaps.changed', 'desk.changed'],
  golden: ['golden.changed'],
  worklist: ['worklist.changed'],
  formDrafts: ['formDrafts.changed'],
  backups: ['backups.changed'],
  retention: ['retention.changed', 'desk.changed'],
  audit: ['report.changed'],
  customers: ['customers.changed'],
  fairness: ['fairness.changed'],
  // A message that was read stays as it was shown.
  calibration: [],
};

/** An import of small files makes dozens of changes a second; nobody can read more than a few. In milliseconds. */
const throttleMs: Readonly<Record<DeskEventName, number>> = {
  'desk.changed': 200,
  'library.changed': 200,
  'review.changed': 200,
  'folders.changed': 200,
  'worklist.changed': 200,
  // Somebody reads it while others work: figures that change under her eyes every second would only be noise.
  'report.changed': 3_000,
  'customers.changed': 200,
  'fairness.changed': 500,
  'learning.changed': 0,
  'settings.changed': 0,
  'snippets.changed': 0,
  'gaps.changed': 0,
  'golden.changed': 0,
  'formDrafts.changed': 0,
  'people.changed': 0,
  'backups.changed': 0,
  'retention.changed': 0,
};

export interface WindowEvents {
  /** Every event, until the returned function is called. */
  subscribe(listener: Listener): () => void;
  /** Drops what is pending. */
  close(): void;
}

/** Turns changes into events of the window; what an event carries is asked for when it is sent. */
export function createWindowEvents(
  changes: Changes,
  payloads: {
    readonly status: () => DeskEvents['desk.changed'];
    readonly settings: () => DeskEvents['settings.changed'];
  },
): WindowEvents {
  const listeners = new Set<Listener>();
  const emit: Listener = (event, payload) => {
    for (const listener of listeners) listener(event, payload);
  };
  function send(event: DeskEventName): void {
    if (event === 'desk.changed') emit(event, payloads.status());
    else if (event === 'settings.changed') emit(event, payloads.settings());
    else emit(event, null);
  }
  const senders = new Map(
    (Object.keys(throttleMs) as DeskEventName[]).map((event) => [
      event,
      throttle(throttleMs[event], () => send(event)),
    ]),
  );
  for (const name of Object.keys(eventsOf) as ChangeName[])
    changes.subscribe(name, 'notify', () => {
      for (const event of eventsOf[name]) senders.get(event)?.();
    });
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      for (const sender of senders.values()) sender.cancel();
    },
  };
}
