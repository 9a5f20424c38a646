import type { PreviewedTable } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Select } from '../../ui/select.tsx';
import { SwitchSetting } from '../../ui/toggles.tsx';
import { roleOf, roles, withRole } from './column-roles.ts';
import './table-detail.css';

function guessReason({ mappedBy, headerChanged, columns }: PreviewedTable): string {
  if (headerChanged) return t('preview.mapping.headerChanged');
  if (mappedBy !== 'guessed') return t(`preview.mapping.${mappedBy}`);
  const isFound = columns.question !== null && columns.answer !== null;
  return t(isFound ? 'preview.mapping.guessed' : 'preview.mapping.none');
}

/** The first rows of a table, with what each column is above it. */
export function TableDetail({ path, table }: { readonly path: string; readonly table: PreviewedTable }) {
  const desk = useDesk();
  const { tableIndex, name, rows, sample, columns } = table;
  const { setColumns } = desk.preview.getState();
  const width = Math.max(0, ...sample.map((row) => row.length));
  const { headerRow } = columns;
  const header = headerRow === null ? [] : (sample[headerRow] ?? []);
  const body = headerRow === null ? sample : sample.slice(headerRow + 1);
  const columnIndexes = Array.from({ length: width }, (_, column) => column);
  return (
    <section className="preview__table-part" aria-label={name ?? t('preview.table')}>
      {name === null ? null : (
        <h4 className="preview__heading" dir="auto">
          {name}
        </h4>
      )}
      <p className={table.headerChanged ? 'preview__reason preview__reason--doubt' : 'preview__reason'}>
        {guessReason(table)}
      </p>
      <div className="preview__table-scroll" tabIndex={0} role="group" aria-label={t('preview.firstRows')}>
        <table className="preview__table">
          <thead>
            <tr>
              {columnIndexes.map((column) => {
                const role = roleOf(columns, column);
                return (
                  <th key={column} scope="col" className={`preview__column preview__column--${role}`}>
                    <Select
                      label={t('preview.column', { name: header[column] ?? column + 1 })}
                      value={role}
                      choices={roles.map((id) => ({ id, name: t(`preview.roles.${id}`) }))}
                      onChange={(chosen) =>
                        void setColumns(path, tableIndex, withRole(columns, column, chosen))
                      }
                    />
                    {headerRow === null ? null : (
                      <span className="preview__column-name" dir="auto">
                        {header[column]}
                      </span>
                    )}
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {body.map((row, at) => (
              <tr key={at}>
                {columnIndexes.map((column) => (
                  <td
                    key={column}
                    className={`preview__cell preview__column--${roleOf(columns, column)}`}
                    dir="auto"
                    title={row[column]}
                  >
                    {row[column]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="preview__table-foot">
        <SwitchSetting
          label={
            headerRow === null || headerRow === 0
              ? t('preview.firstRowIsHeader')
              : t('preview.rowIsHeader', { row: headerRow + 1 })
          }
          isOn={headerRow !== null}
          onChange={(on) => void setColumns(path, tableIndex, { ...columns, headerRow: on ? 0 : null })}
        />
        <span className="muted">
          {t('common.rows', { count: rows - (headerRow === null ? 0 : headerRow + 1) })}
        </span>
      </div>
    </section>
  );
}
