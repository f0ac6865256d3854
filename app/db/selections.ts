/** Lists of columns that are put into words once: drizzle writes those of a whole table, twenty and more, anew for every statement that reads or returns them. */
import { Column, getTableName, sql, type SQL } from 'drizzle-orm';

type Field = { field: unknown };
type Dialect = {
  buildSelection(fields: Field[], options?: { isSingleTable?: boolean }): SQL;
  sqlToQuery(words: SQL): { sql: string };
};

/**
 * Has the dialect below a database keep the lists of columns that it wrote. As many are kept as the program has. Drizzle promises nothing about this
 * method: tests/db/selections.test.ts compares its words for every table with those of drizzle by itself.
 */
export function keepSelections(db: object): void {
  const { dialect } = db as { dialect: Dialect };
  const known = new Map<string, string>();
  const build = dialect.buildSelection.bind(dialect);
  dialect.buildSelection = (fields, options = {}) => {
    let key = options.isSingleTable ? '1' : '';
    for (const { field } of fields) {
      if (!(field instanceof Column)) return build(fields, options);
      key += ` ${getTableName(field.table)}.${field.name}`;
    }
    let words = known.get(key);
    if (words === undefined) known.set(key, (words = dialect.sqlToQuery(build(fields, options)).sql));
    return sql.raw(words);
  };
}
