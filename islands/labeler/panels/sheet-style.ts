/** How the sheets over the editor look; the history lists its steps as the margin lists regions. */
import '../base.ts';
// The list's style is one file with the margin, which is there wherever there are regions.
import './margin.tsx';
import lists from '#css/labeler-outline.css';
import sheets from '#css/labeler-sheets.css';

export const css = lists + sheets;
