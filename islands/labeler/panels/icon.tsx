/** @jsxImportSource hono/jsx/dom */

/** 20 by 20, by name; tools that come on need bring a path of their own. Drawn with a line of the text's color. */
const paths: Record<string, string> = {
  undo: 'M7 5 3.5 8.5 7 12M4 8.5h7.5a4 4 0 0 1 0 8H8',
  redo: 'm13 5 3.5 3.5L13 12m3-3.5H8.500a4 4 0 0 0 0 8H12',
  reset: 'M4 10a6 6 0 1 0 2-4.500M4 3v3.500h3.5',
  select: 'm5 3 10.5 6.2-4.7 1.300L8.3 15z',
  'full-screen': 'M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4M8 8l-5-5m9 5 5-5m-5 9 5 5m-9-5-5 5',
  settings: 'M3 6h8m4 0h2M3 14h2m4 0h8M13 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM7 16a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  help: 'M7.5 7.500a2.5 2.5 0 1 1 3.6 2.200c-.8.4-1.1.9-1.1 1.800m0 2.500v.1M10 18a8 8 0 1 0 0-16 8 8 0 0 0 0 16z',
  eye: 'M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5zm8 2a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  'eye-off': 'M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5zM4 16 16 4',
  lock: 'M5 9h10v7.500H5zM7 9V6.500a3 3 0 0 1 6 0V9',
  unlock: 'M5 9h10v7.500H5zM7 9V6.500a3 3 0 0 1 5.8-1',
  delete: 'M4 5.500h12M8 5.500V3.500h4v2M5.5 5.500l.7 11h7.600l.7-11M8.5 8.500v5m3-5v5',
  close: 'm5 5 10 10M15 5 5 15',
};

export function Icon({ name }: { name: string }) {
  return (
    <svg
      class="labeler__icon"
      viewBox="0 0 20 20"
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      stroke-width="1.6"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name] ?? name} />
    </svg>
  );
}
