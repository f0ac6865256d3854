/** Kinds of what comes in: an address in the place of a file, what a table means, and how files were understood. */
import type { ImportLimits, LabelsAs } from '#app/core/imports.ts';
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import { dataNeeds } from '#app/core/labeling/needs.ts';
import type { Import, TablesAs } from '#app/db/schema/transfers.ts';
import { Select, TextField } from '../ui/field.tsx';
import { Notice } from '../ui/flash.tsx';
import { formatBytes } from '../ui/number.tsx';

/** What is chosen while nothing has been sent. */
export type Chosen = { tables: TablesAs; labelsAs: LabelsAs };

const tables: { value: TablesAs; label: string }[] = [
  { value: 'auto', label: 'Find out by their columns' },
  { value: 'rows', label: 'Each row is a task' },
  { value: 'series', label: 'Each file is one time series' },
];

export function AddressField({ limits }: { limits: ImportLimits }) {
  return (
    <TextField
      name="url"
      type="url"
      label="Or fetch from an address"
      inputmode="url"
      placeholder="https://example.org/tasks.csv"
      hint={`The server fetches it once, now. Up to ${formatBytes(limits.fileBytes)}.`}
    />
  );
}

/** Nothing where the labeling config plots no time series. */
export function TablesField({ config, chosen }: { config: LabelingConfig; chosen?: Chosen }) {
  if (!dataNeeds(config).some(({ media }) => media === 'series')) return <></>;
  return <Select name="tables" label="What CSV and TSV files are" options={tables} value={chosen?.tables ?? 'auto'} />;
}

const labels: { value: LabelsAs; label: string }[] = [
  { value: 'annotations', label: 'Annotations' },
  { value: 'predictions', label: 'Predictions' },
];

/** Of files that say it themselves the word counts. */
export const LabelsField = ({ chosen }: { chosen?: Chosen }) => (
  <Select
    name="labelsAs"
    label="What labels of other tools become"
    options={labels}
    value={chosen?.labelsAs ?? 'annotations'}
    hint="Labels in files of Annotto, Superb, COCO, YOLO, Pascal VOC or CoNLL. A project without tasks can take its labeling config from them."
  />
);

/** How files were read, and what was left out; nothing where all was as usual. */
export function ImportNotes({ order }: { order: Pick<Import, 'notes' | 'sources'> }) {
  if (order.notes.length === 0) return <></>;
  return (
    <Notice title="How the files were understood">
      <ul>
        {order.notes.map(({ file, message }) => (
          <li>
            {file && `${file}: `}
            {message}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
