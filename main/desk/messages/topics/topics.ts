import { isDeepStrictEqual } from 'node:util';
import type {
  Alarm,
  Queue,
  QueueName,
  Rule,
  TaughtExample,
  Topic,
  TopicWord,
} from '../../../../preload/contract.ts';
import { DeskFailure } from '../../failure.ts';
import type { Embedder, Log } from '../../ports.ts';
import { maskToLearn } from '../../privacy/find/mask.ts';
import type { Vault } from '../../privacy/vault.ts';
import type { SettingsRoom } from '../../settings/settings.ts';
import type { Store } from '../../store/store.ts';
import fitted from './fitted.json' with { type: 'json' };
import { createRuleBook, morePressing, type RuleBook, type RuledMessage } from './rules.ts';
import { createSorter, type Sorted } from './sorter.ts';
import { reasonsOf, topicWhy } from './topic-why.ts';

/** A message, ready to be sorted: what the rules see, and what it is about. */
export interface SortableMessage extends RuledMessage {
  readonly gist: string;
  /** False for a language that the model does not serve: then only the rules speak. */
  readonly byMeaning: boolean;
}

export interface Topics {
  /** Sorts a message, by the rules alone while the model loads or when it failed. Never rejects. */
  sort(message: SortableMessage): Promise<Topic>;
  /** Learns what changed since the last time; quick when nothing did. Never rejects: without a model, rules still speak. */
  ready(): Promise<void>;
  /** Corrected messages in the clear; none while the vault is closed. */
  taught(): { readonly examples: readonly TaughtExample[]; readonly locked: number };
  /** The gist becomes an example of the queue (null: of none), masked and encrypted. Throws as the vault does. */
  teach(gist: string, queue: string | null): string;
  /** Throws `not_found`. */
  unteach(id: string): void;
  /** Queues or examples may be other ones now. */
  forget(): void;
}

interface TopicsDeps {
  readonly embedder: Embedder;
  readonly settings: SettingsRoom;
  readonly store: Pick<Store, 'taughtExamples'>;
  readonly vault: Vault;
  readonly newId: () => string;
  readonly log: Log;
}

/** What was last learned of, to tell whether it still holds. */
interface Lesson {
  readonly queues: readonly Queue[];
  readonly taught: readonly TaughtExample[];
  readonly model: string;
}

/** More corrected messages than this a queue teach nothing new; the oldest are left out. */
const mostTaught = 300;
const contextOf = (id: string): string => `taught:${id}`;
const nameOf = ({ id, name, goesTo, priority }: Queue): QueueName => ({ id, name, goesTo, priority });

