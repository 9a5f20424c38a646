import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { LibraryIssue, DataAudit, LibraryScore } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { format, t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Row, RowList } from '../../ui/row-list.tsx';
import { recommendationKeys } from '../report/report-actions.ts';
import { intervalText } from '../report/report-labels.ts';
import { PlainTable } from '../report/report-tables.tsx';
import { type Mend, mend, mendsOf, rowsShown } from './data-audit-actions.ts';

/** How the library is: what it covers of what customers ask, and lists of what there is to mend. */
export function DataAuditPage() {
  const desk = useDesk();
  const { audit, isLoading, problem } = useStore(desk.dataAudit);
  useEffect(() => void desk.dataAudit.getState().load(), [desk]);
  return (
    <>
      <div className="report__bar">
        <p className="muted">{isLoading ? t('dataAudit.looking') : t('dataAudit.what')}</p>
        <div className="report__tools">
          <Button isDisabled={isLoading} onPress={() => void desk.dataAudit.getState().load()}>
            {t('dataAudit.again')}
          </Button>
        </div>
      </div>
      <Problem text={problem} />
      {audit === null ? null : (
        <>
          <Score audit={audit} />
          {audit.gaps.length === 0 ? null : <Gaps audit={audit} />}
          {audit.issues.map((issue) => (
            <Issue key={issue.kind} issue={issue} audit={audit} />
          ))}
          {audit.comparing ? <p className="muted">{t('dataAudit.comparing')}</p> : null}
          <Languages languages={audit.languages} />
          <Queues queues={audit.queues} />
        </>
      )}
    </>
  );
}

function Score({ audit: { score, notScored } }: { readonly audit: DataAudit }) {
  return (
    <Panel title={t('dataAudit.score')}>
      {score === null ? (
        <p className="muted report__none">{t(`dataAudit.notScored.${notScored ?? 'nothing_asked'}`)}</p>
      ) : (
        <>
          <p className="report__none">
            <strong>{format.percent(score.value.value)}</strong>{' '}
            {t('dataAudit.scoreOf', { interval: intervalText('share', score.value), all: score.value.of })}
          </p>
          <p className="muted report__none">{t('dataAudit.scoreHelp')}</p>
          {score.unanswered.map((each) => (
            <Unanswered key={each.why} unanswered={each} />
          ))}
        </>
      )}
    </Panel>
  );
}

function Unanswered({ unanswered }: { readonly unanswered: LibraryScore['unanswered'][number] }) {
  const { why, count, examples } = unanswered;
  const title = t(`dataAudit.unanswered.${why}`, { found: count });
  return (
    <section aria-label={title}>
      <h3 className="report__none">{title}</h3>
      <RowList>
        {examples.map(({ question, entryId, title: answer }) => (
          <Row key={`${question} ${entryId ?? ''}`}>
            <span>
              {question} {answer === null ? null : <span className="muted">→ {answer}</span>}
            </span>
            {entryId === null ? null : (
              <MendButton mend={{ kind: 'entry', id: entryId, about: answer ?? question }} keys={undefined} />
            )}
          </Row>
        ))}
      </RowList>
    </section>
  );
}

const aboutOf = (what: Mend): string =>
  what.kind === 'gap' ? what.gap.about : what.kind === 'issue' ? what.row.about : what.about;

function labelOf(what: Mend): string {
  switch (what.kind) {
    case 'gap':
      return t('dataAudit.do.gap');
    case 'entry':
      return t('dataAudit.do.entry');
    case 'queue':
      return t('dataAudit.do.queue');
    case 'issue':
      return t(
        `dataAudit.do.${what.row.otherId !== null ? 'pair' : what.issue === 'unchanged' ? 'file' : 'entry'}`,
      );
  }
}

function MendButton({ mend: what, keys }: { readonly mend: Mend; readonly keys: string | undefined }) {
  const desk = useDesk();
  return (
    <Button keys={keys} label={`${labelOf(what)}: ${aboutOf(what)}`} onPress={() => void mend(desk, what)}>
      {labelOf(what)}
    </Button>
  );
}

/** The key of something to mend, where it is among the first ones of the page. */
function keysOf(audit: DataAudit, isIt: (what: Mend) => boolean): string | undefined {
  return recommendationKeys[mendsOf(audit).findIndex(isIt)];
}

function Gaps({ audit }: { readonly audit: DataAudit }) {
  return (
    <Panel title={t('dataAudit.gaps')}>
      <RowList>
        {audit.gaps.map((gap) => (
          <Row key={gap.cluster}>
            <span>{t('dataAudit.gap', { about: gap.about, count: gap.messages })}</span>
            <MendButton
              mend={{ kind: 'gap', gap }}
              keys={keysOf(audit, (what) => what.kind === 'gap' && what.gap.cluster === gap.cluster)}
            />
          </Row>
        ))}
      </RowList>
    </Panel>
  );
}

function noteOf({ kind, count, of }: LibraryIssue): string {
  if (kind === 'contradictions' || kind === 'duplicates') return t('dataAudit.pairs', { count });
  return t(kind === 'unchanged' ? 'dataAudit.ofFiles' : 'dataAudit.ofEntries', { found: count, of });
}

function Issue({ issue, audit }: { readonly issue: LibraryIssue; readonly audit: DataAudit }) {
  const { kind, rows } = issue;
  return (
    <Panel title={t(`dataAudit.issues.${kind}`)} note={noteOf(issue)}>
      <RowList>
        {rows.slice(0, rowsShown).map((row) => (
          <Row key={`${row.id} ${row.otherId ?? ''}`}>
            <span>
              {row.about}{' '}
              {row.suggested === 0 ? null : (
                <span className="muted">{t('dataAudit.suggested', { count: row.suggested })}</span>
              )}
            </span>
            <MendButton
              mend={{ kind: 'issue', issue: kind, row }}
              keys={keysOf(audit, (what) => what.kind === 'issue' && what.issue === kind && what.row === row)}
            />
          </Row>
        ))}
      </RowList>
    </Panel>
  );
}

function Languages({ languages }: { readonly languages: DataAudit['languages'] }) {
  if (languages.length === 0) return null;
  return (
    <Panel title={t('dataAudit.languages')}>
      <PlainTable
        label={t('report.chart.table', { name: t('dataAudit.languages') })}
        head={[t('dataAudit.language'), t('dataAudit.entries'), t('dataAudit.messages')]}
        rows={languages.map(({ language, entries, messages }) => [
          language === null ? t('dataAudit.noLanguage') : format.language(language),
          format.number(entries),
          format.number(messages),
        ])}
      />
    </Panel>
  );
}

function Queues({ queues }: { readonly queues: DataAudit['queues'] }) {
  const { disagreeing, withoutExamples, examples } = queues;
  if (disagreeing.length === 0 && withoutExamples.length === 0) return null;
  return (
    <Panel
      title={t('dataAudit.queues')}
      note={t('dataAudit.ofExamples', { found: disagreeing.length, of: examples })}
    >
      <RowList>
        {disagreeing.slice(0, rowsShown).map(({ text, queue, neighbours }) => (
          <Row key={text}>
            <span>
              {text} <span className="muted">{t('dataAudit.disagrees', { queue, neighbours })}</span>
            </span>
            <MendButton mend={{ kind: 'queue', about: text }} keys={undefined} />
          </Row>
        ))}
        {withoutExamples.map((name) => (
          <Row key={name}>
            <span>{t('dataAudit.noExamples', { name })}</span>
            <MendButton mend={{ kind: 'queue', about: name }} keys={undefined} />
          </Row>
        ))}
      </RowList>
    </Panel>
  );
}
