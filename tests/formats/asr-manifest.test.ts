import { expect, test } from 'vitest';
import type { Row } from '#app/core/labeling/result.ts';
import { asrManifest } from '#app/formats/asr-manifest.ts';
import type { Medium } from '#app/formats/format.ts';
import { answer, contextOf, stream, task, unpacked, unpackedText } from './exported.ts';

const markup = '<View><Audio name="sound" value="$sound"/><TextArea name="said" toName="sound"/></View>';
const said = (...text: string[]): Row => ({ id: 's', from_name: 'said', to_name: 'sound', type: 'textarea', value: { text } });

/** Half a second at 8 kHz, 16 bits. */
function wav(): Uint8Array {
  const bytes = Buffer.alloc(44 + 8000);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(36 + 8000, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  for (const [at, value] of [
    [16, 16],
    [24, 8000],
    [28, 16_000],
    [40, 8000],
  ] as const)
    bytes.writeUInt32LE(value, at);
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 2],
    [34, 16],
  ] as const)
    bytes.writeUInt16LE(value, at);
  bytes.write('data', 36, 'latin1');
  return bytes;
}

const ours = '/projects/1/files/0b0b0b0b-0000-4000-8000-000000000000/a.wav';
const find = async (address: string): Promise<Medium | undefined> =>
  address === ours ? { type: 'audio/wav', isThere: async () => true, open: async () => stream([wav()]) } : undefined;
const tasks = [
  task({
    data: { sound: ours },
    annotations: [answer({ result: [said('Héllo "you"', 'more')] }), answer({ id: 2, completed_by: 6, result: [said('Bye')] })],
  }),
  task({ id: 2, data: { sound: 'https://example.org/b.mp3' } }),
];

test('a manifest made by hand, with sounds', async () => {
  const context = contextOf(markup, { find, withMedia: true });
  const files = await unpacked(asrManifest, tasks, context);
  const [, path] = Object.keys(files);
  expect(path).toMatch(/^audio\/[0-9a-f]{8}__a\.wav$/);
  expect(Object.keys(files)).toEqual(['manifest.json', path, 'left-out.txt']);
  expect(Buffer.compare(files[path!]!, wav())).toBe(0);
  expect(new TextDecoder().decode(files['manifest.json'])).toBe(
    `{"audio_filepath":"${path}","duration":0.5,"text":"Bye","annotator":6}\n` +
      `{"audio_filepath":"${path}","duration":0.5,"text":"Héllo \\"you\\"","annotator":5}\n` +
      '{"audio_filepath":"https://example.org/b.mp3","duration":null,"text":"","annotator":null}\n',
  );
});

test('without sounds their addresses stand', async () => {
  const files = await unpackedText(asrManifest, tasks, contextOf(markup, { find }));
  expect(Object.keys(files)).toEqual(['manifest.json', 'left-out.txt']);
  expect(files['left-out.txt']).toBe('second and further texts of an answer: 1\n');
  expect(files['manifest.json']).toContain(`"audio_filepath":"${ours}","duration":0.5`);
});

test('it needs a text on a sound', () => {
  expect(asrManifest.unfit(contextOf(markup).config)).toBeUndefined();
  expect(asrManifest.unfit(contextOf(markup.replace('Audio ', 'Text ').replace('$sound', '$text')).config)).toContain('It needs an Audio');
});
