import { isDeepStrictEqual } from 'node:util';
import type {
  Alarm,
  Queue,
  QueueName,
  Rule,
  TrainingExample,
  Routing,
  RoutingWord,
} from '../../../../preload/contract.ts';
import { createBackgroundTask } from '../../background/background-task.ts';
import type { Changes } from '../../changes.ts';
import { DeskFailure } from '../../failure.ts';
import type { Embedder, Log } from '../../ports.ts';
import { clearWhenLocked } from '../../privacy/clear-when-locked.ts';
import { maskForLearning } from '../../privacy/pii/mask.ts';
import type { Vault } from '../../privacy/vault.ts';
import type { SettingsService } from '../../settings/settings.ts';
import { encryptedTables } from '../../store/encrypted-columns.ts';
import type { Store } from '../../store/store.ts';
import fitted from './fitted.json' with { type: 'json' };
import { createRuleEngine, higherPriority, type RuleEngine, type RuleInput } from './rule-engine.ts';
import { createQueueClassifier, type Classification } from './queue-classifier.ts';
import { reasonsOf, explainRouting } from './explain-routing.ts';

/** A message, ready to be routed: what the rules see, and what it is about. */
export interface RoutingInput extends RuleInput {
  readonly summary: string;
  /** False for a language that the model does not serve: then only the rules apply. */
  readonly byMeaning: boolean;
}

export interface Router {
  /** Routes a message, by the rules alone while the model loads or when it failed. Never rejects. */
  route(message: RoutingInput): Promise<Routing>;
  /** Learns what changed since the last time; quick when nothing did. Never rejects: without a model, rules still apply. */
  ensureTrained(): Promise<void>;
  /** Corrected messages in the clear; none while the vault is closed. */
  trainingExamples(): { readonly examples: readonly TrainingExample[]; readonly locked: number };
  /** The summary becomes an example of the queue (null: of none), masked and encrypted. Throws as the vault does. */
  addExample(summary: string, queue: string | null): string;
  /** Throws `not_found`. */
  removeExample(id: string): void;
  close(): Promise<void>;
  /** Deletes what was learned for queues that are gone. */
  removeExamplesOf(queues: readonly string[]): void;
}

interface RouterDeps {
  readonly embedder: Embedder;
  readonly settings: SettingsService;
  readonly store: Pick<Store, 'trainingExamples'>;
  readonly vault: Vault;
  readonly newId: () => string;
  readonly changes: Changes;
  readonly log: Log;
}

/** What was last trained on, to know whether that still holds. */
interface TrainingSnapshot {
  readonly queues: readonly Queue[];
  readonly examples: readonly TrainingExample[];
  /** How often the model was changed before. */
  readonly model: number;
}

/** Milliseconds after a change of the queues in which the next one is likely to come. */
const debounceMs = 500;
/** More corrected messages than this of a queue add nothing; the oldest are left out. */
const maxExamples = 300;
const { text: exampleText } = encryptedTables.trainingExamples.columns;
const nameOf = ({ id, name, assignee, priority }: Queue): QueueName => ({ id, name, assignee, priority });

