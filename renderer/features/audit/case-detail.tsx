import { useEffect, useRef } from 'react';
import type { AuditRowDetail } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { format, t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { kindLabel, fieldLabel, outcomeText, unavailableText } from './audit-labels.ts';
import './case-detail.css';

/** A whole case: every line about it, oldest first, with its words. */
export function CaseDetail({ lines }: { readonly lines: readonly AuditRowDetail[] }) {
  const desk = useDesk();
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    top.current?.focus();
  }, []);
  return (
    <div className="case" ref={top} tabIndex={-1} role="group" aria-label={t('audit.case')}>
      <div className="audit__tools">
        <Button onPress={desk.audit.getState().closeCase}>{t('audit.back')}</Button>
      </div>
      <ol className="case__lines">
        {lines.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </ol>
    </div>
  );
}

function Line({ line }: { readonly line: AuditRowDetail }) {
  const { sequence, at, by, facts, texts, hash } = line;
  return (
    <li className="case__line">
      <h3>
        {kindLabel(line)} <span className="muted">{outcomeText(line)}</span>
      </h3>
      <p className="case__about">
        {t('audit.line', { line: sequence })} · {format.shortDate(at)}, {format.time(at)}{' '}
        {by === null ? '' : ` · ${t('audit.by', { by })}`} · <code>{hash.slice(0, 12)}…</code>
      </p>
      {texts === null ? (
        <p className="muted">{unavailableText(line)}</p>
      ) : (
        <dl className="case__texts">
          {texts.map(({ name, text }) => (
            <div key={name}>
              <dt>{fieldLabel(name)}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
      <details>
        <summary>{t('audit.facts')}</summary>
        <pre className="case__facts">{facts}</pre>
      </details>
    </li>
  );
}
