import { toCaseFacts } from '../../main/desk/report/line-facts.ts';
import type { CaseTrends } from '../../main/desk/store/case-trends.ts';
import { dayMs } from '../../preload/shared/days.ts';

type Days = ReturnType<CaseTrends['dailySigns']>['days'];
type Mutable<Row> = { -readonly [Key in keyof Row]: Row[Key] };
type Message = ReturnType<CaseTrends['subjectMessages']>[number];
type Line = Parameters<typeof toCaseFacts>[0];

/** The same as the tables say, counted without them: for simulating years that nobody would want to write to a disk. */
export function trendsInMemory(
  lines: readonly {
    readonly kind: string;
    readonly caseId?: string | null;
    readonly at: number;
    readonly facts: unknown;
  }[],
  start: number,
): CaseTrends {
  interface Case {
    at: number;
    read: Extract<NonNullable<ReturnType<typeof toCaseFacts>>, { kind: 'read' }> | null;
    outcome: string | null;
    copied: boolean;
    /** Of a decision whose reading was not written. */
    questions: number;
  }
  const cases = new Map<string, Case>();
  for (const [nth, { kind, caseId = null, at, facts }] of lines.entries()) {
    const line: Line = { sequence: nth + 1, at, caseId, kind, facts: JSON.stringify(facts) };
    const said = toCaseFacts(line);
    if (said === null || said.kind === 'rating' || said.kind === 'ratings removed') continue;
    const known = cases.get(said.caseId);
    if (said.kind === 'read') {
      if (known === undefined)
        cases.set(said.caseId, { at, read: said, outcome: null, copied: false, questions: 0 });
      else if (known.read?.withheld === 'scam' && said.withheld !== 'scam')
        known.read = {
          ...said,
          queue: known.read.queue,
          mood: known.read.mood,
          language: known.read.language,
          subjects: [...known.read.subjects, ...said.subjects],
        };
      continue;
    }
    const one = known ?? {
      at: at - (said.ms ?? 0),
      read: null,
      outcome: null,
      copied: false,
      questions: said.questions,
    };
    cases.set(said.caseId, one);
    one.outcome ??= said.outcome;
    one.copied ||= said.kind === 'reply';
  }

  const days: Mutable<Days[number]>[] = [];
  const messages: Message[] = [];
  const dayAt = (day: number): Mutable<Days[number]> =>
    (days[day] ??= {
      day,
      decided: 0,
      accepted: 0,
      asked: 0,
      heldBack: 0,
      withMood: 0,
      upset: 0,
      sure: 0,
      confidence: 0,
      squares: 0,
      withLanguage: 0,
      byLanguage: new Map<string, number>(),
    });
  for (const { at, read, outcome, copied, questions } of cases.values()) {
    if (read !== null && (read.automatic || read.withheld === 'scam')) continue;
    const subjects = new Map(read?.subjects.map((one) => [`${one.kind} ${one.subject}`, one]) ?? []);
    messages.push({ at, subjects: [...subjects.values()] });
    const day = dayAt(Math.floor((at - start) / dayMs));
    if (
      copied &&
      (read?.withheld ?? null) === null &&
      ['unedited', 'edited', 'replaced'].includes(outcome ?? '')
    ) {
      day.decided += 1;
      day.accepted += Number(outcome === 'unedited');
    }
    if (read === null) {
      day.asked += Number(questions > 0);
      continue;
    }
    day.asked += Number(read.questions > 0);
    day.heldBack += Number(read.questions > 0 && read.unanswered === read.questions);
    day.withMood += Number(read.mood !== null);
    day.upset += Number(['angry', 'frustrated', 'unhappy'].includes(read.mood ?? ''));
    if (read.confidence !== null) {
      day.sure += 1;
      day.confidence += read.confidence;
      day.squares += read.confidence ** 2;
    }
    if (read.language !== null) {
      day.withLanguage += 1;
      (day.byLanguage as Map<string, number>).set(
        read.language,
        (day.byLanguage.get(read.language) ?? 0) + 1,
      );
    }
  }
  messages.sort((a, b) => a.at - b.at);
  const from = (at: number): number => {
    let [low, high] = [0, messages.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((messages[middle]?.at ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    dailySigns(between) {
      const first = Math.round((between.from - start) / dayMs);
      const last = Math.round((between.to - start) / dayMs);
      const inside = days
        .slice(Math.max(0, first), last)
        .flatMap((one) => ({ ...one, day: one.day - first }));
      const counts = new Map<string, number>();
      for (const { byLanguage } of inside)
        for (const [language, count] of byLanguage) counts.set(language, (counts.get(language) ?? 0) + count);
      return { days: inside, languages: [...counts].map(([language, count]) => ({ language, count })) };
    },
    subjectCounts(between) {
      const inside = messages.slice(from(between.from), from(between.to));
      const all = Map.groupBy(
        inside.flatMap(({ subjects }) => subjects),
        ({ kind, subject }) => `${kind} ${subject}`,
      );
      return {
        messages: inside.length,
        subjects: [...all.values()].flatMap((same) =>
          same[0] === undefined ? [] : { ...same[0], count: same.length },
        ),
      };
    },
    subjectMessages: (between) => messages.slice(from(between.from), from(between.to)),
  };
}
