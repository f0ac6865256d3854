import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StackedBar } from '#views/ui/chart.tsx';
import { formatBytes, formatDuration, formatNumber, formatPercent, plural } from '#views/ui/number.tsx';
import { Progress } from '#views/ui/progress.tsx';
import { Time, formatRelative } from '#views/ui/time.tsx';
import { noon, show } from './room.tsx';
import { all, one, words } from './tags.ts';

describe('figures', () => {
  it('are grouped and carry their unit', () => {
    expect(formatNumber(1234567)).toBe('1,234,567');
    expect([0, 1, 999, 1300, 999_950, 12_000_000, 3.2e12].map(formatBytes)).toEqual([
      '0 bytes',
      '1 byte',
      '999 bytes',
      '1.3 kB',
      '1 MB',
      '12 MB',
      '3.2 TB',
    ]);
    expect([9, 59.6, 90, 3600, 12_000, 86_400, 187_200].map(formatDuration)).toEqual([
      '9 s',
      '1 min',
      '2 min',
      '1 h',
      '3 h 20 min',
      '1 d',
      '2 d 4 h',
    ]);
    expect([plural(1, 'task'), plural(2000, 'task'), plural(0, 'person', 'people')]).toEqual(['1 task', '2,000 tasks', '0 people']);
  });

  it('never round something to nothing or not all to all', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 1, max: 1e9 }), (a, b) => {
        const [part, whole] = [Math.min(a, b), Math.max(a, b)];
        expect(formatPercent(part, whole)).not.toBe('0 %');
        if (part < whole) expect(formatPercent(part, whole)).not.toBe('100 %');
      }),
      { seed: 7 },
    );
    expect([formatPercent(0, 0), formatPercent(0, 5), formatPercent(5, 5)]).toEqual(['–', '0 %', '100 %']);
  });
});

describe('a time', () => {
  const ago = (milliseconds: number) => formatRelative(new Date(noon.getTime() - milliseconds), noon);

  it('is told from now, after a month by its date', () => {
    expect([30_000, 5 * 60_000, 3 * 3_600_000, 86_400_000, 12 * 86_400_000, -2 * 3_600_000].map(ago)).toEqual([
      'just now',
      '5 min ago',
      '3 h ago',
      '1 day ago',
      '12 days ago',
      'in 2 h',
    ]);
    expect([60 * 86_400_000, 400 * 86_400_000].map(ago)).toEqual(['3 Mar', '28 Mar 2025']);
  });

  it('that is to come is rounded, so that a link for a week does not end in 6 days', () => {
    const momentsAgo = (milliseconds: number) => ago(5000 - milliseconds);
    expect([3_600_000, 86_400_000, 7 * 86_400_000, 30 * 86_400_000].map(momentsAgo)).toEqual(['in 1 h', 'in 1 day', 'in 7 days', 'in 30 days']);
  });

  it('carries the exact moment, by the clock of the request', async () => {
    const html = await show(<Time at="2026-05-02T11:00:00Z" />);
    expect(one(html, 'time')).toMatchObject({ datetime: '2026-05-02T11:00:00.000Z', title: '2 May 2026 at 11:00 UTC' });
    expect(words(html)).toBe('1 h ago');
  });
});

describe('a bar', () => {
  const parts = [
    { label: 'Done', value: 75, tone: 'done' as const, href: '/done' },
    { label: 'Skipped', value: 5, tone: 'skipped' as const },
    { label: 'New', value: 20, tone: 'new' as const },
  ];

  it('begins at zero, ends at the whole and links each area with a list behind it', async () => {
    const html = await show(<StackedBar id="s" label="Status" parts={parts} />);
    expect(
      all(html, 'svg')
        .filter(({ class: name }) => name?.startsWith('bar__area'))
        .map(({ x, width }) => [x, width]),
    ).toEqual([
      ['0%', '75%'],
      ['75%', '5%'],
      ['80%', '20%'],
    ]);
    expect(all(html, 'a').map(({ href }) => href)).toEqual(['/done', '/done']);
    expect(one(html, 'a', { 'aria-label': 'Done: 75 tasks' })).toBeDefined();
  });

  it('has a table with every part, also the empty ones', async () => {
    const html = await show(<StackedBar id="s" label="Status" parts={[...parts, { label: 'Failed', value: 0, tone: 'bad' }]} />);
    expect(words(html.slice(html.indexOf('<tbody')))).toBe('Done 75 75 % Skipped 5 5 % New 20 20 % Failed 0 0 %');
  });

  it('stands without parts', async () => {
    expect(await show(<StackedBar id="s" label="Status" parts={[]} />)).not.toContain('NaN');
  });
});

describe('progress', () => {
  it('is a bar and numbers, and divides nothing by nothing', async () => {
    const html = await show(<Progress value={0} max={0} label="Done" unit="tasks" />);
    expect(one(html, 'progress')).toMatchObject({ value: '0', max: '1' });
    expect(words(html)).toContain('0 of 0 tasks –');
  });

  it('tells bytes in units that one reads', async () => {
    expect(words(await show(<Progress value={1_204_000} max={5_048_889} label="Storing" unit="bytes" />))).toContain('1.2 MB of 5 MB 24 %');
  });
});
