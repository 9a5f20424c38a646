import type { Audience, DocumentAudience } from '../../../preload/contract.ts';
import { t } from '../../i18n.ts';
import { AudienceSelect } from '../../ui/audience.tsx';
import './document-audience.css';

/** Whom a document is for, where that was read, and what it means; another choice stays with the document. */
export function DocumentAudienceRow({
  audience,
  onChange,
}: {
  readonly audience: DocumentAudience;
  readonly onChange: (audience: Audience | null) => void;
}) {
  const { value, isChosen, guess } = audience;
  return (
    <div className="document-audience">
      <span className="document-audience__name" aria-hidden="true">
        {t('audience.title')}
      </span>
      <AudienceSelect
        value={isChosen ? value : null}
        otherwise={t('audience.asFile', { audience: guess?.value ?? 'everyone' })}
        onChange={onChange}
      />
      <span className="muted">
        {[
          ...(guess === null || isChosen
            ? []
            : [t(`audience.signs.${guess.sign.from}`, { words: guess.sign.words })]),
          t(`audience.help.${value}`),
        ].join(' ')}
      </span>
    </div>
  );
}
