import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { calmingFor, insertCalming } from './snippet-actions.ts';
import './calming-line.css';

/** For a customer who is upset: the words of the shop that suit, one key away. */
export function CalmingLine() {
  const desk = useDesk();
  const activeCase = useStore(desk.workspace, (state) => state.activeCase);
  const calming = useStore(desk.snippets, (state) => state.calming);
  const caseId = activeCase?.reading.mood?.mood === 'negative' ? activeCase.reading.caseId : null;
  useEffect(() => {
    if (caseId !== null) void desk.snippets.getState().loadCalming(caseId);
  }, [desk, caseId]);
  const best = caseId === null ? null : calmingFor(activeCase, calming);
  if (best === null) return null;
  return (
    <p className="calming">
      <span className="calming__title">
        <span className="muted">{t('snippets.calming')}</span> {best.title}
      </span>
      <Button
        kind="plain"
        keys="I"
        label={t('snippets.useNamed', { name: best.shortName })}
        onPress={() => {
          insertCalming(desk);
        }}
      >
        {t('snippets.use')}
      </Button>
    </p>
  );
}
