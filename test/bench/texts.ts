/**
 * What reads or checks a text without the model, on ordinary and on hostile texts: milliseconds, and how many queries of the
 * bare model that is. Linear code takes ten times as long for ten times the text; the last column says what it took.
 */
import { measureRawModel } from '../../main/cli/eval/measure-raw-model.ts';
import { scaleMessages } from '../../main/cli/eval/synthetic-texts.ts';
import { findFolds } from '../../main/desk/library/mail-folds.ts';
import { createRuleEngine } from '../../main/desk/messages/routing/rule-engine.ts';
import { detectPii } from '../../main/desk/privacy/pii/detect.ts';
import { createChecks } from '../../main/desk/replies/checks/checks.ts';
import { buildInternalTextIndex } from '../../main/desk/replies/checks/internal-text-index.ts';
import { defaultRules, defaultSettings, ownersQueue } from '../support/default-settings.ts';
import { t } from '../support/i18n.ts';

const rules = createRuleEngine(defaultRules, [ownersQueue]);
const check = createChecks([t('reply.place')]);
const internal = buildInternalTextIndex([
  { title: 'a', text: 'one two three four five six seven '.repeat(500) },
]);

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  folds: findFolds,
  'personal data': detectPii,
  rules: (text) =>
    rules.alarms({ text, subject: null, bodySpans: [{ start: 0, end: text.length }], details: [] }),
  checks: (text) =>
    check(text, {
      message: {
        text: 'My order #48213 came squashed.',
        subject: null,
        language: 'en',
        names: [],
        emails: [],
      },
      questions: [],
      settings: defaultSettings,
      snippets: [],
      sources: new Map(),
      others: { names: ['Dev Raman'], emails: [] },
      internal,
      isInLibrary: () => false,
    }),
};
const texts: Readonly<Record<string, string>> = {
  prose: 'Send us a photo within 48 hours and we refund you in full, as the court yard is fine. ',
  digits: '1234 5678 ',
  'capital words': 'Anna Maria ',
  'at signs': 'a.b@c.',
  'one long word': 'x',
  'dots and dashes': '1.2-3/4 ',
  quotes: '> wrote: ',
};
const characters = 5_000;

const timed = (work: () => unknown): number => {
  const started = performance.now();
  work();
  return performance.now() - started;
};

const { queryP50ms } = await measureRawModel({ passages: [], queries: scaleMessages(50) });
console.log(
  `text of ${characters * 10} signs`.padEnd(24),
  'reader         ms        ÷ bare query   ÷ a tenth of the text',
);
for (const [name, part] of Object.entries(texts)) {
  const of = (length: number): string => part.repeat(Math.ceil(length / part.length));
  for (const [reader, read] of Object.entries(readers)) {
    timed(() => read(of(characters)));
    const short = timed(() => read(of(characters)));
    const long = timed(() => read(of(characters * 10)));
    console.log(
      name.padEnd(24),
      reader.padEnd(14),
      long.toFixed(1).padEnd(9),
      `${(long / queryP50ms).toFixed(1)} ×`.padEnd(14),
      `${(long / short).toFixed(0)} ×`,
    );
  }
}
