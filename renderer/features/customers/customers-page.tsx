import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { CustomerAtRisk, Customers, RiskReason } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { format, t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { Problem } from '../../ui/problem.tsx';
import { Panel } from '../../ui/panel.tsx';
import { PlainTable, ReportTable } from '../report/report-tables.tsx';
import './customers-page.css';

function reasonText(reason: RiskReason): string {
  if (reason.kind !== 'repeated') return t(`customers.reasons.${reason.kind}`);
  const { count, about } = reason;
  return about === null
    ? t('customers.reasons.repeatedThing', { count })
    : t('customers.reasons.repeated', { count, about });
}

const nameText = ({ name, email }: Pick<CustomerAtRisk, 'name' | 'email'>): string =>
  name ?? email ?? t('customers.unnamed');

/** Customers who may leave, what to write to them, and what comes again. */
export function CustomersPage() {
  const desk = useDesk();
  const { customers, draft, problem } = useStore(desk.customers);
  useEffect(() => desk.customers.getState().start(), [desk]);
  return (
    <>
      <Problem text={problem} />
      {draft === null ? null : <DraftPanel customer={draft.customer} text={draft.text} />}
      {customers === null ? null : (
        <>
          <AtRiskTable customers={customers} />
          <IssuesTable customers={customers} />
        </>
      )}
    </>
  );
}

function AtRiskTable({
  customers: { atRisk, atRiskCount, messages, since, isReading },
}: {
  readonly customers: Customers;
}) {
  const desk = useDesk();
  const title = t('customers.atRisk');
  return (
    <Panel title={title} note={messages === 0 ? null : t('customers.atRiskNote', { count: messages, since })}>
      <div role="status">
        {isReading ? <p className="muted customers__line">{t('customers.reading')}</p> : null}
      </div>
      {atRisk.length === 0 ? (
        isReading ? null : (
          <p className="customers__line">{t('customers.none')}</p>
        )
      ) : (
        <ReportTable
          label={t('report.chart.table', { name: title })}
          caption={title}
          head={[
            t('customers.columns.customer'),
            t('customers.columns.reasons'),
            t('customers.columns.write'),
            t('customers.columns.last'),
            t('customers.columns.messages'),
          ]}
        >
          {atRisk.map((customer) => (
            <tr key={customer.caseId}>
              <th scope="row">
                {nameText(customer)}
                {customer.name !== null && customer.email !== null ? (
                  <span className="muted customers__email">{customer.email}</span>
                ) : null}
              </th>
              <td className="customers__why">{format.list(customer.reasons.map(reasonText))}</td>
              <td>
                <Button
                  label={t('customers.draftFor', { name: nameText(customer) })}
                  onPress={() => void desk.customers.getState().openDraft(customer)}
                >
                  {t('customers.draft')}
                </Button>
              </td>
              <td>{format.shortDate(customer.lastAt)}</td>
              <td>{format.number(customer.messages)}</td>
            </tr>
          ))}
        </ReportTable>
      )}
      {atRiskCount > atRisk.length ? (
        <p className="muted customers__line">{t('customers.more', { count: atRiskCount - atRisk.length })}</p>
      ) : null}
    </Panel>
  );
}

function DraftPanel({ customer, text }: { readonly customer: CustomerAtRisk; readonly text: string }) {
  const desk = useDesk();
  return (
    <Panel
      title={t('customers.draftFor', { name: nameText(customer) })}
      note={t('customers.draftHelp')}
      actions={
        <>
          <Button onPress={() => desk.customers.getState().closeDraft()}>{t('common.close')}</Button>
          <Button
            kind="main"
            onPress={() => {
              if (copyText(text)) desk.window.getState().notify(t('customers.copied'));
            }}
          >
            {t('customers.copy')}
          </Button>
        </>
      }
    >
      <p className="customers__draft" dir="auto">
        {text}
      </p>
    </Panel>
  );
}

function IssuesTable({ customers: { issues, isReading } }: { readonly customers: Customers }) {
  const title = t('customers.issues');
  return (
    <Panel title={title}>
      {issues.length === 0 ? (
        <p className={isReading ? 'muted customers__line' : 'customers__line'}>
          {t(isReading ? 'customers.reading' : 'customers.issuesNone')}
        </p>
      ) : (
        <PlainTable
          label={t('report.chart.table', { name: title })}
          head={[
            t('customers.columns.what'),
            t('customers.columns.messages'),
            t('customers.columns.troubled'),
            t('customers.columns.days'),
          ]}
          rows={issues.map(({ kind, name, messages, troubled, firstAt, lastAt }) => [
            kind === 'order' ? t('customers.order', { name }) : name,
            format.number(messages),
            format.number(troubled),
            format.shortDate(firstAt) === format.shortDate(lastAt)
              ? format.shortDate(firstAt)
              : t('customers.range', { first: firstAt, last: lastAt }),
          ])}
        />
      )}
    </Panel>
  );
}
