/** A task's data as plain HTML: what is read until the editor stands, and without script. The journal looks here for what to fetch ahead. */
import type { Task } from '#app/db/schema/tasks.ts';
import type { LabelingConfig, ObjectTag } from '#app/core/labeling/model.ts';
import { resolve } from '#app/core/labeling/references.ts';
import { mediaUrl } from '#app/core/media.ts';
import { peaksAddress } from '#app/core/sound/address.ts';
import { smallest, type Previews } from '#app/core/previews.ts';
import { Code } from './ui/code.tsx';

type Props = { task: Pick<Task, 'innerId' | 'data'>; config: Pick<LabelingConfig, 'objects'>; previews: Previews };
type Part = { key: string; object?: ObjectTag; value: unknown };

function Shown({ object, value, previews }: Part & Pick<Props, 'previews'>) {
  if (typeof value !== 'string') return <Code>{JSON.stringify(value)}</Code>;
  const url = mediaUrl(value);
  if (object?.type === 'Image' && url) return <img class="task-data__image" src={smallest(url, previews)} alt="" />;
  if ((object?.type === 'Audio' || object?.type === 'AudioPlus') && url)
    // The editor brings a player of its own: this one, soon replaced, asks for nothing unless it is pressed.
    // oxlint-disable-next-line jsx-a11y/media-has-caption -- the words of a sound to be labeled are what is sought; nobody has them yet
    return <audio controls preload="none" src={url} data-peaks={peaksAddress(url)} />;
  return <span class="task-data__text">{value}</span>;
}

/** Only what the config shows, each value once; a config that shows nothing leaves everything visible. */
function partsOf({ data }: Props['task'], objects: readonly ObjectTag[]): Part[] {
  const shown = objects.filter(({ key }) => key !== undefined);
  if (shown.length === 0) return Object.entries(data).map(([key, value]) => ({ key, value }));
  const once = new Map(shown.map((object) => [object.value, object]));
  return [...once.values()]
    .map((object) => ({ key: object.key!, object, value: resolve(object.value, data) }))
    .filter(({ value }) => value !== undefined && value !== null);
}

export function TaskData({ task, config, previews }: Props) {
  return (
    <dl class="task-data">
      {partsOf(task, config.objects).map((part) => (
        <div>
          <dt>{part.key}</dt>
          <dd>
            <Shown {...part} previews={previews} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
