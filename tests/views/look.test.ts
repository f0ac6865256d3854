import { readFileSync, readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { commonIcons, iconNames } from '#views/ui/icon-names.ts';
import { bundleAssets } from './serve.ts';

const read = (path: string): string => readFileSync(path, 'utf8');
const tokens = read('public/css/tokens.css');
/** Name -> [on paper, in ink], or the one color both share. */
const colors = new Map(
  [...tokens.matchAll(/--([\w-]+): var\(--light, (#[\da-f]{3,8})\) var\(--dark, (#[\da-f]{3,8})\);/g)].map(
    ([, name, light, dark]) => [name ?? '', [light ?? '', dark ?? '']] as const,
  ),
);
colors.set('on-mark', ['#211c10', '#211c10']);

const channel = (value: number): number => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => channel(Number.parseInt(color.slice(at, at + 2), 16) / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const labels = Array.from({ length: 12 }, (_, index) => `label-${index + 1}`);
const text: [ink: string, grounds: string[]][] = [
  [
    'ink',
    [
      'paper',
      'sheet',
      'sunk',
      'mark-soft',
      'mark-band',
      'good-soft',
      'info-soft',
      'warn-soft',
      'bad-soft',
      'area-new',
      'area-progress',
      'area-done',
      'area-skipped',
      'area-bad',
    ],
  ],
  ['ink-2', ['paper', 'sheet', 'sunk', 'mark-soft']],
  ['ink-3', ['paper', 'sheet', 'sunk']],
  ['on-mark', ['mark', 'mark-deep']],
  ...['good', 'info', 'warn', 'bad'].map((tone): [string, string[]] => [tone, ['paper', 'sheet', `${tone}-soft`, 'mark-soft']]),
];

describe('colors', () => {
  for (const [mode, index] of [
    ['on paper', 0],
    ['in ink', 1],
  ] as const) {
    const of = (name: string): string => colors.get(name)?.[index] ?? '';
    it(`can be read ${mode}`, () => {
      const faint = text.flatMap(([ink, grounds]) =>
        grounds
          .filter((ground) => contrast(of(ink), of(ground)) < 4.5)
          .map((ground) => `${ink} on ${ground}: ${contrast(of(ink), of(ground)).toFixed(2)}`),
      );
      expect(faint).toEqual([]);
    });

    it(`show the edges of what can be pressed ${mode}`, () => {
      const faint = ['edge', ...labels].flatMap((name) =>
        ['paper', 'sheet'].filter((ground) => contrast(of(name), of(ground)) < 3).map((ground) => `${name} on ${ground}`),
      );
      expect(faint).toEqual([]);
    });
  }
});

describe('the stylesheet', () => {
  const sheets = readdirSync('public/css').filter((name) => !name.startsWith('labeler') && name.endsWith('.css'));

  it('writes colors in one place only', () => {
    const strays = sheets
      .filter((name) => name !== 'tokens.css')
      .flatMap((name) => [...read(`public/css/${name}`).matchAll(/#[\da-f]{3,8}\b(?![^{]*\{)/gi)].map(([color]) => `${name} ${color}`));
    expect(strays.filter((stray) => !/^(print|button)\.css #fff$/.test(stray))).toEqual([]);
  });

  it('names no token that is not there', () => {
    const known = new Set(
      [
        ...sheets
          .map((name) => read(`public/css/${name}`))
          .join('\n')
          .matchAll(/(--[\w-]+):/g),
      ].map(([, name]) => name),
    );
    const used = sheets.flatMap((name) => [...read(`public/css/${name}`).matchAll(/var\((--[\w-]+)/g)].map(([, token]) => token));
    expect(used.filter((token) => !known.has(token))).toEqual([]);
  });

  it('weighs 14 kB at most, and a first visit with all its parts leaves room for 20 kB of page', async () => {
    const assets = await bundleAssets();
    const weight = (name: string): number => gzipSync(assets[name]?.[1] ?? '').length;
    expect(weight('css')).toBeLessThanOrEqual(14_000);
    expect(Object.keys(assets).reduce((sum, name) => sum + weight(name), 0)).toBeLessThanOrEqual(40_000);
  });
});

describe('the icons', () => {
  it('are those that have a name', () => {
    const drawn = (file: string) => [...read(file).matchAll(/<symbol id="([^"]+)" viewBox="0 0 20 20">/g)].map(([, id]) => id);
    expect(drawn('public/icons.svg').sort()).toEqual([...commonIcons].sort());
    expect([...drawn('public/icons.svg'), ...drawn('public/icons-more.svg')].sort()).toEqual([...iconNames].sort());
  });
});

describe('the vendored scripts', () => {
  it('are the very files of the versions in their names', () => {
    expect(read('public/vendor/htmx-4.0.1.min.js')).toBe(read('node_modules/htmx.org/dist/htmx.min.js'));
    expect(read('public/vendor/alpine-csp-3.17.4.min.js')).toBe(read('node_modules/@alpinejs/csp/dist/cdn.min.js'));
    const pinned = JSON.parse(read('package-lock.json')) as { packages: Record<string, { version?: string }> };
    expect([pinned.packages['node_modules/htmx.org']?.version, pinned.packages['node_modules/@alpinejs/csp']?.version]).toEqual(['4.0.1', '3.17.4']);
  });
});
