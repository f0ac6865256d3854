/** The labeling config that found labels make. */

/** `attributes` of the label itself, such as the number that the file gives it (`category`). */
export type FoundLabel = { name: string; attributes?: Record<string, string | number> };
export type FoundControl = { type: string; name: string; labels: readonly FoundLabel[]; attributes?: Record<string, string | number> };
export type FoundObject = { type: string; name: string };

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replaceAll(/[\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const attributesOf = (all: Record<string, string | number>): string =>
  Object.entries(all)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join('');

/** Where nothing has a label a config still has to ask for something. */
export const noteName = 'note';

/** One object, read from the data key of its own name, with its controls; those without a label are left out. */
export function markupOf(object: FoundObject, controls: readonly FoundControl[]): string {
  const written = controls
    .filter(({ labels }) => labels.length > 0)
    .flatMap(({ type, name, labels, attributes }) => [
      `  <${type}${attributesOf({ name, toName: object.name, ...attributes })}>`,
      ...labels.map((label) => `    <Label${attributesOf({ value: label.name, ...label.attributes })}/>`),
      `  </${type}>`,
    ]);
  return [
    '<View>',
    `  <${object.type}${attributesOf({ name: object.name, value: `$${object.name}` })}/>`,
    ...(written.length > 0 ? written : [`  <TextArea${attributesOf({ name: noteName, toName: object.name })}/>`]),
    '</View>',
  ].join('\n');
}
