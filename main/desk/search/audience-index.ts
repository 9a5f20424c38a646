import type { Audience, CustomerGroup } from '../../../preload/contract.ts';
import type { Store } from '../store/store.ts';

/** Whom answers are for, as far as that is not everyone; read again after a change. */
export interface AudienceIndex {
  of(target: string): Audience;
  /** Whether a customer of this group is meant; those who work here never are a customer. */
  serves(target: string, group: CustomerGroup): boolean;
  /** Whether anything is not for everyone. */
  isUsed(): boolean;
  /** The group of everybody who does not say more, and whether that is because all there is is for it. */
  usualGroup(): { readonly group: CustomerGroup; readonly isOnly: boolean };
  invalidate(): void;
}

/** Who is a member is a private customer, too. */
function isServed(audience: Audience, group: CustomerGroup): boolean {
  if (audience === 'everyone') return true;
  return audience === group || (audience === 'private' && group === 'members');
}

interface Known {
  readonly version: number;
  readonly limited: ReadonlyMap<string, Audience>;
  readonly usual: ReturnType<AudienceIndex['usualGroup']>;
}

export function createAudienceIndex({
  audiences,
  passages,
}: Pick<Store, 'audiences' | 'passages'>): AudienceIndex {
  let known: Known | null = null;

  function read(version: number): Known {
    const limited = audiences.limited();
    const customers = new Set(limited.values().filter((audience) => audience !== 'staff'));
    const [only] = customers;
    // A shop that sells to one group alone has mail of that group alone.
    const isOnly =
      customers.size === 1 && (only === 'business' || only === 'members') && !audiences.hasForPrivate();
    return { version, limited, usual: { group: isOnly && only !== undefined ? only : 'private', isOnly } };
  }

  function current(): Known {
    // Another program may have written what this one does not know of yet.
    const version = passages.dataVersion();
    if (known?.version !== version) known = read(version);
    return known;
  }

  const of = (target: string): Audience => (known ?? current()).limited.get(target) ?? 'everyone';
  return {
    of,
    serves: (target, group) => isServed(of(target), group),
    isUsed: () => current().limited.size > 0,
    usualGroup: () => current().usual,
    invalidate() {
      known = null;
    },
  };
}
