/** How the sheets over the editor look. */
import '../base.ts';
import css from '#css/labeler-sheets.css';

export { css };
