import { shell } from 'electron';
import { DeskFailure } from '../desk/failure.ts';
import type { MailProgram } from '../desk/ports.ts';
import { isMailDraft } from './mail-draft.ts';

/** The person's own mail program. It is a program of hers that opens a draft; nothing of ours opens a connection. */
export const systemMailProgram: Pick<MailProgram, 'open'> = {
  async open(url) {
    if (!isMailDraft(url)) throw new DeskFailure('bad_request');
    try {
      await shell.openExternal(url);
    } catch (error) {
      throw new DeskFailure('mail_failed', { cause: error });
    }
  },
};
