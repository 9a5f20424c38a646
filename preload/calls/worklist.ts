import { z } from 'zod';
import { id } from '../shapes/schema.ts';
import { givenMail } from '../shapes/thunderbird.ts';
import type { Worklist } from '../shapes/worklist.ts';
import { call, nothing } from './call.ts';
import { readPath } from './path.ts';

const ids = z.array(id).min(1).max(2_000).readonly();

/** The mails that wait for an answer. They need an open key: without one, all but the list fails with `vault_absent` or `vault_locked`. */
export const worklistCalls = {
  /** Empty while no key is open. */
  'worklist.list': call(nothing).for('agent').returns<Worklist>(),
  /** Reads mail files, and those in folders, in the background. `files`: how many of them were not in the list. */
  'worklist.add': call(z.strictObject({ paths: z.array(readPath).min(1).max(2_000).readonly() }))
    .for('agent')
    .returns<{ readonly files: number }>(),
  /** Takes a mail that a mail program gave. The shell alone asks for this, for a person who pressed a button there. */
  'worklist.takeMail': call(z.strictObject({ givenAs: id, mail: givenMail }))
    .for('agent')
    .returns<{ readonly id: string }>(),
  /** Gives up what is not read yet. */
  'worklist.cancel': call(nothing).for('agent').returns<null>(),
  /** Done, by an answer elsewhere or by none; or not done after all. */
  'worklist.setDone': call(z.strictObject({ ids, isDone: z.boolean() }))
    .for('agent')
    .returns<null>(),
  /** Takes the mails of a folder, from now on too; nothing in the folder is changed. */
  'worklist.watch': call(z.strictObject({ path: readPath }))
    .for('agent')
    .returns<null>(),
  /** All folders, or one by its place in the list; mails that were taken stay. */
  'worklist.stopWatching': call(z.strictObject({ index: z.int().min(0).max(100) }))
    .for('agent')
    .returns<null>(),
} as const;
