/** What a task is about, in one cell: its text, its picture small and by name, its sound by name. */
import { mediaName, mediaUrl } from '#app/core/media.ts';
import { readFileAddress } from '#app/core/paths.ts';
import type { Thumbnails } from '#app/core/previews.ts';
import type { LabelingConfig, ObjectTag } from '#app/core/labeling/model.ts';
import { resolve } from '#app/core/labeling/references.ts';
import { Icon, type IconName } from '../ui/icon.tsx';

const shortest = 160;
const short = (text: string): string => {
  const letters = Array.from(
    text
      .slice(0, shortest * 2)
      .replaceAll(/\s+/g, ' ')
      .trim(),
  );
  return letters.length > shortest ? `${letters.slice(0, shortest).join('')}…` : letters.join('');
};
const written = (value: unknown): string => (value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value));

const mediaIcons: Record<string, IconName> = { Image: 'image', Audio: 'audio', AudioPlus: 'audio', Video: 'play' };

function Shown({ object, data, thumbnails }: { object: ObjectTag; data: Record<string, unknown>; thumbnails: Thumbnails }) {
  const value = resolve(object.value, data);
  const icon = mediaIcons[object.type];
  const url = icon && mediaUrl(value);
  if (icon && object.type === 'Image' && url)
    return (
      <span class="preview__media">
        <img
          class="preview__picture"
          src={Object.hasOwn(thumbnails, url) ? thumbnails[url] : url}
          alt=""
          width={48}
          height={36}
          loading="lazy"
          decoding="async"
        />{' '}
        <span class="preview__name">{short(mediaName(url))}</span>
      </span>
    );
  if (icon)
    return (
      <span class="preview__media">
        <Icon name={icon} size="small" /> {short(typeof value === 'string' ? mediaName(value) : written(value))}
      </span>
    );
  const words = written(value);
  return <span class="preview__text">{short(readFileAddress(words) ? mediaName(words) : words)}</span>;
}

/** By the config's objects; a task that no object shows gets its data as it is. */
export function Preview({ config, data, thumbnails }: { config: LabelingConfig; data: Record<string, unknown>; thumbnails: Thumbnails }) {
  const shown = config.objects.filter((object) => written(resolve(object.value, data)) !== '').slice(0, 3);
  if (shown.length === 0)
    return (
      <span class="preview">
        <span class="preview__text">{short(JSON.stringify(data))}</span>
      </span>
    );
  return (
    <span class="preview">
      {shown.map((object) => (
        <Shown object={object} data={data} thumbnails={thumbnails} />
      ))}
    </span>
  );
}
