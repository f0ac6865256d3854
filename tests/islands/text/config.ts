/** A parsed config with one Text and one Labels, as the server would hand it to the labeler. */
import type { Label, LabelingConfig, Tag } from '#app/core/labeling/model.ts';

function tag(type: string, attributes: Record<string, string>, children: Tag[] = []): Tag {
  return { type, attributes, children, text: '', line: 1, column: 1 };
}

function label(value: string): Label {
  return { name: value, value, selected: false, children: [] };
}

/** Labels Person, Place, Time on the text `message`, whose words stand under `text`; or on another object of texts. */
export function textConfig(attributes: Record<string, string> = {}, type = 'Text'): LabelingConfig {
  const text = tag(type, { name: 'message', value: '$text', ...attributes });
  const labels = tag(
    'Labels',
    { name: 'entity', toname: 'message' },
    ['Person', 'Place', 'Time'].map((value) => tag('Label', { value })),
  );
  return {
    markup: '',
    root: tag('View', {}, [labels, text]),
    objects: [{ name: 'message', type, value: '$text', key: 'text', tag: text }],
    controls: [
      {
        name: 'entity',
        type: 'Labels',
        toNames: ['message'],
        labels: ['Person', 'Place', 'Time'].map(label),
        required: false,
        perRegion: false,
        perItem: false,
        tag: labels,
      },
    ],
    dataKeys: ['text'],
  };
}
