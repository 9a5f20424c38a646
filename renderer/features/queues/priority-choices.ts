import type { Priority } from '../../../preload/contract.ts';
import { t } from '../../i18n.ts';

export const priorityChoices = (): readonly { readonly id: Priority; readonly name: string }[] =>
  (['normal', 'high', 'urgent'] as const).map((id) => ({ id, name: t(`common.priority.${id}`) }));
