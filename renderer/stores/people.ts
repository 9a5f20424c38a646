import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskApi } from '../../preload/client.ts';
import type { CallInput, CallName, Person, SessionStatus } from '../../preload/contract.ts';
import { accessNeeded, type CallAccess, isEnough } from '../../preload/roles.ts';
import { createActions, followEvents, stopAll } from './resource.ts';
import type { StatusStore } from './status.ts';

/** A call that something in the window makes, with the fields of its input that matter for who may make it. */
export type Use = readonly [call: CallName, input?: Readonly<Record<string, unknown>>];

interface PeopleState {
  /** Null until the desk has said who is there. */
  readonly session: SessionStatus | null;
  /** What each call needs. Null until loaded, and while nobody is told apart. */
  readonly declared: Readonly<Record<string, CallAccess>> | null;
  /** Those who can unlock the desk. */
  readonly names: readonly Pick<Person, 'id' | 'name'>[];
  /** Those who work here; empty for whoever may not see them. */
  readonly people: readonly Person[];
  readonly problem: string | null;
  /** Whether whoever is there may do that. Somebody alone may everything. */
  readonly can: (...use: Use) => boolean;
  /** True when it was done; otherwise `problem` says why. */
  readonly begin: (input: CallInput<'people.start'>) => Promise<boolean>;
  readonly stop: (input: CallInput<'people.stop'>) => Promise<boolean>;
  readonly add: (input: CallInput<'people.add'>) => Promise<boolean>;
  readonly change: (input: CallInput<'people.change'>) => Promise<boolean>;
  readonly remove: (input: CallInput<'people.remove'>) => Promise<boolean>;
  readonly resetPassphrase: (input: CallInput<'people.resetPassphrase'>) => Promise<boolean>;
  readonly changePassphrase: (input: CallInput<'people.changePassphrase'>) => Promise<boolean>;
  readonly start: () => () => void;
}

export type PeopleStore = StoreApi<PeopleState>;

/** Whether a session may make a call, by what the contract declares for it. */
function sessionCan(
  session: SessionStatus | null,
  declared: PeopleState['declared'],
  [call, input]: Use,
): boolean {
  if (session === null || session.kind === 'alone') return true;
  const needed = declared?.[call];
  return needed !== undefined && isEnough(session.access, accessNeeded(needed, input));
}

/** Who is at the desk, who works here, and what each may do. */
export function createPeopleStore(api: DeskApi, status: StatusStore): PeopleStore {
  return createStore<PeopleState>()((set, get) => {
    const { succeeds } = createActions(set);

    async function load(): Promise<void> {
      const { session, declared, can } = get();
      if (session === null || session.kind === 'alone') return set({ names: [], people: [] });
      await succeeds(async () => {
        const names = await api.call('people.names', {});
        set({ names, declared: declared ?? (await api.call('people.declared', {})) });
        set({ people: can('people.list') ? await api.call('people.list', {}) : [] });
      });
    }

    function follow(session: SessionStatus | undefined): void {
      if (session === undefined || JSON.stringify(session) === JSON.stringify(get().session)) return;
      set({ session });
      void load();
    }

    return {
      session: null,
      declared: null,
      names: [],
      people: [],
      problem: null,
      can: (...use) => sessionCan(get().session, get().declared, use),
      begin: (input) => succeeds(() => api.call('people.start', input)),
      stop: (input) => succeeds(() => api.call('people.stop', input)),
      add: (input) => succeeds(() => api.call('people.add', input)),
      change: (input) => succeeds(() => api.call('people.change', input)),
      remove: (input) => succeeds(() => api.call('people.remove', input)),
      resetPassphrase: (input) => succeeds(() => api.call('people.resetPassphrase', input)),
      changePassphrase: (input) => succeeds(() => api.call('people.changePassphrase', input)),
      start() {
        follow(status.getState().desk?.session);
        return stopAll(
          status.subscribe(({ desk }) => follow(desk?.session)),
          followEvents(api, ['people.changed'], () => void load()),
        );
      },
    };
  });
}
