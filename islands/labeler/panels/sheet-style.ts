/** How the sheets over the editor look; the history lists its steps as the margin lists regions. */
import '../base.ts';
import lists from '#css/labeler-outline.css';
import sheets from '#css/labeler-sheets.css';

export const css = lists + sheets;
