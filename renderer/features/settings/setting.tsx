import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Settings } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { CheckIcon } from '../../ui/icons.tsx';
import { useCan } from '../people/permissions.ts';
import { isThere } from './setting-access.ts';
import type { SettingName } from './setting-places.ts';
import './setting.css';

/** Long enough to be seen by somebody who looks at what was just changed. */
const saidMs = 4_000;

/** What a section is made of. */
export interface SectionProps {
  readonly settings: Settings;
}

type Change = (part: Partial<Settings>) => void;

interface SettingProps {
  readonly place: SettingName;
  /** Where it changes the settings, made with what changes them: whether that was saved is said here. */
  readonly children: ReactNode | ((change: Change) => ReactNode);
}

/** One setting in its place: it has the keyboard when it was looked for, and says itself that it was saved, or why not. */
export function Setting({ place, children }: SettingProps) {
  const desk = useDesk();
  useCan();
  const root = useRef<HTMLDivElement>(null);
  const isSought = useStore(
    desk.window,
    ({ dialog }) => dialog?.kind === 'settings' && dialog.setting === place,
  );
  const [outcome, setOutcome] = useState<'saved' | 'failed' | null>(null);
  const problem = useStore(desk.settings, (state) => state.problem);

  useEffect(() => {
    if (!isSought) return;
    root.current?.scrollIntoView({ block: 'nearest' });
    root.current?.querySelector<HTMLElement>('input, textarea, button')?.focus({ preventScroll: true });
  }, [isSought]);

  useEffect(() => {
    if (outcome !== 'saved') return;
    const timer = setTimeout(() => setOutcome(null), saidMs);
    return () => clearTimeout(timer);
  }, [outcome]);

  const change: Change = (part) => {
    setOutcome(null);
    void desk.settings
      .getState()
      .change(part)
      .then((isSaved) => setOutcome(isSaved ? 'saved' : 'failed'));
  };
  if (!isThere(desk, place)) return null;
  return (
    <div ref={root} className="setting" data-setting={place} {...(isSought && { 'data-sought': true })}>
      {typeof children === 'function' ? children(change) : children}
      <span className="setting__saved" role="status">
        {outcome === 'saved' ? (
          <>
            <CheckIcon /> {t('settings.saved')}
          </>
        ) : null}
      </span>
      {outcome === 'failed' && problem !== null ? (
        <p className="field__error" role="alert">
          {problem}
        </p>
      ) : null}
    </div>
  );
}
