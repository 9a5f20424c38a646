import { useStore } from 'zustand';
import type { Finding } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { Button } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { plural } from '../../ui/format.ts';
import { fixFinding } from './check-commands.ts';
import './findings-list.css';
import { statementText, t } from '../../i18n.ts';

/** What was found in the reply, worst first: each line links to its span and offers its fix. */
export function FindingsList() {
  const desk = useDesk();
  const { findings, current, isWarned } = useStore(desk.checks);
  return (
    <>
      <p id="reply-blocked" className="findings__summary" role="status">
        {summaryText(findings, isWarned)}
        {findings.length > 0 ? <Kbd keys="F8" /> : null}
      </p>
      {findings.length === 0 ? null : (
        <ul className="findings" aria-label="Found in the reply">
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
                <span className="visually-hidden">
                  {finding.severity === 'block' ? 'Stops the copy: ' : 'To look at: '}
                </span>
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
  const stopping = findings.filter(({ severity }) => severity === 'block').length;
  const others = findings.length - stopping;
  const things = (count: number) => plural(count, 'thing');
  if (isWarned) return `${things(others)} to look at. Copy again to copy anyway.`;
  if (stopping === 0) return others === 0 ? null : `${things(others)} to look at before copying.`;
  const stop = `${things(stopping)} ${stopping === 1 ? 'stops' : 'stop'} the copy`;
  return others === 0 ? `${stop}.` : `${stop}, ${others} more to look at.`;
}

/** What one press does about a finding. */
function fixText(fix: NonNullable<Finding['fix']>): string {
  if (fix.by === 'leave out') return t('checks.fix.leaveOut', { number: fix.question });
  return fix.replacement === '' ? t('checks.fix.remove') : t('checks.fix.write', { words: fix.replacement });
}
