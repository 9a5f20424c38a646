import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import type { ActiveCase } from '../../stores/active-case.ts';
import { lineOrigins } from './line-origins.ts';
import { originLabel } from './origin-labels.ts';
import './reply-line.css';
import './line-origins-list.css';

/** Every line of the reply with the source that it comes from. */
export function LineOrigins({ activeCase }: { readonly activeCase: ActiveCase }) {
  const { draft, text, asked, inserted } = activeCase;
  const desk = useDesk();
  const settings = useStore(desk.settings, (state) => state.settings);
  const snippets = useStore(desk.snippets, (state) => state.all);
  const lines = useMemo(() => lineOrigins(draft, text, inserted), [draft, text, inserted]);
  const chosen = asked.flatMap((one) => one.chosen ?? []);

  return (
    <section className="origins" aria-label={t('workspace.origins.title')}>
      <ul>
        {lines
          .filter(({ origin }) => origin !== 'blank')
          .map((line, at) => {
            const source = chosen.find(({ target }) => target === line.target)?.source;
            // A snippet that was removed since is still known by the name that it was put in by.
            const shortName = inserted.find(
              ({ target }) => target !== null && target === line.target,
            )?.shortName;
            const from =
              shortName === undefined
                ? originLabel(line, settings, snippets)
                : t('workspace.origins.snippetNamed', { name: shortName });
            const whence = source === undefined ? from : `${source.name} › ${source.heading}`;
            return (
              <li key={at} className={`reply__line reply__line--${line.origin}`}>
                <span className="origins__text" dir="auto">
                  {line.text}
                </span>
                <span className="origins__from">
                  {line.changed ? t('workspace.origins.changed', { from: whence }) : whence}
                </span>
              </li>
            );
          })}
      </ul>
      <p className="origins__from">{t('workspace.origins.nothingOwn')}</p>
    </section>
  );
}
