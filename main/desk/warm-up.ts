import { readMessage, type ReadDeps } from './messages/read.ts';
import type { Checker } from './replies/checks/checker.ts';

/** Holds something of each kind that is read, so that each reader has begun. */
const message = `Hello, my name is Ada Baker. Order 10000 of 2 May for £10.00 has not come, which makes me angry.

Where is it? And can you ring me on +44 20 7946 0000 tomorrow?

Kind regards
Ada Baker, ada@example.com`;

/** The first loads what is needed, the next ones are quicker each. */
const turns = 3;

/**
 * Reads and checks an invented message: much is loaded when it is first needed, and a customer's message should not
 * be the one that waits for it. Nothing of it is kept or logged.
 */
export async function warmUp(reading: ReadDeps, checker: Pick<Checker, 'findings'>): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await readMessage({ text: message, subject: null }, reading);
  checker.findings({ caseId: 'warm-up', message, reply: 'Hello Ada, it is on its way.', questions: [] });
}
