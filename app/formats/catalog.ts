/** The one list of export formats. Sources: heartex 5.2, formats 4. */
import { annotto } from './annotto.ts';
import { asrManifest } from './asr-manifest.ts';
import { brushToCoco } from './brush-coco.ts';
import { brushToNumpy, brushToPng } from './brush.ts';
import { coco } from './coco.ts';
import { conll } from './conll.ts';
import { csv, tsv } from './csv.ts';
import { isArchive, type Format } from './format.ts';
import { jsonLines } from './json-lines.ts';
import { jsonMin } from './json-short.ts';
import { json } from './json.ts';
import { superb } from './superb.ts';
import { labelStudio } from './label-studio.ts';
import { voc } from './voc.ts';
import { yoloObb } from './yolo-obb.ts';
import { yolo } from './yolo.ts';

const formats = {
  JSON: json,
  JSONL: jsonLines,
  JSON_MIN: jsonMin,
  LABEL_STUDIO: labelStudio,
  CSV: csv,
  TSV: tsv,
  CONLL2003: conll,
  COCO: coco,
  YOLO: yolo,
  YOLO_OBB: yoloObb,
  VOC: voc,
  BRUSH_TO_PNG: brushToPng,
  BRUSH_TO_NUMPY: brushToNumpy,
  BRUSH_TO_COCO: brushToCoco,
  ASR_MANIFEST: asrManifest,
  ANNOTTO: annotto,
  SUPERB: superb,
} as const satisfies Record<string, Format>;

export type ExportFormat = keyof typeof formats;
export const exportFormats: Record<ExportFormat, Format> = formats;
export const exportFormatNames = Object.keys(formats) as [ExportFormat, ...ExportFormat[]];

/** Its media type, and the end of its name. */
export const fileTypeOf = (format: Format): { type: string; extension: string } =>
  isArchive(format) ? { type: 'application/zip', extension: 'zip' } : format;

/** `project-7-at-2026-01-31-14-02.json` */
export const exportFileName = (projectId: number, format: ExportFormat, at: Date): string =>
  `project-${projectId}-at-${at.toISOString().slice(0, 16).replace('T', '-').replace(':', '-')}.${fileTypeOf(exportFormats[format]).extension}`;
