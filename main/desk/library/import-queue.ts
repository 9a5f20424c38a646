/** What the queue needs to know of a file that waits to be read. */
interface QueuedFile {
  readonly id: string;
  readonly bytes: number;
}

/** Files that wait and files in hand, several at once while the model keeps up with them. */
export interface ImportQueue<Job extends QueuedFile> {
  /** Adds files; nothing begins before `start`. */
  add(jobs: readonly Job[]): void;
  /** Begins as many files as there is room for; asked again when there may be more. */
  start(): void;
  /** The files that wait or are in hand. */
  ids(): ReadonlySet<string>;
  /** How many files wait or are in hand. */
  size(): number;
  /** Takes out what waits; what is in hand goes on. */
  takeWaiting(): readonly Job[];
  /** Resolves when nothing waits or is in hand any more. */
  whenIdle(): Promise<void>;
  /** Resolves when what is in hand has ended. */
  whenInHandEnded(): Promise<void>;
}

/** Files that are in hand at once: enough to read the next ones while the model works on the present ones. */
const maxConcurrentFiles = 4;
/** A large file has the model to itself, so that neither it nor those beside it wait for each other. */
const maxConcurrentBytes = 400_000;

/** `run` never rejects; nothing begins while `mayStart` says no. */
export function createImportQueue<Job extends QueuedFile>({
  run,
  mayStart,
}: {
  readonly run: (job: Job) => Promise<void>;
  readonly mayStart: () => boolean;
}): ImportQueue<Job> {
  const waiting: Job[] = [];
  const inHand = new Map<string, { readonly bytes: number; readonly ended: Promise<void> }>();
  const idleWaiters = new Set<() => void>();
  const size = (): number => waiting.length + inHand.size;

  function hasCapacity(job: Job | undefined): boolean {
    const bytes = inHand.values().reduce((sum, each) => sum + each.bytes, job?.bytes ?? 0);
    return (
      mayStart() && (inHand.size === 0 || (inHand.size < maxConcurrentFiles && bytes <= maxConcurrentBytes))
    );
  }

  function start(): void {
    while (hasCapacity(waiting[0])) {
      const job = waiting.shift();
      if (!job) break;
      const ended = run(job).then(() => {
        inHand.delete(job.id);
        start();
      });
      inHand.set(job.id, { bytes: job.bytes, ended });
    }
    if (size() > 0) return;
    for (const resolve of idleWaiters) resolve();
    idleWaiters.clear();
  }

  return {
    add: (jobs) => void waiting.push(...jobs),
    start,
    ids: () => new Set([...waiting.map(({ id }) => id), ...inHand.keys()]),
    size,
    takeWaiting: () => waiting.splice(0),
    whenIdle: () =>
      size() === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            idleWaiters.add(resolve);
          }),
    whenInHandEnded: async () => void (await Promise.all(inHand.values().map(({ ended }) => ended))),
  };
}
