import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { ImportAudit } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { toImportOptions } from '../../stores/preview.ts';

/** What the files would bring, in a few sentences, as soon as all of them were looked at. */
export function ImportNote() {
  const desk = useDesk();
  const { paths, isLoading, choices, fileChoices, documentId, total } = useStore(desk.preview);
  const found = useStore(desk.dataAudit, (state) => state.ofFiles);
  const isReady = !isLoading && documentId === null && total !== null && total > 0;
  useEffect(() => {
    if (!isReady) return;
    const { columns, choices: chosen } = toImportOptions({ leftOut: new Set(), choices, fileChoices });
    const input = { paths: [...paths], ...(columns && { columns }), ...(chosen && { choices: chosen }) };
    return desk.dataAudit.getState().auditFiles(input);
  }, [desk, isReady, paths, choices, fileChoices]);
  const said = found === null || !isReady ? [] : sentences(found);
  if (said.length === 0) return null;
  return (
    <section className="preview__note" aria-label={t('dataAudit.import.title')} aria-live="polite">
      <ul>
        {said.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}

function sentences(found: ImportAudit): readonly string[] {
  const { compared, known, contradicting, gapsAnswered, withoutTags, examples, entries } = found;
  const [first] = examples;
  const [gap] = gapsAnswered;
  return [
    ...(known === 0 ? [] : [t('dataAudit.import.known', { count: known, compared })]),
    ...(contradicting > 0 && first !== undefined
      ? [t('dataAudit.import.contradicting', { count: contradicting, question: first.known })]
      : []),
    ...(gap === undefined
      ? []
      : [t('dataAudit.import.gaps', { count: gapsAnswered.length, about: gap.about })]),
    ...(withoutTags === 0 ? [] : [t('dataAudit.import.withoutTags', { count: withoutTags, entries })]),
  ];
}
