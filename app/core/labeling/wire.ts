/** Reading and writing result rows with every kind of region and answer that Gloss knows. A browser takes `wire/rows.ts` and its own choice. */
import { everyKind } from './kinds.ts';
import type { LabelingConfig } from './model.ts';
import type { Doc, Row } from './result.ts';
import { readRows, writeRows, type ParsedResult } from './wire/rows.ts';

export type { FailedRow, ParsedResult } from './wire/rows.ts';

/** Reads stored rows. Never throws; `failed` names the rows that were left out, `rest` holds those of types unknown here. */
export function parseResult(rows: unknown, config: LabelingConfig): ParsedResult {
  return readRows(rows, config, everyKind);
}

/** Writes an answer as rows: each region with what belongs to it, then other answers, then unknown rows, then relations. */
export function serializeResult(doc: Doc, config: LabelingConfig): Row[] {
  return writeRows(doc, config, everyKind);
}
