import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { statementText, t } from '../../i18n.ts';
import { Panel } from '../../ui/panel.tsx';
import { Row, RowList } from '../../ui/row-list.tsx';

/** What suggestions are worth, as far as the experiment knows: one sentence, and what it stands on. */
export function ExperimentPanel() {
  const desk = useDesk();
  const since = useStore(desk.settings, (state) => state.settings?.experiment.since ?? null);
  const results = useStore(desk.audit, (state) => state.results);
  useEffect(() => {
    if (since !== null) void desk.audit.getState().loadResults();
  }, [desk, since]);
  if (since === null || results === null) return null;
  return (
    <Panel title={t('audit.experiment.title')}>
      <RowList>
        <Row>
          <strong>{statementText('audit.experiment.says', results.summary)}</strong>
        </Row>
        {(results.shown.cases + results.hidden.cases === 0 ? [] : results.effects).map(
          ({ metric, summary }) => (
            <Row key={metric}>{statementText('audit.experiment.says', ...summary)}</Row>
          ),
        )}
      </RowList>
      <p className="muted report__none">{t('audit.experiment.anyLook')}</p>
    </Panel>
  );
}
