/** Rows to compare: one line each, figures aligned, sorting in the header as links. A wide table scrolls within its own region. */
import type { Child } from 'hono/jsx';
import type { Hx } from '../hx.ts';
import { Icon } from './icon.tsx';
import { domId } from './ids.ts';

export type Direction = 'asc' | 'desc';
export type Sort = { key: string; direction: Direction; href: (key: string, direction: Direction) => string; hx?: (href: string) => Hx };
export type Selection<Row> = { name: string; form: string; label: (row: Row) => string };

/** `number` aligns to the right in tabular figures. `rowHeader` names the row (one column per table). `first` is the direction the first press sorts by. */
export type Column<Row> = {
  key: string;
  label: string;
  cell: (row: Row) => Child;
  sortable?: boolean;
  first?: Direction;
  number?: boolean;
  width?: 'narrow' | 'medium' | 'wide';
  labelHidden?: boolean;
  rowHeader?: boolean;
  title?: string;
};

export type TableProps<Row> = {
  id: string;
  caption: string;
  captionHidden?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string | number;
  rowNoun?: string;
  sort?: Sort;
  selection?: Selection<Row>;
  current?: (row: Row) => boolean;
  empty?: Child;
  dense?: boolean;
  hx?: Hx;
};

/** `dense` (the default) is 32 px a row, for those who compare; without it 44 px. Without rows `empty` stands in its place. */
export function Table<Row>({
  id,
  caption,
  captionHidden,
  columns,
  rows,
  rowId,
  rowNoun = 'row',
  sort,
  selection,
  current,
  empty,
  dense = true,
  hx,
}: TableProps<Row>) {
  if (rows.length === 0 && empty !== undefined)
    return (
      <div id={id} {...hx}>
        {empty}
      </div>
    );
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys
    <section id={id} class="table-region" aria-labelledby={`${id}-caption`} tabindex={0} {...hx}>
      <table class={dense ? 'table table--dense' : 'table'}>
        <caption id={`${id}-caption`} class={captionHidden ? 'hidden' : undefined}>
          {caption}
        </caption>
        <thead>
          <tr>
            {selection && (
              <th scope="col" class="table__select">
                <input class="with-script" type="checkbox" data-check-all={selection.name} aria-label="Select all on this page" />
              </th>
            )}
            {columns.map((column) => (
              <Head column={column} sort={sort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              id={domId(rowNoun, rowId(row))}
              class={current?.(row) ? 'table__row--current' : undefined}
              aria-current={current?.(row) ? 'true' : undefined}
            >
              {selection && (
                <td class="table__select">
                  <input type="checkbox" name={selection.name} value={rowId(row)} form={selection.form} aria-label={selection.label(row)} />
                </td>
              )}
              {columns.map((column) => (
                <Cell column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const classOf = <Row,>(column: Column<Row>): string | undefined =>
  [column.number && 'table__number', column.width && `table__${column.width}`].filter(Boolean).join(' ') || undefined;

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  if (column.rowHeader)
    return (
      <th scope="row" class={classOf(column)}>
        {column.cell(row)}
      </th>
    );
  return <td class={classOf(column)}>{column.cell(row)}</td>;
}

function Head<Row>({ column, sort }: { column: Column<Row>; sort?: Sort }) {
  const words = <span class={column.labelHidden ? 'hidden' : undefined}>{column.label}</span>;
  if (!sort || !column.sortable)
    return (
      <th scope="col" class={classOf(column)} title={column.title}>
        {words}
      </th>
    );
  const sorted = sort.key === column.key ? sort.direction : undefined;
  const next: Direction = sorted ? (sorted === 'asc' ? 'desc' : 'asc') : (column.first ?? 'asc');
  const href = sort.href(column.key, next);
  return (
    <th scope="col" class={classOf(column)} title={column.title} aria-sort={sorted ? (sorted === 'asc' ? 'ascending' : 'descending') : undefined}>
      <a class="table__sort" href={href} {...sort.hx?.(href)}>
        {words}
        <Icon name={sorted ? `sort-${sorted}` : 'sort'} size="small" />
      </a>
    </th>
  );
}