/** The owner's queues and rules over what is learned from examples. */
export function createRouter({ embedder, settings, store, vault, newId, changes, log }: RouterDeps): Router {
  let classifier = createQueueClassifier({ embedder });
  let trainedOn: TrainingSnapshot | null = null;
  let model = 0;
  let isLoaded = false;
  // Whoever opened the desk tells the person when this fails.
  embedder.load().then(
    () => {
      isLoaded = true;
    },
    () => undefined,
  );
  let decrypted: { readonly examples: readonly TrainingExample[]; readonly locked: number } | null = null;
  let decryptedWhileOpen = false;
  const training = createBackgroundTask({
    debounceMs,
    run: retrain,
    log,
    failureEvent: 'routing.training-failed',
  });
  changes.subscribe('settings', 'derive', ({ before, after }) => {
    if (!isDeepStrictEqual(before.queues, after.queues)) training.schedule();
  });
  changes.subscribe('model', 'derive', ({ isAnother }) => {
    if (!isAnother) return;
    model += 1;
    training.schedule();
  });
  changes.subscribe('vault', 'derive', training.schedule);
  clearWhenLocked(changes, vault, () => {
    decrypted = null;
    trainedOn = null;
    // What it was trained on is in its vectors and weights.
    classifier = createQueueClassifier({ embedder });
  });
  changes.subscribe('reload', 'derive', () => {
    decrypted = null;
    training.schedule();
  });
  let engineCache: {
    readonly made: RuleEngine;
    readonly rules: readonly Rule[];
    readonly queues: readonly Queue[];
  } | null = null;

  /** Decrypted once, and again when the vault was opened since. */
  function trainingExamples() {
    const isOpen = vault.isOpen();
    if (decrypted !== null && decryptedWhileOpen === isOpen) return decrypted;
    const rows = store.trainingExamples.list();
    const examples = isOpen
      ? rows.flatMap(({ id, at, queue, text }) => {
          const words = vault.decryptIfReadable(text, exampleText, id);
          if (words !== null) return [{ id, at, queue, text: words }];
          log.write('warn', 'routing.example_not_decrypted');
          return [];
        })
      : [];
    decrypted = { examples, locked: isOpen ? 0 : rows.length };
    decryptedWhileOpen = isOpen;
    return decrypted;
  }

  /** Null when the model fails; the rules still apply then. */
  async function classifyOrNull(summary: string): Promise<Classification | null> {
    try {
      await ensureTrained();
      return await classifier.classify(summary);
    } catch {
      log.write('warn', 'routing.not_classified');
      return null;
    }
  }

  async function retrain(): Promise<void> {
    const { queues } = settings.get();
    const { examples } = trainingExamples();
    const trainedBy = model;
    if (trainedOn?.model !== model) classifier = createQueueClassifier({ embedder });
    else if (trainedOn.examples === examples && isDeepStrictEqual(trainedOn.queues, queues)) return;
    const of = (queue: string | null): readonly string[] =>
      examples.flatMap((one) => (one.queue === queue ? [one.text] : [])).slice(-maxExamples);
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
      await classifier.train(sortable, of(null));
      trainedOn = { queues, examples, model: trainedBy };
    } catch (error) {
      log.write('warn', 'routing.not_trained', { name: error instanceof Error ? error.name : 'unknown' });
    }
  }

  function ruleEngine(): RuleEngine {
    const now = settings.get();
    if (engineCache?.rules !== now.rules || engineCache.queues !== now.queues)
      engineCache = {
        made: createRuleEngine(now.rules, now.queues.map(nameOf)),
        rules: now.rules,
        queues: now.queues,
      };
    return engineCache.made;
  }

  const ensureTrained = (): Promise<void> => training.runNow();

  return {
    async route(message) {
      const { queues } = settings.get();
      const queueOf = (id: string | null): QueueName | null => {
        const queue = queues.find((one) => one.id === id);
        return queue === undefined ? null : nameOf(queue);
      };
      const alarms = ruleEngine().alarms(message);
      const classification =
        message.byMeaning && message.summary !== '' && isLoaded
          ? await classifyOrNull(message.summary)
          : null;
      return routingOf({ classification, alarms, queueOf, corrected: trainingExamples().examples });
    },
    ensureTrained,
    close: training.close,
    trainingExamples,
    addExample(summary, queue) {
      if (summary === '') throw new DeskFailure('bad_request', { reason: 'nothing_to_learn' });
      if (queue !== null && !settings.get().queues.some(({ id }) => id === queue))
        throw new DeskFailure('not_found', { reason: 'queue' });
      const id = newId();
      const text = maskForLearning(summary);
      const secret = vault.encrypt(text, exampleText, id);
      const replaces = trainingExamples()
        .examples.filter((one) => one.text === text)
        .map((one) => one.id);
      store.trainingExamples.add({ id, queue, text: secret, replaces });
      decrypted = null;
      return id;
    },
    removeExample(id) {
      if (!store.trainingExamples.remove(id)) throw new DeskFailure('not_found', { reason: 'example' });
      decrypted = null;
    },
    removeExamplesOf(queues) {
      for (const queue of queues) store.trainingExamples.removeByQueue(queue);
      decrypted = null;
    },
  };
}

function wordOf(classification: Classification | null): RoutingWord {
  if (classification === null || classification.queue === null) return 'none of these';
  const { sure, likely } = fitted.confidence.words;
  if (classification.confidence >= sure) return 'sure';
  return classification.confidence >= likely ? 'likely' : 'a guess';
}

function routingOf({
  classification,
  alarms,
  queueOf,
  corrected,
}: {
  readonly classification: Classification | null;
  readonly alarms: readonly Alarm[];
  readonly queueOf: (id: string | null) => QueueName | null;
  readonly corrected: readonly TrainingExample[];
}): Routing {
  const byScore = queueOf(classification?.queue ?? null);
  const best = queueOf(classification?.best ?? null);
  const byRule = alarms.find(({ queue }) => queue !== null) ?? null;
  const queue = byRule?.queue ?? byScore;
  const word = wordOf(classification);
  const reasons = classification === null ? [] : reasonsOf(classification, corrected);
  const pressing = alarms.reduce(
    (so, { priority }) => higherPriority(so, priority),
    queue?.priority ?? 'normal',
  );
  return {
    queue,
    priority: pressing,
    best,
    confidence: { word, value: classification?.confidence ?? 0 },
    reasons,
    why: explainRouting({ byRule, alarms, queue: byScore, best, word, because: reasons, classification }),
    parts: classification === null || best === null ? [] : partsOf(classification),
    alarms,
  };
}

function partsOf({ scores, confidence }: Classification): Routing['parts'] {
  return [
    { name: 'neighbours', value: scores.neighbours },
    { name: 'separation', value: scores.own },
    ...(scores.next === null
      ? []
      : [{ name: 'lead' as const, value: scores.own + scores.neighbours - scores.next }]),
    { name: 'confidence', value: confidence },
  ];
}
