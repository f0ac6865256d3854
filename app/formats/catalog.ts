/** The one list of export formats. Sources: heartex 5.2, formats 4. */
export const exportFormats = {
  JSON: {
    title: 'JSON',
    extension: 'json',
    type: 'application/json',
    about: 'Everything: tasks, annotations, predictions. With full task descriptions it can be imported again.',
  },
  JSON_MIN: {
    title: 'JSON, short',
    extension: 'json',
    type: 'application/json',
    about: 'One flat record per annotation: the task’s data and one key per control.',
  },
  CSV: { title: 'CSV', extension: 'csv', type: 'text/csv; charset=utf-8', about: 'The short records as a table, for spreadsheets.' },
} as const;

export type ExportFormat = keyof typeof exportFormats;
export const exportFormatNames = Object.keys(exportFormats) as [ExportFormat, ...ExportFormat[]];

/** `project-7-at-2026-01-31-14-02.json` */
export const exportFileName = (projectId: number, format: ExportFormat, at: Date): string =>
  `project-${projectId}-at-${at.toISOString().slice(0, 16).replace('T', '-').replace(':', '-')}.${exportFormats[format].extension}`;
