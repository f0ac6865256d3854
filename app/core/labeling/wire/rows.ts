/**
 * Between answers inside Gloss and the result rows that are stored, exported and exchanged (formats 2).
 * Rows that Gloss does not understand go through untouched; rows of known types with broken values are reported.
 */

import { newId } from '../ids.ts';
import type { Language } from '../language.ts';
import type { LabelingConfig } from '../model.ts';
import type { Answer, Doc, Region, Relation, Row } from '../result.ts';
import { answerKind, readAnswer, writeAnswer } from './answers.ts';
import { Broken, isFields } from './fields.ts';
import { isBareShape, joinLabels, readRegion, regionKind, taken, writeMedium, writePlace, writeRegion } from './regions.ts';
import { readRelation, writeRelation } from './relations.ts';

/** A row that could not be read: its position in the list (from 0) and a sentence. */
export type FailedRow = { row: number; message: string };
export type ParsedResult = { doc: Doc; failed: FailedRow[] };

/** Rows that only make sense beside a region of the same id (formats 2.2). */
const answerTypes = new Set(['choices', 'textarea', 'rating', 'number', 'datetime', 'taxonomy', 'pairwise', 'ranker', 'chatmessage']);

const hasId = ({ id }: Record<string, unknown>): boolean => (typeof id === 'string' && id !== '') || typeof id === 'number';

/** The id of a row as a text; predictions of some tools have none, and get one. */
function idOf(row: Row): string {
  if (hasId(row)) return String(row.id);
  if (row.id === undefined || row.id === null || row.id === '') return newId();
  throw new Broken('"id" is not a text.');
}

class ResultReader {
  readonly regions = new Map<string, { region: Region; at: number }>();
  readonly answers: Answer[] = [];
  readonly relations: Relation[] = [];
  readonly rest: Row[] = [];
  readonly failed: FailedRow[] = [];
  readonly #config: LabelingConfig;
  readonly #language: Language;
  /** Ids of every region in the rows, also of those that Gloss does not understand. */
  readonly #owners: Set<string>;

  constructor(config: LabelingConfig, language: Language, rows: readonly Placed[]) {
    this.#config = config;
    this.#language = language;
    const isOwner = (row: Row): boolean => !answerTypes.has(String(row.type)) || regionKind(row, config, language) !== undefined;
    const owners = rows.filter(({ row }) => hasId(row) && isOwner(row));
    this.#owners = new Set(owners.map(({ row }) => String(row.id)));
  }

  /** Reads with `read` and turns its `Broken` into a failed row; anything else is a fault of ours. */
  attempt({ row, at }: Placed, read: (row: Row, at: number) => void): void {
    try {
      read.call(this, row, at);
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      this.failed.push({ row: at, message: error.message });
    }
  }

  region(row: Row, at: number): void {
    const kind = regionKind(row, this.#config, this.#language);
    if (!kind) return;
    const id = idOf(row);
    const first = this.regions.get(id);
    if (!first) this.regions.set(id, { region: readRegion(row, id, kind, this.#config), at });
    else if (this.#labels(row, first.region))
      this.regions.set(id, { region: joinLabels(first.region, row, this.#language), at: Math.min(at, first.at) });
    else if (row.from_name === first.region.from) throw taken(id);
    else this.rest.push(row);
  }

  /** A `labels` row labels a bare shape that has no labels yet. */
  #labels(row: Row, region: Region): boolean {
    return row.type === 'labels' && region.labelsFrom === undefined && isBareShape(region, this.#config, this.#language);
  }

  other(row: Row): void {
    const kind = answerKind(row, this.#config, this.#language);
    if (kind) {
      const id = idOf(row);
      this.answers.push(readAnswer(row, id, kind, this.#language, this.#owners.has(id) ? id : undefined, this.regions.get(id)?.region));
    } else if (row.type === 'relation') this.relations.push(readRelation(row));
    else this.rest.push(row);
  }

  parsed(): ParsedResult {
    const regions = [...this.regions.values()].sort((a, b) => a.at - b.at).map(({ region }) => region);
    const { answers, relations, rest, failed } = this;
    return { doc: { regions, answers, relations, rest }, failed: failed.sort((a, b) => a.row - b.row) };
  }
}

type Placed = { row: Row; at: number };

/** Separates rows that are objects from what is none. */
function rowsOf(list: unknown): { rows: Placed[]; failed: FailedRow[] } {
  if (!Array.isArray(list)) return { rows: [], failed: [{ row: 0, message: 'The result is not a list of rows.' }] };
  const rows: Placed[] = [];
  const failed: FailedRow[] = [];
  list.forEach((row: unknown, at) => {
    if (!isFields(row)) failed.push({ row: at, message: 'The row is not an object.' });
    else if (row.value !== undefined && !isFields(row.value)) failed.push({ row: at, message: 'The value of the row is not an object.' });
    else rows.push({ row: row as Row, at });
  });
  return { rows, failed };
}

/** Reads stored rows. Never throws; `failed` names the rows that were left out, `rest` holds those of types unknown here. */
export function readRows(rows: unknown, config: LabelingConfig, language: Language): ParsedResult {
  const found = rowsOf(rows);
  const reader = new ResultReader(config, language, found.rows);
  reader.failed.push(...found.failed);
  const isRegion = ({ row }: Placed): boolean => regionKind(row, config, language) !== undefined;
  // Bare shapes before the rows that label them, and all regions before the answers that copy their place.
  const regions = found.rows.filter(isRegion).sort((a, b) => Number(a.row.type === 'labels') - Number(b.row.type === 'labels'));
  for (const each of regions) reader.attempt(each, reader.region);
  for (const each of found.rows) if (!isRegion(each)) reader.attempt(each, reader.other);
  return reader.parsed();
}

/** A row of a type unknown here that belongs to a region: where it carries the region's place, the place is kept true. */
function writeRest(row: Row, region: Region, language: Language): Row {
  const place = Object.entries(writePlace(region, language)).filter(([key]) => row.value && key in row.value);
  if (place.length === 0) return row;
  const medium = Object.entries(writeMedium(region, language)).filter(([key]) => key in row);
  return { ...row, ...Object.fromEntries(medium), value: { ...row.value, ...Object.fromEntries(place) } };
}

function byId<T>(list: readonly T[], idOf: (each: T) => string | undefined): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const each of list) {
    const id = idOf(each);
    if (id === undefined) continue;
    const group = groups.get(id);
    if (group) group.push(each);
    else groups.set(id, [each]);
  }
  return groups;
}

/** Writes an answer as rows: each region with what belongs to it, then other answers, then unknown rows, then relations. */
export function writeRows(doc: Doc, config: LabelingConfig, language: Language): Row[] {
  const answers = byId(doc.answers, ({ region }) => region);
  const rest = byId(doc.rest, ({ id }) => id);
  const rows: Row[] = [];
  for (const region of doc.regions) {
    rows.push(...writeRegion(region, config, language));
    for (const answer of answers.get(region.id) ?? []) rows.push(writeAnswer(answer, language, region));
    for (const row of rest.get(region.id) ?? []) rows.push(writeRest(row, region, language));
  }
  const ids = new Set(doc.regions.map(({ id }) => id));
  for (const answer of doc.answers) if (answer.region === undefined || !ids.has(answer.region)) rows.push(writeAnswer(answer, language));
  for (const row of doc.rest) if (row.id === undefined || !ids.has(row.id)) rows.push(row);
  return [...rows, ...doc.relations.map(writeRelation)];
}
