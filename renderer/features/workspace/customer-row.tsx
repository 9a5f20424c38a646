import type { Customer, CustomerGroup } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { statementText, t } from '../../i18n.ts';
import { Fact } from '../../ui/facts.tsx';
import { Select } from '../../ui/select.tsx';
import { elementIds } from '../layout/actions.ts';
import './customer-row.css';

const groups = ['private', 'business', 'members'] as const satisfies readonly CustomerGroup[];

/** A customer like most, whom nobody said anything else of. */
export const isUsual = ({ group, why }: Customer): boolean =>
  group === 'private' && why.code === 'nothing_said';

/** Who wrote the message and why that is thought; another choice looks for other answers. */
export function CustomerRow({ customer }: { readonly customer: Customer }) {
  const desk = useDesk();
  return (
    <Fact name={t('workspace.customer.title')}>
      <span className="customer">
        <Select
          id={elementIds.customer}
          label={t('workspace.customer.choose')}
          value={customer.group}
          choices={groups.map((id) => ({ id, name: t(`workspace.customer.groups.${id}`) }))}
          onChange={(group) => void desk.workspace.getState().setCustomer(group)}
        />
        {isUsual(customer) ? null : (
          <span className="muted">{statementText('why.customer', customer.why)}</span>
        )}
      </span>
    </Fact>
  );
}