/** The owner's queues and rules over what is learned from examples. */
export function createTopics({ embedder, settings, store, vault, newId, log }: TopicsDeps): Topics {
  let sorter = createSorter({ embedder });
  let lesson: Lesson | null = null;
  let learning: Promise<void> = Promise.resolve();
  let isLoaded = false;
  // Whoever opened the desk tells the person when this fails.
  embedder.load().then(
    () => {
      isLoaded = true;
    },
    () => undefined,
  );
  let opened: { readonly examples: readonly TaughtExample[]; readonly locked: number } | null = null;
  let openedBy = '';
  let book: {
    readonly made: RuleBook;
    readonly rules: readonly Rule[];
    readonly queues: readonly Queue[];
  } | null = null;

  /** Decrypted once, and again when the vault was opened since. */
  function taught() {
    const { state } = vault.status();
    if (opened !== null && openedBy === state) return opened;
    const rows = store.taughtExamples.list();
    const isOpen = state === 'open';
    const examples = isOpen
      ? rows.flatMap(({ id, at, queue, text }) => {
          try {
            return [{ id, at, queue, text: vault.decrypt(text, contextOf(id)) }];
          } catch {
            log.write('warn', 'topics.example_not_opened');
            return [];
          }
        })
      : [];
    opened = { examples, locked: isOpen ? 0 : rows.length };
    openedBy = state;
    return opened;
  }

  /** Null when the model fails; the rules still speak then. */
  async function byMeaning(gist: string): Promise<Sorted | null> {
    try {
      await ready();
      return await sorter.sort(gist);
    } catch {
      log.write('warn', 'topics.not_sorted');
      return null;
    }
  }

  async function learn(): Promise<void> {
    const { queues } = settings.get();
    const { examples } = taught();
    const { model } = embedder;
    if (lesson?.model !== model) sorter = createSorter({ embedder });
    else if (lesson.taught === examples && isDeepStrictEqual(lesson.queues, queues)) return;
    const of = (queue: string | null): readonly string[] =>
      examples.flatMap((one) => (one.queue === queue ? [one.text] : [])).slice(-mostTaught);
    const sortable = queues
      .map(({ id, name, description, examples: typed }) => ({
        id,
        name,
        description,
        examples: [...typed, ...of(id)],
      }))
      // A name alone may be anything; such a queue is there for the rules.
      .filter(({ description, examples: all }) => description.trim() !== '' || all.length > 0);
    try {
      await embedder.load();
      await sorter.train(sortable, of(null));
      lesson = { queues, taught: examples, model };
    } catch (error) {
      log.write('warn', 'topics.not_learned', { name: error instanceof Error ? error.name : 'unknown' });
    }
  }

  function rules(): RuleBook {
    const now = settings.get();
    if (book?.rules !== now.rules || book.queues !== now.queues)
      book = {
        made: createRuleBook(now.rules, now.queues.map(nameOf)),
        rules: now.rules,
        queues: now.queues,
      };
    return book.made;
  }

  const ready = (): Promise<void> => (learning = learning.then(learn));

  return {
    async sort(message) {
      const { queues } = settings.get();
      const queueOf = (id: string | null): QueueName | null => {
        const queue = queues.find((one) => one.id === id);
        return queue === undefined ? null : nameOf(queue);
      };
      const alarms = rules().alarms(message);
      const sorted =
        message.byMeaning && message.gist !== '' && isLoaded ? await byMeaning(message.gist) : null;
      return topicOf({ sorted, alarms, queueOf, corrected: taught().examples });
    },
    ready,
    taught,
    teach(gist, queue) {
      if (gist === '')
        throw new DeskFailure('bad_request', 'There are no words in this message to learn from.');
      if (queue !== null && !settings.get().queues.some(({ id }) => id === queue))
        throw new DeskFailure('not_found', 'That queue is gone.');
      const id = newId();
      const text = maskToLearn(gist);
      const secret = vault.encrypt(text, contextOf(id));
      const replaces = taught()
        .examples.filter((one) => one.text === text)
        .map((one) => one.id);
      store.taughtExamples.add({ id, queue, text: secret, replaces });
      opened = null;
      return id;
    },
    unteach(id) {
      if (!store.taughtExamples.remove(id)) throw new DeskFailure('not_found', 'That example is gone.');
      opened = null;
    },
    forget() {
      opened = null;
    },
  };
}

function wordOf(sorted: Sorted | null): TopicWord {
  if (sorted === null || sorted.queue === null) return 'none of these';
  const { sure, likely } = fitted.confidence.words;
  if (sorted.confidence >= sure) return 'sure';
  return sorted.confidence >= likely ? 'likely' : 'a guess';
}

function topicOf({
  sorted,
  alarms,
  queueOf,
  corrected,
}: {
  readonly sorted: Sorted | null;
  readonly alarms: readonly Alarm[];
  readonly queueOf: (id: string | null) => QueueName | null;
  readonly corrected: readonly TaughtExample[];
}): Topic {
  const byScore = queueOf(sorted?.queue ?? null);
  const best = queueOf(sorted?.best ?? null);
  const byRule = alarms.find(({ queue }) => queue !== null) ?? null;
  const queue = byRule?.queue ?? byScore;
  const word = wordOf(sorted);
  const because = sorted === null ? [] : reasonsOf(sorted, corrected);
  const pressing = alarms.reduce(
    (so, { priority }) => morePressing(so, priority),
    queue?.priority ?? 'normal',
  );
  return {
    queue,
    priority: pressing,
    best,
    confidence: { word, value: sorted?.confidence ?? 0 },
    because,
    why: topicWhy({ byRule, alarms, queue: byScore, best, word, because, sorted }),
    parts: sorted === null || best === null ? [] : partsOf(sorted),
    alarms,
  };
}

function partsOf({ scores, confidence }: Sorted): Topic['parts'] {
  return [
    { name: 'like its closest examples', value: scores.neighbours },
    { name: 'on its side of what tells the queues apart', value: scores.own },
    ...(scores.next === null
      ? []
      : [{ name: 'ahead of the next queue', value: scores.own + scores.neighbours - scores.next }]),
    { name: 'sure of it', value: confidence },
  ];
}
