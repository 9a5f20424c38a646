import type { EntryPair } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { Button } from '../../ui/button.tsx';
import { plural } from '../../ui/format.ts';
import { mergePair, dismissPair } from './review-actions.ts';

/** Two entries that ask the same, side by side, with the words that differ marked. */
export function PairDetail({ pair }: { readonly pair: EntryPair }) {
  const desk = useDesk();
  const { kind, about, a, b } = pair;
  return (
    <article className="review__item" aria-label={kind === 'duplicate' ? 'Duplicate' : 'Contradiction'}>
      <p className="muted">
        {kind === 'duplicate'
          ? 'These ask the same. Marked: words that only one of the answers has.'
          : `These ask the same, and their answers disagree about: ${about.join(', ')}.`}
      </p>
      <div className="review__pair">
        <Side side={a} name="First" />
        <Side side={b} name="Second" />
      </div>
      <div className="review__actions">
        <Button kind="main" keys="M" onPress={() => void mergePair(desk, 'a')}>
          Merge, keep the first answer
        </Button>
        <Button keys="Shift+M" onPress={() => void mergePair(desk, 'b')}>
          Keep the second
        </Button>
        <Button keys="D" onPress={() => void dismissPair(desk)}>
          Different
        </Button>
      </div>
    </article>
  );
}

function Side({ side, name }: { readonly side: EntryPair['a']; readonly name: string }) {
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
    <section className="review__side" aria-label={`${name} entry`}>
      <h3>{entry.question}</h3>
      <p className="review__answer">
        {parts.map(({ text, isMarked }, at) => (isMarked ? <mark key={at}>{text}</mark> : text))}
      </p>
      <p className="muted">
        {entry.documentName} · used {plural(entry.used, 'time')}
      </p>
    </section>
  );
}
