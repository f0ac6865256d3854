/** Documents that are only read, with the style that Markdown has. */
import '../../base.ts';
import css from '#css/labeler-shown.css';
import { adoptSheet } from '../../adopt.ts';

export { Html } from './html.tsx';

adoptSheet(css);
