/** @jsxImportSource hono/jsx/dom */
import type { TagProps } from '../../kits/kit.ts';
import { tagData } from '../../tag-data.ts';

/** So many rows are drawn; more would stall the page. */
const most = 1_000;

/** A task's own table: names and values, or one row per object with a column per key. */
export function Table({ tag, parts }: TagProps) {
  const data = tagData(parts, tag);
  if ('note' in data) return <p class="labeler__shown-note">{data.note}</p>;
  const { head, rows } = gridOf(data.value);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys
    <div class="labeler__table-room" role="region" aria-label={tag.attributes.name ?? 'Table'} tabindex={0}>
      <table class="labeler__table">
        {head ? (
          <thead>
            <tr>
              {head.map((name) => (
                <th scope="col" key={name}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
        ) : null}
        <tbody>
          {rows.slice(0, most).map((row, index) => (
            <tr key={String(index)}>{row.map((cell, at) => (at === 0 && !head ? <th scope="row">{cell}</th> : <td>{cell}</td>))}</tr>
          ))}
        </tbody>
      </table>
      {rows.length > most ? (
        <p class="labeler__shown-note">{`The first ${most.toLocaleString('en')} of ${rows.length.toLocaleString('en')} rows.`}</p>
      ) : null}
    </div>
  );
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function gridOf(value: unknown): { head?: string[]; rows: string[][] } {
  if (isObject(value)) return { rows: Object.entries(value).map(([name, cell]) => [name, wordsOf(cell)]) };
  if (!Array.isArray(value)) return { rows: [[wordsOf(value)]] };
  const objects = value.filter(isObject);
  if (objects.length === 0) return { rows: value.map((cell: unknown) => (Array.isArray(cell) ? cell.map(wordsOf) : [wordsOf(cell)])) };
  const head = [...new Set(objects.flatMap((row) => Object.keys(row)))];
  return { head, rows: objects.map((row) => head.map((name) => wordsOf(row[name]))) };
}

function wordsOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
}
