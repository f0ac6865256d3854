/** A task's data as plain HTML: what is read until the editor stands, and without script. */
import type { Task } from '#app/db/schema/tasks.ts';
import type { LabelingConfig, ObjectTag } from '#app/core/labeling/model.ts';
import { Code } from './ui/code.tsx';

type Props = { task: Pick<Task, 'innerId' | 'data'>; config: Pick<LabelingConfig, 'objects'> };

const isAddress = (value: string): boolean => /^(https?:\/\/|\/)\S+$/.test(value);

function Shown({ object, value }: { object?: ObjectTag; value: unknown }) {
  if (typeof value !== 'string') return <Code>{JSON.stringify(value)}</Code>;
  if (object?.type === 'Image' && isAddress(value)) return <img class="task-data__image" src={value} alt="" />;
  // oxlint-disable-next-line jsx-a11y/media-has-caption -- the words of a sound to be labeled are what is sought; nobody has them yet
  if (object?.type === 'Audio' && isAddress(value)) return <audio controls preload="metadata" src={value} />;
  return <span class="task-data__text">{value}</span>;
}

/** Only what the config shows; a config that shows nothing leaves everything visible. */
export function TaskData({ task, config }: Props) {
  const keys = config.objects.map(({ key }) => key).filter((key) => key !== undefined);
  const shown = Object.entries(task.data).filter(([key]) => keys.length === 0 || keys.includes(key));
  return (
    <dl class="task-data">
      {shown.map(([key, value]) => (
        <div>
          <dt>{key}</dt>
          <dd>
            <Shown object={config.objects.find((object) => object.key === key)} value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
