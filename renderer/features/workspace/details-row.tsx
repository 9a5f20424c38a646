import type { Detail } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { format, statementText, t } from '../../i18n.ts';
import { copyText } from '../../ui/copy-text.ts';
import { Fact } from '../../ui/facts.tsx';
import { listedDetails } from './message-segments.ts';
import './details-row.css';

/** What was found in the message word by word; one click copies it. */
export function DetailsRow({ details }: { readonly details: readonly Detail[] }) {
  const listed = listedDetails(details);
  if (listed.length === 0) return null;
  return (
    <Fact name={t('workspace.details')}>
      <ul className="details">
        {listed.map((detail) => (
          <DetailButton key={`${detail.kind} ${detail.start}`} detail={detail} />
        ))}
      </ul>
    </Fact>
  );
}

/** `Sat 28 Nov` from `2026-11-28`, both ends of a range; other texts stay as they are. */
function formatIsoDate(iso: string): string {
  const [from = iso, to] = iso.split('/');
  if (to !== undefined) return `${formatIsoDate(from)} – ${formatIsoDate(to)}`;
  const date = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? new Date(`${iso}T12:00:00`) : null;
  return date === null || Number.isNaN(date.getTime()) ? iso : format.weekday(date);
}

function DetailButton({ detail }: { readonly detail: Detail }) {
  const desk = useDesk();
  const { kind, text, normalized, why } = detail;
  const name = t(`workspace.detailKinds.${kind}`);
  const shown =
    kind === 'date' && normalized !== null ? formatIsoDate(normalized) : text.replaceAll(/\s+/g, ' ');
  const copy = () => {
    const { notify } = desk.window.getState();
    if (copyText(shown)) notify(t('workspace.copied', { text: shown }));
    else notify(t('workspace.copyFailed'), 'stop');
  };
  return (
    <li>
      <button
        type="button"
        className="details__item"
        onClick={copy}
        title={`${t('workspace.copyDetail', { kind: name })}. ${statementText('why.detail', why)}`}
      >
        <span className="visually-hidden">{t('workspace.copyDetail', { kind: name })} </span>
        {shown}
      </button>
    </li>
  );
}
