import { z } from 'zod';
import { formNames, type FormDraft } from '../shapes/form-drafts.ts';
import { id } from '../shapes/schema.ts';
import { call, nothing } from './call.ts';

const form = z.enum(formNames);
const subject = z.string().min(1).max(200);

/** What is typed in forms, until it is saved or discarded. */
export const formDraftCalls = {
  /** Newest first. Those that cannot be decrypted now are not among them. */
  'formDrafts.list': call(nothing).for('agent').returns<readonly FormDraft[]>(),
  /** Replaces the draft of that form and subject. `content`: at most 2,000,000 characters. */
  'formDrafts.save': call(
    z.strictObject({ form, subject, caseId: id.nullable(), content: z.string().max(2_000_000) }),
  )
    .for('agent')
    .returns<Pick<FormDraft, 'at' | 'isStored'>>(),
  'formDrafts.remove': call(z.strictObject({ form, subject })).for('agent').returns<null>(),
} as const;
