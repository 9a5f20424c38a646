import type { Audience } from '../../preload/contract.ts';
import { t } from '../i18n.ts';
import { Select } from './select.tsx';

export const audiences = [
  'everyone',
  'private',
  'business',
  'members',
  'staff',
] as const satisfies readonly Audience[];

/** Whom something is for, where that is not everyone. */
export function AudienceTag({ audience }: { readonly audience: Audience }) {
  return audience === 'everyone' ? null : <span className="tag">{t(`audience.only.${audience}`)}</span>;
}

const asBefore = 'as before';

interface AudienceSelectProps {
  /** Null: as what stands above it says. */
  readonly value: Audience | null;
  /** What null is called, "As its document (Everyone)"; without a name it is everyone. */
  readonly otherwise: string | null;
  readonly onChange: (audience: Audience | null) => void;
}

/** Chooses whom something is for. */
export function AudienceSelect({ value, otherwise, onChange }: AudienceSelectProps) {
  return (
    <Select
      label={t('audience.title')}
      value={value ?? (otherwise === null ? 'everyone' : asBefore)}
      choices={[
        ...(otherwise === null ? [] : [{ id: asBefore, name: otherwise }]),
        ...audiences.map((id) => ({ id, name: t(`audience.names.${id}`) })),
      ]}
      onChange={(chosen) => {
        onChange(audiences.find((id) => id === chosen) ?? null);
      }}
    />
  );
}
