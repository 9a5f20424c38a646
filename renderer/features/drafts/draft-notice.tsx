import { t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { FormFields } from './use-form-draft.ts';
import './draft-notice.css';

type Fields = Pick<FormFields<never>, 'draft' | 'isFound' | 'isOutdated' | 'discard'>;

/** Above the fields: that they hold what was typed there before, and whether what is saved was changed since. */
export function DraftNotice({ draft, isFound, isOutdated, discard }: Fields) {
  if (draft === null || (!isFound && !isOutdated)) return null;
  return (
    <div role="status">
      <Notice
        tone={isOutdated ? 'doubt' : 'note'}
        actions={<Button onPress={discard}>{t('drafts.discard')}</Button>}
      >
        {t(isOutdated ? 'drafts.outdated' : 'drafts.found', { at: draft.begunAt })}
      </Notice>
    </div>
  );
}

/** At the foot of a form, while it holds what is not saved: that it can be left as it is. */
export function DraftStatus({ draft }: Pick<Fields, 'draft'>) {
  return (
    <span className="draft-status muted" role="status">
      {draft === null ? '' : t(draft.isStored === false ? 'drafts.keptUntilClosed' : 'drafts.kept')}
    </span>
  );
}
