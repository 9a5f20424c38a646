import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import type { Work } from '../../stores/work.ts';
import { lineOrigins, type ReplyLine } from './line-origins.ts';

const words = {
  source: 'the library',
  setting: 'your settings',
  snippet: 'a snippet',
  needs: 'the checklist of the queue',
  open: 'waits for your words',
  agent: 'you',
  blank: '',
} as const satisfies Record<ReplyLine['origin'], string>;

/** Every line of the reply with the source that it comes from. */
export function LineOrigins({ work }: { readonly work: Work }) {
  const { draft, text, asked, inserted } = work;
  const desk = useDesk();
  const snippets = useStore(desk.settings, (state) => state.settings?.snippets);
  const lines = useMemo(() => lineOrigins(draft, text, inserted), [draft, text, inserted]);
  const snippetName = (target: string | null): string | undefined =>
    inserted.find((one) => one.target === target)?.shortName ??
    snippets?.find(({ id }) => `s:${id}` === target)?.shortName;
  const taken = asked.flatMap((one) => one.taken ?? []);

  return (
    <section className="origins" aria-label="Where each line comes from">
      <ul>
        {lines
          .filter(({ origin }) => origin !== 'blank')
          .map((line, at) => {
            const source = taken.find(({ target }) => target === line.target)?.source;
            const snippet = line.origin === 'snippet' ? snippetName(line.target) : undefined;
            const from = snippet === undefined ? words[line.origin] : `snippet “${snippet}”`;
            return (
              <li key={at} className={`reply__line reply__line--${line.origin}`}>
                <span className="origins__words">{line.text}</span>
                <span className="origins__from">
                  {source === undefined ? from : `${source.name} › ${source.heading}`}
                  {line.changed ? ', changed by you' : ''}
                </span>
              </li>
            );
          })}
      </ul>
    </section>
  );
}
