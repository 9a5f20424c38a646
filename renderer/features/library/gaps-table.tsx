import { useStore } from 'zustand';
import type { GapRow } from '../../../preload/contract.ts';
import { useDesk, type Desk } from '../../desk.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { shortDate } from '../../ui/format.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { VirtualTable, type Column } from '../../ui/virtual-table.tsx';

function columnsOf(desk: Desk): readonly Column<GapRow, never>[] {
  return [
    { name: 'Question without an answer', kind: 'name', cell: (gap) => gap.question },
    { name: 'Noted', kind: 'checked', cell: (gap) => <span className="soft">{shortDate(gap.at)}</span> },
    {
      name: 'Actions',
      kind: 'actions',
      cell: (gap, isActive) => (
        <Button
          kind="plain"
          label={`Close the gap: ${gap.question}`}
          excludeFromTabOrder={!isActive}
          onPress={() => void desk.library.getState().closeGap(gap.id)}
        >
          Close
        </Button>
      ),
    },
  ];
}

/** Questions that the library could not answer, until somebody closes them. */
export function GapsTable() {
  const desk = useDesk();
  const gaps = useStore(desk.library, (state) => state.gaps);
  if (gaps === null) return null;
  if (gaps.length === 0)
    return (
      <EmptyState title="No gaps">
        When the library has no good answer, <Kbd keys="G" />
        <span className="only-read">the key G</span> on the desk notes the question here, so that somebody can
        write the answer.
      </EmptyState>
    );
  return (
    <div className="gaps">
      <VirtualTable
        label="Gaps"
        columns={columnsOf(desk)}
        total={gaps.length}
        rowAt={(index) => gaps[index]}
        onKey={(event, gap) => {
          if (event.key === 'Delete') void desk.library.getState().closeGap(gap.id);
        }}
      />
    </div>
  );
}
