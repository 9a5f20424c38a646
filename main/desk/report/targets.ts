import {
  type Figure,
  type Measured,
  type TargetName,
  targetNames,
  type TargetProgress,
  type Targets,
} from '../../../preload/contract.ts';
import { changeOf } from './intervals.ts';

/** What a target is measured by, in a period and in the one before. */
export interface TargetMeasure {
  readonly now: Measured | null;
  readonly before: Measured | null;
}

const rules: Readonly<Record<TargetName, { readonly kind: Figure['kind']; readonly isMost: boolean }>> = {
  time: { kind: 'time', isMost: true },
  held_back: { kind: 'share', isMost: true },
  accepted: { kind: 'share', isMost: false },
  csat: { kind: 'share', isMost: false },
};

/** How far each target is that was set. A direction is only said where chance would not do. */
export function targetProgress(
  targets: Targets,
  measures: Readonly<Record<TargetName, TargetMeasure>>,
): readonly TargetProgress[] {
  return targetNames.flatMap((name): readonly TargetProgress[] => {
    const wanted = targets[name];
    if (wanted === null) return [];
    const { now, before } = measures[name];
    const { kind, isMost } = rules[name];
    const change = changeOf(kind, now, before);
    return [
      {
        name,
        wanted,
        now,
        state: now === null ? 'unknown' : stateOf(now, wanted, isMost),
        way: change === null ? null : wayOf(change.direction, isMost),
      },
    ];
  });
}

function wayOf(direction: 'up' | 'down' | null, isMost: boolean): NonNullable<TargetProgress['way']> {
  if (direction === null) return 'none';
  return (direction === 'down') === isMost ? 'closer' : 'away';
}

function stateOf({ low, high }: Measured, wanted: number, isMost: boolean): TargetProgress['state'] {
  const [isBelow, isAbove] = [high <= wanted, low >= wanted];
  if (isMost ? isBelow : isAbove) return 'met';
  return (isMost ? isAbove : isBelow) ? 'missed' : 'unsure';
}
