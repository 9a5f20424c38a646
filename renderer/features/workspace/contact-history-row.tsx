import type { ContactHistory } from '../../../preload/contract.ts';
import { t } from '../../i18n.ts';
import { Fact } from '../../ui/facts.tsx';

/** That this customer has written before, and what became of it. */
export function ContactHistoryRow({ history }: { readonly history: ContactHistory }) {
  const { messages, matchedBy, lastAt, lastOutcome } = history;
  return (
    <Fact name={t('workspace.history.title')}>
      <b>{t('workspace.history.messages', { count: messages })}</b>{' '}
      <span className="muted">
        {t('workspace.history.last', {
          match: t(`workspace.history.matchedBy.${matchedBy}`),
          at: lastAt,
          outcome: t(`workspace.history.outcomes.${lastOutcome}`),
        })}
      </span>
    </Fact>
  );
}
