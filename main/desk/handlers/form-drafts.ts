import type { DeskHandlers } from '../../../preload/contract.ts';
import type { FormDrafts } from '../privacy/form-drafts.ts';

type Calls = Extract<keyof DeskHandlers, `formDrafts.${string}`>;

/** The calls of what is typed in forms. */
export const createFormDraftHandlers = (drafts: FormDrafts): Pick<DeskHandlers, Calls> => ({
  'formDrafts.list': () => drafts.list(),
  'formDrafts.save': (draft) => drafts.save(draft),
  'formDrafts.remove': ({ form, subject }) => {
    drafts.remove(form, subject);
    return null;
  },
});
