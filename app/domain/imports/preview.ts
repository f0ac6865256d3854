/** The first tasks of a checked import as they will be: who sees them sees at once that columns or signs were read wrongly. */
import { sql } from 'drizzle-orm';
import { parseConfig } from '#app/core/labeling/config.ts';
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import { dataNeeds, type DataNeed } from '#app/core/labeling/needs.ts';
import type { Db } from '#app/db/client.ts';
import type { MatchKind } from '#app/db/schema/import-rows.ts';
import type { Import } from '#app/db/schema/transfers.ts';

const mostTasks = 5;
const mostColumns = 6;
/** Code points of a value, and of the name of a column. */
const [longestText, longestName] = [120, 60];

/** `type` as JSON has it; `text`: the beginning of a string, or of the JSON of everything else. */
export type PreviewValue = { type: string; text: string; isCut: boolean };
export type PreviewTask = {
  number: number;
  source: string;
  line: number;
  /** What of the project it is; undefined where it is new. */
  kind: MatchKind | undefined;
  annotations: number;
  predictions: number;
  values: ReadonlyMap<string, PreviewValue>;
};
/** `media`: what the config shows at a column. `more`: names of columns that are not among the first. */
export type ImportPreview = { tasks: PreviewTask[]; columns: { key: string; media?: DataNeed['media'] }[]; more: string[] };

type Row = Omit<PreviewTask, 'kind' | 'values'> & { kind: MatchKind | null; values: [string, string, string][] | null };

/** The columns that the config shows stand first, in its order. */
function columnsOf(tasks: readonly PreviewTask[], config: LabelingConfig | undefined): Pick<ImportPreview, 'columns' | 'more'> {
  const media = new Map((config ? dataNeeds(config) : []).filter(({ whole }) => whole).map((need) => [need.reference.key, need.media]));
  const held = new Set(tasks.flatMap(({ values }) => [...values.keys()]));
  const keys = [...new Set([...[...media.keys()].filter((key) => held.has(key)), ...held])];
  return { columns: keys.slice(0, mostColumns).map((key) => ({ key, media: media.get(key) })), more: keys.slice(mostColumns) };
}

/** `config`: of the project; one that the files bring along goes before it. One query, and no value longer than it is shown. */
export async function previewImport(db: Db, order: Pick<Import, 'id' | 'offer'>, config: LabelingConfig | undefined): Promise<ImportPreview> {
  const rows = await db.execute<Row>(sql`
    select r.row_number as number, r.source, r.line, m.kind, jsonb_array_length(r.annotations) as annotations, jsonb_array_length(r.predictions) as predictions,
      (select jsonb_agg(jsonb_build_array(left(key, ${longestName}), jsonb_typeof(value),
        left(case when jsonb_typeof(value) = 'string' then value #>> '{}' else value::text end, ${longestText + 1})) order by at)
        from jsonb_each(case when jsonb_typeof(r.data) = 'object' then r.data else coalesce(t.data, '{}') end) with ordinality as each(key, value, at)) as values
    from import_rows r left join import_matches m on m.import_id = r.import_id and m.row_number = r.row_number
    left join tasks t on t.id = m.task_id
    where r.import_id = ${order.id} order by r.row_number limit ${mostTasks}`);
  const tasks = rows.map(({ kind, values, ...row }) => ({
    ...row,
    kind: kind ?? undefined,
    values: new Map((values ?? []).map(([key, type, text]) => [key, shortened(type, text)])),
  }));
  return { tasks, ...columnsOf(tasks, order.offer ? parseConfig(order.offer.markup).config : config) };
}

function shortened(type: string, text: string): PreviewValue {
  const points = Array.from(text);
  return { type, text: points.slice(0, longestText).join(''), isCut: points.length > longestText };
}
