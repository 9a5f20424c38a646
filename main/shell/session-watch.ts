import { z } from 'zod';

const status = z.object({
  session: z.object({ kind: z.string(), person: z.object({ id: z.string() }).nullable() }),
});

/**
 * Hears from the engine's events when somebody else is at the desk than before: what the window has in memory and what was picked
 * for files was the other one's. Whoever was alone until now is the first of those who are told apart.
 */
export function watchSession(onAnother: () => void): (event: string, payload: unknown) => void {
  let before: string | null = null;
  return (event, payload) => {
    const read = event === 'desk.changed' ? status.safeParse(payload) : null;
    if (!read?.success) return;
    const { kind, person } = read.data.session;
    const now = `${kind} ${person?.id ?? ''}`;
    const isAnother = before !== null && before !== now && !before.startsWith('alone');
    before = now;
    if (isAnother) onAnother();
  };
}
