/** The first tasks of a checked import, as they will be. */
import { mediaName } from '#app/core/media.ts';
import { readFileAddress } from '#app/core/paths.ts';
import type { Import } from '#app/db/schema/transfers.ts';
import type { ImportPreview, PreviewTask, PreviewValue } from '#app/domain/imports/preview.ts';
import { Code } from '../ui/code.tsx';
import { Icon, type IconName } from '../ui/icon.tsx';
import { plural } from '../ui/number.tsx';
import { Section } from '../ui/section.tsx';
import { Table, type Column } from '../ui/table.tsx';

type Props = { order: Pick<Import, 'sources' | 'newCount' | 'changedCount' | 'sameCount'>; preview: ImportPreview };
type Media = ImportPreview['columns'][number]['media'];

const icons: Partial<Record<NonNullable<Media>, IconName>> = { image: 'image', audio: 'audio', video: 'play' };
const kinds = { changed: 'changed', held: 'changed', same: 'the same' } as const;

/** Line breaks are named: they are what a table that was read wrongly has too many or too few of. */
function Value({ value, media }: { value: PreviewValue | undefined; media: Media }) {
  if (!value) return <em>not there</em>;
  const { type, text, isCut } = value;
  const end = isCut ? '…' : '';
  if (type !== 'string') return <Code>{text + end}</Code>;
  if (text.trim() === '' && !isCut) return <em>empty</em>;
  const icon = media && icons[media];
  if (readFileAddress(text))
    return (
      <span class="preview__media">
        {icon && <Icon name={icon} size="small" />} {mediaName(text) + end}
      </span>
    );
  return <span class="import-preview__text">{text.replaceAll(/\r\n?|\n/g, ' ⏎ ') + end}</span>;
}

function answersOf({ annotations, predictions }: PreviewTask): string {
  const told = [annotations > 0 && plural(annotations, 'annotation'), predictions > 0 && plural(predictions, 'prediction')];
  return told.filter(Boolean).join(', ') || 'none';
}

/** A picture or sound itself is its task: it has no lines, columns or letters that could be read wrongly. */
const isMedium = ({ source, values }: PreviewTask): boolean =>
  [...values.values()].some(({ text }) => readFileAddress(text) !== undefined && mediaName(text) === source);

export function FirstTasks({ order, preview: { tasks, columns, more } }: Props) {
  const isOne = order.sources.length === 1;
  const all: Column<PreviewTask>[] = [
    {
      key: 'place',
      label: 'From',
      rowHeader: true,
      width: isOne ? 'narrow' : 'medium',
      cell: (task) => {
        const { source, line } = task;
        if (isMedium(task)) return source;
        return isOne && source === order.sources[0]?.name ? `line ${line}` : `${source}, line ${line}`;
      },
    },
    ...columns.map(({ key, media }) => ({
      key,
      label: key,
      cell: ({ values }: PreviewTask) => <Value value={values.get(key)} media={media} />,
    })),
    ...(tasks.some(({ annotations, predictions }) => annotations + predictions > 0)
      ? [{ key: 'answers', label: 'Comes with', cell: answersOf, width: 'narrow' as const }]
      : []),
    ...(order.changedCount + order.sameCount > 0
      ? [{ key: 'kind', label: 'Is', cell: ({ kind }: PreviewTask) => (kind ? kinds[kind] : 'new'), width: 'narrow' as const }]
      : []),
  ];
  const total = order.newCount + order.changedCount + order.sameCount;
  return (
    <Section title={tasks.length < total ? `The first ${tasks.length} of ${plural(total, 'task')}` : 'The tasks, as they will be'}>
      <Table id="first-tasks" caption="The first tasks, as they will be" captionHidden rows={tasks} rowId={({ number }) => number} columns={all} />
      <p class="field__hint">
        {more.length > 0 && `${plural(more.length, 'more column')}: ${more.slice(0, 20).join(', ')}${more.length > 20 ? ', …' : ''}. `}
        {!tasks.every(isMedium) &&
          'If columns or letters are not as they should be: cancel, save the file anew (a table as CSV in UTF-8), and send it again.'}
      </p>
    </Section>
  );
}
