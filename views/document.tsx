/** The HTML document around every page: what the browser must know before it sees the first word. No script and no style stands in it. */
import type { Child } from 'hono/jsx';
import { useFrame } from './frame.ts';
import { htmxConfig } from './hx.ts';

export type DocumentProps = {
  title: string;
  /** What this page needs beyond the common few. */
  scripts?: readonly ('islands' | 'alpine')[];
  styles?: readonly ('labeler' | 'config')[];
  /** A page that renews no part of itself by htmx does without its bytes. */
  still?: boolean;
  /** Seconds after which a page without script fetches itself again, for what goes on by itself. */
  refresh?: number;
  room?: 'page' | 'bare' | 'workspace';
  children?: Child;
};

export function Document({ title, scripts = [], styles = [], refresh, still, room = 'page', children }: DocumentProps) {
  const { assets, theme } = useFrame();
  return (
    <html lang="en" data-theme={theme}>
      <head>
        <meta charset="utf-8" />
        <title>{`${title} · Gloss`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content={theme ?? 'light dark'} />
        {room === 'page' && !still && <meta name="htmx-config" content={htmxConfig} />}
        <link rel="icon" href={assets('favicon')} type="image/svg+xml" />
        <link rel="stylesheet" href={assets('css')} />
        {room !== 'workspace' && <link rel="stylesheet" href={assets('pages-css')} />}
        {styles.includes('config') && <link rel="stylesheet" href={assets('config-css')} />}
        {styles.includes('labeler') && <link rel="stylesheet" href={assets('labeler-css')} />}
        {room === 'page' && !still && <script src={assets('htmx')} defer />}
        <script src={assets('manners')} type="module" />
        {scripts.includes('alpine') && <script src={assets('alpine')} defer />}
        {scripts.includes('islands') && <script src={assets('islands')} type="module" />}
        {refresh && (
          <noscript>
            <meta http-equiv="refresh" content={String(refresh)} />
          </noscript>
        )}
      </head>
      <body class={room}>
        <a class="skip" href="#main">
          Skip to the content
        </a>
        {children}
      </body>
    </html>
  );
}
