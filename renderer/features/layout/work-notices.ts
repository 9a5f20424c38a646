import type { Desk } from '../../desk.ts';

/** Work that takes longer than this, in milliseconds, is worth a word to somebody who went elsewhere meanwhile. */
const longMs = 10_000;

type Followed = Pick<Desk, 'api' | 'status' | 'review'>;

/** Tells the system when long work has ended, until the returned function is called. The shell shows it if the window is not in front. */
export function followLongWork({ api, status, review }: Followed, now: () => number = Date.now): () => void {
  const begun = new Map<'import' | 'past answers', number>();
  const follow = (what: 'import' | 'past answers', isRunning: boolean, count: number) => {
    const since = begun.get(what);
    if (isRunning) {
      if (since === undefined) begun.set(what, now());
      return;
    }
    begun.delete(what);
    if (since === undefined || now() - since < longMs) return;
    // Nobody is told of a notification that the system does not want.
    api.call('shell.notifyDone', { what, count }).catch(() => undefined);
  };
  const stops = [
    status.subscribe(({ desk }) => {
      if (desk !== null) follow('import', desk.importing.running, desk.importing.filesDone);
    }),
    review.subscribe(({ status: past }) => {
      if (past === null || past.state === 'cancelled') begun.delete('past answers');
      else follow('past answers', past.state === 'reading' || past.state === 'analyzing', past.conversations);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
