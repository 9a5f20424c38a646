import { useStore } from 'zustand';
import type { Finding } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { statementText, t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { fixFinding } from './check-commands.ts';
import './findings-list.css';

/** What was found in the reply, worst first: each line links to its span and offers its fix. */
export function FindingsList() {
  const desk = useDesk();
  const { findings, current, isWarned } = useStore(desk.checks);
  return (
    <>
      <div className="findings__summary">
        <p id="reply-blocked" role="status">
          {summaryText(findings, isWarned)}
        </p>
        {findings.length === 0 ? null : (
          <Button
            kind="plain"
            keys="F8"
            label={t('workspace.commands.nextFinding')}
            onPress={() => {
              desk.checks.getState().revealNext();
            }}
          >
            {t('workspace.findings.next')}
          </Button>
        )}
      </div>
      {findings.length === 0 ? null : (
        <ul className="findings" aria-label={t('workspace.findings.title')}>
          {findings.map((finding, index) => (
            <li
              key={`${finding.kind} ${finding.start} ${finding.words}`}
              className={`findings__item findings__item--${finding.severity}`}
              aria-current={index === current ? 'true' : undefined}
            >
              <button
                type="button"
                className="findings__link"
                onClick={() => {
                  desk.checks.getState().reveal(index);
                }}
              >
                <span aria-hidden="true">{finding.severity === 'block' ? '● ' : '○ '}</span>
                <span className="visually-hidden">{t(`workspace.findings.${finding.severity}`)} </span>
                {statementText('checks.why', finding.why)}
              </button>
              {finding.fix === null ? null : (
                <Button
                  kind="plain"
                  keys={index === current ? 'Ctrl+.' : undefined}
                  label={`${fixText(finding.fix)}: ${statementText('checks.why', finding.why)}`}
                  onPress={() => {
                    fixFinding(desk, index);
                  }}
                >
                  {fixText(finding.fix)}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function summaryText(findings: readonly Finding[], isWarned: boolean): string | null {
  const blocking = findings.filter(({ severity }) => severity === 'block').length;
  const others = findings.length - blocking;
  if (isWarned) return t('workspace.findings.warned', { count: others });
  if (blocking === 0) return others === 0 ? null : t('workspace.findings.toCheck', { count: others });
  return others === 0
    ? t('workspace.findings.toFix', { count: blocking })
    : t('workspace.findings.toFixAndCheck', { count: blocking, others });
}

/** What one press does about a finding. */
function fixText(fix: NonNullable<Finding['fix']>): string {
  if (fix.by === 'leave out') return t('checks.fix.leaveOut', { number: fix.question });
  return fix.replacement === '' ? t('checks.fix.remove') : t('checks.fix.write', { words: fix.replacement });
}
