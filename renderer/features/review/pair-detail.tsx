import type { EntryPair } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Detail, Side, Sides } from '../../ui/list-detail.tsx';
import { mergePair, dismissPair } from './review-actions.ts';
import './pair-detail.css';

/** Two entries that ask the same, side by side, with the words that differ marked. */
export function PairDetail({ pair }: { readonly pair: EntryPair }) {
  const desk = useDesk();
  const { kind, about, a, b } = pair;
  return (
    <Detail
      label={t(`review.${kind}`)}
      actions={
        <>
          <Button kind="main" keys="M" onPress={() => void mergePair(desk, 'a')}>
            {t('review.mergeFirst')}
          </Button>
          <Button keys="Shift+M" onPress={() => void mergePair(desk, 'b')}>
            {t('review.mergeSecond')}
          </Button>
          <Button keys="D" onPress={() => void dismissPair(desk)}>
            {t('review.notSame')}
          </Button>
        </>
      }
    >
      <p className="muted">
        {kind === 'duplicate' ? t('review.duplicateHelp') : t('review.contradictionHelp', { about })}
      </p>
      <Sides>
        <PairEntry side={a} name={t('review.first')} />
        <PairEntry side={b} name={t('review.second')} />
      </Sides>
    </Detail>
  );
}

function PairEntry({ side, name }: { readonly side: EntryPair['a']; readonly name: string }) {
  const { entry, differences } = side;
  const parts: { readonly text: string; readonly isMarked: boolean }[] = [];
  let from = 0;
  for (const { start, end } of differences) {
    parts.push({ text: entry.answer.slice(from, start), isMarked: false });
    parts.push({ text: entry.answer.slice(start, end), isMarked: true });
    from = end;
  }
  parts.push({ text: entry.answer.slice(from), isMarked: false });
  return (
    <Side label={name}>
      <h3 dir="auto">{entry.question}</h3>
      <p className="item-detail__answer pair-entry__answer" dir="auto">
        {parts.map(({ text, isMarked }, at) => (isMarked ? <mark key={at}>{text}</mark> : text))}
      </p>
      <p className="muted">{t('review.usedIn', { name: entry.documentName, count: entry.used })}</p>
    </Side>
  );
}
