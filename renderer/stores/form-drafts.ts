import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskApi } from '../../preload/client.ts';
import type { FormDraft, FormName } from '../../preload/contract.ts';
import { followEvents } from './resource.ts';

/** What a form is about; `caseId` where it is about a message, with which it is erased. */
export interface FormSubject {
  readonly form: FormName;
  readonly subject: string;
  readonly caseId?: string | null;
}

/** What was typed in a form and was not saved. */
export interface KeptDraft extends FormSubject {
  /** The fields as they are now. */
  readonly value: unknown;
  /** The fields as they were saved when typing began, as JSON: by it a form knows that they were changed meanwhile. */
  readonly basis: string;
  /** Milliseconds since 1970: when it was begun in this window, or stored by an earlier one; of the last change. */
  readonly begunAt: number;
  readonly at: number;
  /** Null while it is on its way to the desk; false where no key is open, so that it ends with Sidedesk. */
  readonly isStored: boolean | null;
}

interface FormDraftsState {
  /** By form and subject. */
  readonly drafts: ReadonlyMap<string, KeptDraft>;
  /** The desk has said what it keeps. */
  readonly isLoaded: boolean;
  /** The desk has everything that was typed here. */
  readonly isSent: () => boolean;
  readonly put: (about: FormSubject, value: unknown, basis: string) => void;
  readonly discard: (about: FormSubject) => void;
  /** Sends what was not sent yet; resolves once the desk has it, or could not take it: then it is sent with the next. */
  readonly flush: () => Promise<void>;
  /** Loads all drafts and follows them, until the returned function is called. */
  readonly start: () => () => void;
}

export type FormDraftsStore = StoreApi<FormDraftsState>;

/** Milliseconds between two times that what is being typed is sent: so much is lost at most where everything ends at once. */
const throttleMs = 300;

const draftKey = ({ form, subject }: FormSubject): string => `${form} ${subject}`;

/** The draft of a form about a subject, if there is one. */
export const draftOf = ({ drafts }: Pick<FormDraftsState, 'drafts'>, about: FormSubject): KeptDraft | null =>
  drafts.get(draftKey(about)) ?? null;

/** What is typed in all forms of the window, from the first letter until it is saved or discarded. */
export function createFormDraftsStore(api: DeskApi, now: () => number = Date.now): FormDraftsStore {
  return createStore<FormDraftsState>()((set, get) => {
    /** What the desk does not know yet: a draft to be saved, or one to be removed. */
    const unsent = new Map<string, FormSubject>();
    let timer: ReturnType<typeof setTimeout> | null = null;
    const inFlight = new Set<Promise<void>>();
    /** Raised by whatever is typed, so that an older list is known. */
    let changes = 0;

    const change = (key: string, draft: KeptDraft | null) => {
      set(({ drafts }) => {
        const next = new Map(drafts);
        if (draft === null) next.delete(key);
        else next.set(key, draft);
        return { drafts: next };
      });
    };

    const send = async (about: FormSubject) => {
      const { form, subject } = about;
      const key = draftKey(about);
      const draft = get().drafts.get(key);
      try {
        if (draft === undefined) {
          await api.call('formDrafts.remove', { form, subject });
          return;
        }
        const content = JSON.stringify({ value: draft.value, basis: draft.basis });
        const { isStored } = await api.call('formDrafts.save', {
          form,
          subject,
          caseId: draft.caseId ?? null,
          content,
        });
        const latest = get().drafts.get(key);
        if (latest !== undefined && latest.isStored !== isStored) change(key, { ...latest, isStored });
      } catch {
        // The engine is being started again, or the disk is full: what is here stays here and is sent with the next.
        if (!unsent.has(key)) unsent.set(key, about);
      }
    };

    const flush = async (): Promise<void> => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      const all = [...unsent.values()];
      unsent.clear();
      // All at once, and before anything is waited for: the window may be closing. The wire keeps their order.
      for (const about of all) {
        const sending = send(about).finally(() => inFlight.delete(sending));
        inFlight.add(sending);
      }
      await Promise.all(inFlight);
    };

    const schedule = (about: FormSubject) => {
      changes += 1;
      unsent.set(draftKey(about), about);
      timer ??= setTimeout(() => void flush(), throttleMs);
    };

    const take = (listed: readonly FormDraft[]) => {
      set(({ drafts }) => {
        const next = new Map<string, KeptDraft>();
        for (const { form, subject, caseId, at, content, isStored } of listed) {
          const read = parse(content);
          if (read !== null)
            next.set(draftKey({ form, subject }), {
              form,
              subject,
              caseId,
              at,
              begunAt: at,
              isStored,
              ...read,
            });
        }
        for (const [key, draft] of drafts) {
          // What is typed here is newer than what the desk has of it.
          if (unsent.has(key)) next.set(key, draft);
          else if (next.has(key)) next.set(key, { ...draft, isStored: next.get(key)?.isStored ?? null });
        }
        for (const key of unsent.keys()) if (!drafts.has(key)) next.delete(key);
        return { drafts: next, isLoaded: true };
      });
    };

    const load = async () => {
      try {
        for (;;) {
          await flush();
          const asked = changes;
          const listed = await api.call('formDrafts.list', {});
          // What was typed meanwhile may be missing in it.
          if (asked !== changes) continue;
          take(listed);
          return;
        }
      } catch {
        // Without an engine there is nothing to list; it is asked again when it is back.
      }
    };

    return {
      drafts: new Map(),
      isLoaded: false,
      isSent: () => unsent.size === 0 && inFlight.size === 0,
      put(about, value, basis) {
        const before = draftOf(get(), about);
        change(draftKey(about), {
          ...about,
          value,
          basis: before?.basis ?? basis,
          begunAt: before?.begunAt ?? now(),
          at: now(),
          isStored: before?.isStored ?? null,
        });
        schedule(about);
      },
      discard(about) {
        if (draftOf(get(), about) === null) return;
        change(draftKey(about), null);
        schedule(about);
      },
      flush,
      start() {
        const stop = followEvents(api, ['formDrafts.changed'], () => void load());
        void load();
        return stop;
      },
    };
  });
}

/** Null where it is not what this window writes. */
function parse(content: string): Pick<KeptDraft, 'value' | 'basis'> | null {
  try {
    const read: unknown = JSON.parse(content);
    if (typeof read !== 'object' || read === null || !('value' in read) || !('basis' in read)) return null;
    return typeof read.basis === 'string' ? { value: read.value, basis: read.basis } : null;
  } catch {
    return null;
  }
}
